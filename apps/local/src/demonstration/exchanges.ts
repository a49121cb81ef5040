import type { AuthorityAnswers, Chasing, Replies } from '#advice';
import type { Calendar } from './calendar.ts';

/** What somebody who was asked for advice says other than with advice, and what the officer answers. */
export interface Exchange {
  child: string;
  /** Who says it; their request is the one that it is about. */
  by: string;
  daysAgo: number;
  says: (calendar: Calendar) => Parameters<Replies['say']>[2];
  answered?: Parameters<AuthorityAnswers['answer']>[4] & { daysAgo: number };
}

export const exchanges: Exchange[] = [
  {
    child: 'leo',
    by: 'Kirsty Fallow',
    daysAgo: 4,
    says: () => ({
      kind: 'not-known',
      words:
        'We looked for Leo by NHS number, by name and by date of birth, in our records and in those of the health visitors. He was never referred, and nobody here has met him. I have asked Frances Nwosu either to sign that we have nothing to say or to find time for us to assess him.',
    }),
  },
  {
    child: 'leo',
    by: 'Dr Miriam Castell',
    daysAgo: 8,
    says: () => ({
      kind: 'question',
      words: 'Is there a note of the meeting at which Leo’s hours at school were cut? I should like to read it first.',
    }),
    answered: {
      daysAgo: 7,
      answer: 'There is. The school holds it and will attach it to its own advice this week.',
    },
  },
  {
    child: 'daniyal',
    by: 'Dr Leyla Ansari',
    daysAgo: 3,
    says: () => ({
      kind: 'question',
      words:
        'His parents say that you hold the eye hospital’s report from the spring. May we have it? Without it I should have to ask them to go through the same tests again.',
    }),
  },
  {
    child: 'daniyal',
    by: 'Tess Oram',
    daysAgo: 2,
    says: () => ({
      kind: 'wrong-team',
      whom: 'Children with disabilities team',
      words:
        'The child is registered as sight impaired. The children with disabilities team keeps that register and visited the family last year; we have never worked with them.',
    }),
  },
  {
    child: 'elsie',
    by: 'Bethan Corrigan',
    daysAgo: 8,
    says: (calendar) => ({
      kind: 'exception',
      ground: 'missed-appointment',
      beginsOn: calendar.workingDay(9),
      endsOn: calendar.workingDay(-9),
      words: calendar.dated(
        'Elsie was to show me on {9}, at home, how she talks with her friend Mabel. She had chickenpox and her mother rang that morning. The first day on which both girls can come is {-9}. Our appointment book shows both days.',
      ),
    }),
    answered: {
      daysAgo: 6,
      agree: 'yes',
      answer:
        'Accepted: it cannot be done without her, and her mother told us the same. The due day stays; we expect your advice once you have seen them.',
    },
  },
];

/** An officer’s call to somebody whose advice is late. */
export interface CallNote {
  child: string;
  to: string;
  daysAgo: number;
  notes: (calendar: Calendar) => Omit<Parameters<Chasing['noteCall']>[2], 'on' | 'spokeTo'>;
}

export const calls: CallNote[] = [
  {
    child: 'maisie',
    to: 'Tunde Falade',
    daysAgo: 4,
    notes: (calendar) => ({
      promisedOn: calendar.workingDay(-5),
      said: 'He has seen Maisie twice and has the questionnaires back from home. He will write it this week and knows that school and social care have already answered.',
    }),
  },
];

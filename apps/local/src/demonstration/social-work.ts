import type { SocialCareFacts, Section17s, Section17Texts } from '#contributors/social-care';
import type { Calendar } from './calendar.ts';

type Parameter<Method extends (...given: never[]) => unknown> = Parameters<Method>[2];

/** Section 17 work with a child of the demonstration; days are calendar days before the seeding. */
export interface SocialWork {
  child: string;
  by: string;
  team: string;
  /** When it was all written into the portal. */
  daysAgo: number;
  referral?: { daysAgo: number; by: string; reason: string };
  moves?: (Pick<Parameter<Section17s['move']>, 'action'> & {
    daysAgo: number;
    outcome?: 'child-in-need';
    because?: string;
  })[];
  texts?: (Pick<Parameter<Section17Texts['write']>, 'words' | 'category' | 'serves'> & {
    keptApart?: true;
    isPlaced?: true;
  })[];
  facts?: (calendar: Calendar) => Parameter<SocialCareFacts['add']>[];
  /** Stepped up to a strategy discussion in the middle, with leave asked of a colleague. */
  protection?: { daysAgo: number; words: string; second: string; reason: string; askedBack: string };
}

/** Every situation once: before, after and without a request; ended, closed early, stepped up; a review that is late. */
export const socialWork: SocialWork[] = [
  {
    child: 'noah',
    by: 'Anita Deshmukh',
    team: 'disabled-children',
    daysAgo: 55,
    referral: {
      daysAgo: 115,
      by: 'Dr Leyla Ansari',
      reason:
        'Noah wakes four times a night and runs when he is startled. His mother has not slept through for a year.',
    },
    moves: [
      { action: 'triage', daysAgo: 114 },
      { action: 'begin', daysAgo: 110 },
      { action: 'end', daysAgo: 60, outcome: 'child-in-need' },
    ],
    facts: (calendar) => [
      { kind: 'early-help', since: calendar.day(300), reviewOn: calendar.day(-44) },
      { kind: 'child-in-need', since: calendar.day(60), reviewOn: calendar.day(-16) },
    ],
  },
  {
    child: 'leo',
    by: 'Tess Oram',
    team: 'early-help',
    daysAgo: 6,
    referral: {
      daysAgo: 9,
      by: 'Margaret Tansley, headteacher',
      reason: 'Leo hides under tables and says little of home. His grandmother asks for help.',
    },
    moves: [
      { action: 'triage', daysAgo: 8 },
      { action: 'begin', daysAgo: 7 },
    ],
    texts: [
      {
        words:
          'Leo needs one adult whom he knows to bring him home from school, so that the day does not end in a surprise.',
        category: 'daily-life',
        serves: 'D',
        isPlaced: true,
      },
      {
        words: 'Three hours each Saturday with a sessional worker whom Leo chose, at the pool or on the marsh.',
        category: 'friends-and-feelings',
        serves: 'H1',
      },
      {
        words: 'A bus pass for Leo’s grandmother each term, so that she can fetch him from school twice a week.',
        category: 'daily-life',
        serves: 'H2',
        isPlaced: true,
      },
      {
        words: 'Where Leo’s mother lives now must not be said to anybody outside social care.',
        category: 'home-and-family',
        serves: null,
        keptApart: true,
      },
    ],
    facts: (calendar) => [{ kind: 'early-help', since: calendar.day(200), reviewOn: calendar.day(-25) }],
    protection: {
      daysAgo: 3,
      words:
        'Strategy discussion with the police and the paediatrician after what Leo drew at school. A joint visit was agreed; the grandmother’s home is safe.',
      second: 'Nadine Farrow',
      reason: 'I lead the enquiry and must read what is kept.',
      askedBack: 'I stand in for Tess while she is on the joint visit.',
    },
  },
  {
    child: 'grace',
    by: 'Anita Deshmukh',
    team: 'disabled-children',
    daysAgo: 1,
    referral: {
      daysAgo: 2,
      by: 'Blessing Okonjo, mother',
      reason: 'Grace has had seizures at night again. Mrs Okonjo asks for help to rest.',
    },
    texts: [
      {
        words: 'Mrs Okonjo needs two nights of unbroken sleep a week while somebody trained watches over Grace.',
        category: 'home-and-family',
        serves: 'D',
      },
    ],
  },
  {
    child: 'freya',
    by: 'Colin Abara',
    team: 'disabled-children',
    daysAgo: 28,
    referral: { daysAgo: 40, by: 'School nurse', reason: 'Freya said that evenings at home are lonely.' },
    moves: [
      { action: 'triage', daysAgo: 39 },
      {
        action: 'close-early',
        daysAgo: 29,
        because:
          'The family and Freya chose a deaf young people’s club first, and ask to come back to this if it is not enough.',
      },
    ],
  },
  {
    child: 'poppy',
    by: 'Anita Deshmukh',
    team: 'disabled-children',
    daysAgo: 70,
    facts: (calendar) => [
      { kind: 'child-in-need', since: calendar.day(150), reviewOn: calendar.day(9) },
      { kind: 'early-help', since: calendar.day(400), reviewOn: calendar.day(-20) },
    ],
  },
  {
    child: 'jaydon',
    by: 'Nadine Farrow',
    team: 'early-help',
    daysAgo: 40,
    facts: (calendar) => [{ kind: 'early-help', since: calendar.day(90), reviewOn: calendar.day(-30) }],
  },
];

/** A child for whom nobody has asked for a plan. */
export const withoutRequest = {
  by: 'Anita Deshmukh',
  team: 'disabled-children',
  daysAgo: 12,
  childName: 'Iris Vane',
  ageYears: 4,
  referredBy: 'Health visitor',
  reason: 'Iris does not walk yet. Her parents carry her up two flights of stairs.',
};

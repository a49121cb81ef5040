import type { AdviceText } from './types.ts';

/** A piece of advice of which only some is there. */
export type Begun = Pick<AdviceText, 'child' | 'source' | 'author' | 'role'> & Partial<AdviceText>;

/** Pieces that were begun and not finished. Of the school's on Daniyal, see `advice-education-others.ts`. */
export const halfWritten: Begun[] = [
  {
    child: 'daniyal',
    source: 'educational-psychology',
    author: 'Jonathan Prewitt',
    role: 'Educational psychologist',
    registration: 'PYL99377',
    involvement:
      'Dani was not known to me before. I have met him once at school, on a dull day at his suggestion, and spoken with both of his parents and with his class teacher. I shall observe a lesson in bright light and meet Imelda Roke, his teacher of children with vision impairment, before I finish.',
    strengths:
      'Dani remembers what he hears, word for word, and reasons quickly with numbers that are said aloud. He is funny and kind, and knows better than any adult what he can and cannot see.',
  },
  {
    child: 'daniyal',
    source: 'health',
    author: 'Dr Leyla Ansari',
    role: 'Consultant community paediatrician',
    registration: 'GMC 9900412',
    involvement:
      'I have asked the hospital eye service and the orthoptist for their reports and will see Dani with his parents next week. His albinism was confirmed in his first year by Dr Bello of the eye service.',
  },
  {
    child: 'elsie',
    source: 'health',
    author: 'Bethan Corrigan',
    role: 'Specialist speech and language therapist',
    registration: 'SL99412',
    involvement:
      'I have seen Elsie at home twice, where she talked with me from the second visit, and watched her at school for a morning without speaking to her. Her mother has recorded her at play. I have not tested her at school, as that would add to her fear.',
    strengths:
      'At home Elsie speaks in long, lively sentences, with a vocabulary well above her age. She reads aloud to her toys and invents stories with a beginning, a crisis and a cure.',
    needs: [
      {
        key: 'n1',
        area: 'communication-and-interaction',
        text: 'Elsie has selective mutism. She speaks freely at home and has not spoken to an adult at school for two years. She freezes when a question is put to her in front of others, and then can neither nod nor point. It is fear, not refusal, and rewards for speaking make it worse.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Elsie cannot ask for help, for the toilet or to stop. She has had two accidents in class and has eaten no school lunch since the autumn, because she would have to choose aloud.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Elsie will talk with one adult at school, in a room where she feels safe, about things that she has chosen.',
        by: 'the first annual review',
        measure: '',
        needs: ['n1'],
      },
    ],
  },
];

/** Daniyal's school has written what it found, and not yet what should follow. */
export function cutShort(text: AdviceText): Begun {
  return { ...text, outcomes: [], provision: [], sources: '' };
}

import type { Particulars } from './types.ts';

/** Poppy’s and Maisie’s advice, and what is begun on Elsie. */
export const particularsEarly: Record<string, Particulars> = {
  'poppy education Margaret Tansley': {
    answers: {
      attainment:
        'Where Poppy can answer by looking or with her book she is at the level expected in phonics, number to twenty and listening. On paper she appears a year behind, because she cannot yet record. A year ago she knew nine sounds; she now knows thirty-one. That has come with an adult beside her in every lesson.',
      alreadyDone:
        'One-to-one support from the early years inclusion fund for two years; a moving and handling plan; a writing slope and thick handles, which she cannot use for long; phonics with picture choices, which works well. We tried a timer to shorten lunch and gave it up, because she stopped eating.',
      attendance:
        '86 per cent this year and 79 last year. Nearly all absence was chest infection, splint clinics and hospital. Her timetable is full.',
    },
  },
  'poppy health Dr Leyla Ansari': {
    answers: {
      kind: 'paediatrician',
      diagnoses:
        'Bilateral spastic cerebral palsy, level IV of the gross motor scale, after birth at twenty-seven weeks (confirmed at fourteen months). Left hip partly displaced. Unsafe swallow with thin drinks. Hearing and vision normal; no epilepsy.',
      soFar:
        'Physiotherapy since birth, botulinum injections every six months with three good months after each, night splints, ankle splints, a standing frame, thickened drinks since her first chest infection. Hip films twice a year.',
      safety:
        'Thickened drinks and mashed food only, upright, with a trained adult. If she coughs, goes red or goes quiet: stop, lean her forward, follow the choking plan on the back of her chair. Never lift her alone.',
      others: 'The regional wheelchair service, for the powered chair. Dietetics is included here.',
    },
  },
  'poppy health Kirsty Fallow': {
    needs: 'B',
    provision: 'F',
    answers: {
      kind: 'therapist',
      diagnoses:
        'Severe dysarthria as part of cerebral palsy. Understanding of language assessed for this advice and within the average range. No hearing loss.',
      soFar:
        'Signing until two and a half; a communication book since three, from 40 words to 600; therapy weekly in term for eighteen months, then fortnightly. The book works wherever somebody holds it.',
      safety: 'Her eating and drinking plan is in Dr Ansari’s advice and applies at every snack.',
    },
  },
  'poppy educational-psychology Dr Miriam Castell': {
    answers: {
      psychologists: 'None known. I asked her parents, school and paediatrician.',
      views:
        'Poppy chose from her book and by looking. She likes shop, Edie and Mr Oduya’s guitar; she wants “my go”, “outside” and “not carry”. She wants people to wait. I read this back to her and she added “and chips”.',
      assessments:
        'When she could answer by looking, her understanding and her reasoning with pictures were in the average range for her age. I am confident in both, as she did as well on two different days.',
    },
  },
  'poppy social-care Anita Deshmukh': {
    provision: 'H1',
    apart: { p3: 'H2' },
    answers: {
      status: 'child-in-need',
      plans:
        'Child in need plan, reviewed every six months; Saturday club of three hours a fortnight; a disabled facilities grant agreed for the lift, with no date yet.',
      carers:
        'A parent carer’s assessment of her mother is complete: back injury, broken sleep, no break of longer than three hours since Poppy was born.',
    },
  },
  'maisie education Margaret Tansley': {
    answers: {
      attainment:
        'Above what is expected in reading and writing when she works at home or in the garden, at what is expected in mathematics. Nothing has been lost in learning yet; work done in school has shrunk to a quarter of last year’s.',
      alreadyDone:
        'A worry box, a buddy and a reward for attendance, all of which made things worse and have stopped. Since the spring: later start, work sent home, one home visit a week, the number scale, her own place in the garden. The last two help.',
      attendance:
        '41 per cent this term and 78 last year; 97 the year before. She is not on a reduced timetable; absence is authorised as illness.',
    },
  },
  'maisie social-care Colin Abara': {
    apart: { p2: 'H1' },
    answers: {
      status: 'child-in-need',
      plans:
        'Adoption support plan with therapy funded to the end of the financial year; safety plan held by the family, the school and the mental health service, reviewed each month.',
      carers:
        'Both parents have given up hours of work. They ask for one evening a fortnight in which somebody whom Maisie knows stays with her.',
    },
  },
  'elsie health Bethan Corrigan': {
    needs: 'B',
    provision: 'F',
    answers: {
      kind: 'therapist',
      diagnoses:
        'Selective mutism, identified by this service on {30}. Hearing normal. No disorder of language or speech.',
    },
  },
};

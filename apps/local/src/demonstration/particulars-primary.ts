import type { Particulars } from './types.ts';

/** Noah’s and Freya’s advice. */
export const particularsPrimary: Record<string, Particulars> = {
  'noah education Ruth Ellison': {
    answers: {
      attainment:
        'Decoding four years above his age, reading comprehension three years below it. Arithmetic above what is expected, problems in words well below. Writing at the end of Year 1 by hand and at the end of Year 2 when he types. Progress in comprehension over two years: four months.',
      alreadyDone:
        'Four rounds of assess, plan, do and review. Visual timetable (works when it is marked before a change), ten hours a week of assistant time from our own budget (works), social stories (he recites them), a reading group of eight (too large, stopped), writing grips (no change).',
      attendance: '94 per cent this year and 96 last year. Full timetable. No suspensions.',
    },
  },
  'noah health Bethan Corrigan': {
    needs: 'B',
    provision: 'F',
    answers: {
      kind: 'therapist',
      diagnoses:
        'Autism, diagnosed at four. Developmental language disorder, confirmed at seven after two assessments a year apart. Hearing normal, tested last year.',
      soFar:
        'A block of eight sessions at four, with some gain in first words for feelings; termly visits since then, to advise school. No direct therapy for eighteen months.',
      others: 'Occupational therapy, for handwriting, noise and road safety.',
    },
  },
  'noah health Tunde Falade': {
    needs: 'B',
    provision: 'F',
    apart: { p3: 'G' },
    answers: {
      kind: 'therapist',
      diagnoses:
        'Autism. Hand strength at the level of a five-year-old, with joints that bend too far; no other physical diagnosis. His paediatrician has ruled out a muscle disorder.',
      soFar:
        'Six sessions at age six on cutlery and scissors, both of which he now uses. Ear defenders on loan since last year, kept in the office.',
      safety: 'Roads and platforms: within an adult’s reach until he has passed ten outings of the programme.',
    },
  },
  'noah educational-psychology Dr Miriam Castell': {
    answers: {
      psychologists: 'None known. I asked his parents, the school and the community paediatrician.',
      views:
        'Noah drew his ideal school: a station, quiet carriages, and a boy beside him at the window. A friend is “somebody that comes back”. He wants to know when things stop. He read what I had written down and changed “trains” to “trams and trains”.',
      assessments:
        'Reasoning with shapes and patterns: stronger than nine children in ten. Reasoning with words: weaker than nineteen in twenty. The gap is real and large; a single overall score would hide both.',
    },
  },
  'noah social-care Anita Deshmukh': {
    provision: 'H1',
    apart: { p3: 'H2', p4: 'H2' },
    answers: {
      status: 'child-in-need',
      plans:
        'Child in need plan, last reviewed {47} and next due {-120}. Short breaks with Callum, six hours a fortnight. No other service.',
      carers:
        'His mother sleeps five hours a night and his father works nights. Temi, who is eleven, helps more than a child should; a young carer’s assessment has been offered and accepted.',
    },
  },
  'freya education Paul Kerrigan': {
    answers: {
      attainment:
        'Reading aloud at her age, understanding of what she reads two years below. Arithmetic above what is expected. A year ago the gap in comprehension was sixteen months; it is widening as texts grow harder.',
      alreadyDone:
        'Radio aid in all lessons, notes in advance for science, eight hours a week of an assistant without signing, a quiet table for group work. Teaching words beforehand works whenever it is done, which is about once a week.',
      attendance: '93 per cent this year and 95 last year. Most absence is for clinics. Full timetable.',
      consultee: 'Susannah Voss, Rivermere sensory support service',
      consulteeQualification:
        'Mandatory qualification for teachers of deaf children, held for eleven years. Consulted on {34}; read the final text.',
    },
  },
  'freya health Leila Haddow': {
    needs: 'B',
    provision: 'F',
    apart: { p4: 'G' },
    answers: {
      kind: 'therapist',
      diagnoses:
        'Profound hearing loss on the right (cochlear implant at three) and severe on the left (hearing aid), present from birth, of genetic cause. No other condition.',
      soFar:
        'Weekly therapy for two years after the implant was switched on, then each half term. Vocabulary grew fastest in the year with weekly sessions and sign.',
      safety:
        'Implant processor off before contact sport and static play equipment; no scans without the implant centre.',
      others: 'The implant programme’s audiologist, for the equipment log.',
    },
  },
  'freya educational-psychology Jonathan Prewitt': {
    answers: {
      psychologists:
        'Dr Amal Reyes, psychologist of the cochlear implant programme, consulted on {29}: no current concerns.',
      views:
        'Through an interpreter at her request: “Asking once is allowed, twice is being deaf at people.” She wants a school where she is not the only one, goalkeeping, and teachers who face her. She does not want an adult stuck to her.',
      assessments:
        'Non-verbal reasoning in the top fifth for her age. Attention as expected in the morning and like that of a child of seven at two o’clock. The tests used do not depend on hearing.',
    },
  },
  'freya social-care Colin Abara': {
    provision: 'H1',
    apart: { p2: 'H2' },
    answers: {
      status: 'assessed-now',
      plans: 'None before this assessment. A short child in need plan begins now, to be reviewed in three months.',
      carers: 'Her parents pay for signing classes themselves and would like to reach level 2.',
    },
  },
};

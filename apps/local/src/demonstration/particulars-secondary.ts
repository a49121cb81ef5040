import type { Particulars } from './types.ts';

/** Isaac’s, Kayden’s and Jaydon’s advice. */
export const particularsSecondary: Record<string, Particulars> = {
  'isaac education Dean Rattray': {
    answers: {
      attainment:
        'Reading at seven years and one month, spelling at six and a half, on tests taken for this advice; a year ago six years and eleven months. Mathematics as expected when questions are read to him. Design and technology: among the best three of the year.',
      alreadyDone:
        'A reading group of twelve for two terms (two months’ progress), a report card (removed from class more often), coloured overlays (no change), a standing place in technology (no removals), a key adult since his second exclusion (some calm days).',
      attendance:
        '96 per cent when not excluded. Four suspensions, eleven days in all. Twenty-six removals from lessons in two terms.',
    },
  },
  'isaac health Sinead Coyle': {
    apart: { n3: 'B', p3: 'F', p4: 'F' },
    answers: {
      kind: 'nurse',
      diagnoses:
        'Attention deficit hyperactivity disorder, combined type, diagnosed two years ago by Dr Ansari. Weight down from the 50th to the 25th centile in a year. Heart and blood pressure normal.',
      soFar:
        'A long-acting stimulant each morning for two years: clear benefit until about one o’clock. One change of dose. A parent course offered at the time of diagnosis had a waiting list of a year.',
      safety: 'His medicine must not be doubled if a dose was missed. Call his parents if he has chest pain or faints.',
      others: 'The dietitian of the community paediatric team, for the eating plan.',
    },
  },
  'isaac educational-psychology Jonathan Prewitt': {
    answers: {
      psychologists: 'None known. His parents, school and clinic confirm this.',
      views:
        'At the garage: “I can strip a carburettor. I can’t read the sheet that says how.” He sees three ways of being at school: thick, funny or gone. He would like to be asked first and to be able to leave without shouting.',
      assessments:
        'Reasoning with shapes and mechanisms: top five in a hundred. Single-word reading: lowest two in a hundred. This is dyslexia, and it responds to the right teaching.',
    },
  },
  'isaac social-care Colin Abara': {
    answers: {
      status: 'assessed-now',
      plans: 'Early help assessment complete; a plan with the youth service begins now, reviewed in eight weeks.',
      carers:
        'His mother has had two warnings at work for being called to school. A course for parents is part of this advice.',
    },
  },
  'kayden education Dean Rattray': {
    answers: {
      attainment:
        'Reading secure. Writing at the level of Year 5 in length, well above in vocabulary. Mathematics uneven, from Year 3 to Year 9. He learns fast when taught one to one: two years of fractions in seven lessons.',
      alreadyDone:
        'A key adult, a seat by the door, an exit card (used well), after-school tuition (attended twice), a reduced timetable in his first month, which he took as being sent away and we ended.',
      attendance:
        '82 per cent since he joined, 91 in the past half term. No suspensions. Absence is close to family time.',
      adulthood:
        'He talks of music technology at college. He needs one adviser who stays, a visit to a college each year, and to learn to travel by train.',
    },
  },
  'kayden health Dr Esi Quartey': {
    apart: { p4: 'F' },
    answers: {
      kind: 'mental-health',
      diagnoses:
        'Post-traumatic stress, assessed for this advice. Short sight, corrected. No attention deficit or autism on earlier assessment; I agree.',
      soFar:
        'Three courses of therapy begun elsewhere, each ended by a move before the fifth session. No medicine. Glasses and dental treatment since the move.',
      safety:
        'Do not touch him from behind or stand in the doorway. When he goes quiet and still, give space and one calm adult.',
    },
  },
  'kayden educational-psychology Jonathan Prewitt': {
    answers: {
      psychologists:
        'Dr Esi Quartey, clinical psychologist, consulted on {31}; reports of two psychologists at earlier schools, used again with Kayden’s and his social worker’s agreement.',
      views:
        'On a walk with the dog: “Nobody asks me anything in pen.” He wants to stay, to see Lacey more, one teacher who knows and keeps it quiet, and the studio.',
      assessments: 'Not repeated. Both earlier reports found above-average ability with words.',
    },
  },
  'kayden social-care Gwen Mather': {
    answers: {
      status: 'care-plan',
      plans:
        'Care plan: long-term fostering, matching panel on {-38}. Looked-after review {52}, next {-116}. Family time monthly with his mother and twice a year with his sister.',
      carers:
        'Bernadette Hollis works shifts and asks for help with evenings, and for respite with a family Kayden knows.',
      adulthood:
        'A savings account and travel training from fourteen; a personal adviser from sixteen; his wish is to stay with Bernadette after eighteen.',
    },
  },
  'kayden virtual-school Alastair Penhale': {
    answers: {
      authority: 'Ashcombe Vale Council',
      pepDate: '{41}; next review {-70}, which could be one meeting with the looked-after review',
      carePlan:
        'Full care order; Ashcombe Vale shares parental responsibility with his mother. Foster placement, long-term match before panel. Monthly family time affects attendance on the day after it.',
      schooling:
        'Two primary schools, then three secondary schools in twenty months. 287 school days lost since he was nine, 61 of them between placements and 90 on part-time timetables.',
    },
  },
  'jaydon education Lorna Beddows': {
    answers: {
      attainment:
        'Reading at nine years, writing at about eight. Entry level 3 in English, level 1 in mathematics of money and measure. Level 1 barbering passed here with distinction. On arrival he was at entry level 1.',
      alreadyDone:
        'Groups of four, literacy twice a week from barbering texts (works), classroom literacy in rows (he left), drawings and say-it-back in all lessons since the therapist’s visit (works).',
      attendance: '97 per cent of sessions here. Before custody he was on no roll for fourteen months.',
      adulthood:
        'A place on level 2 barbering at Rivermere College, work experience in a shop, reading for the driving theory test, a bank account and identity papers before release.',
    },
  },
  'jaydon health Hugh Semple': {
    needs: 'B',
    provision: 'F',
    apart: { n3: 'C', p4: 'G' },
    answers: {
      kind: 'therapist',
      diagnoses:
        'Severe developmental language disorder, diagnosed at sixteen. Two head injuries before fifteen, one with loss of consciousness; a brain injury review has been asked for. Low mood on arrival, now lifted.',
      soFar:
        'Monthly therapy at Coldmarsh since his arrival. His understanding of instructions has risen from four key words to six. A video of himself explaining what helps.',
      others: 'The community nurse and a doctor in the area to which he will be released.',
    },
  },
  'jaydon educational-psychology Dr Miriam Castell': {
    answers: {
      psychologists:
        'Dr Paula Renner, forensic psychologist at Coldmarsh, consulted on {27}; her summary was shared with Jay’s agreement.',
      views:
        'In his own words, which he chose: “I’m not thick, I just get lost in talking. Show me. I want a chair in a shop and my nan to see it.” He wants his mother told how he is, and to decide for himself.',
      assessments:
        'Reasoning without words average to high. Reading comprehension low for his age and rising. No general learning difficulty.',
    },
  },
  'jaydon social-care Nadine Farrow': {
    answers: {
      status: 'child-in-need',
      plans:
        'Child in need plan reopened; resettlement meetings every four weeks; leaving care assessment due before release.',
      carers: 'His mother has been threatened and needs his new address kept from letters to her home.',
      adulthood:
        'Supported lodgings, a personal adviser from before release, identity papers, money and travel; adult services to be told at seventeen and a half.',
    },
  },
  'jaydon youth-justice Dwayne Ellery': {
    apart: { n2: 'D', p1: 'H2', p2: 'H2' },
    answers: {
      custody: 'sentenced',
      custodyDates: 'Coldmarsh Secure School, since {165}; release expected on {-70}',
      risk: 'High without a course or a safe address, low with both. Early signs: missed calls, new clothes, talk of owing. What lowers it: college hours fixed first, the same worker, evenings filled.',
      communication:
        'Short sentences, drawings and say-it-back. Written conditions alone are not understood; two of ten phrases on his licence were.',
      order:
        'Detention and training order, then a licence of four months: weekly meetings, curfew from nine for eight weeks, not to enter Market Ward.',
    },
  },
};

import type { AdviceText, DemonstrationChild } from './types.ts';

/** Grace’s first assessment, which her mother ended: what the psychologist wrote then is offered for reuse now. */
export const asBefore = (grace: DemonstrationChild): DemonstrationChild => ({
  ...grace,
  key: 'grace-before',
  circumstances: { ...grace.circumstances, askedFor: [] },
  requestedDaysAgo: 402,
  stage: 'withdrawn',
  story:
    'Thirteen months ago. A new medicine stopped the seizures, and her mother withdrew the request when one piece of advice was in.',
});

export const graceBeforeAdvice: AdviceText[] = [
  {
    child: 'grace-before',
    source: 'educational-psychology',
    author: 'Dr Miriam Castell',
    role: 'Educational psychologist',
    registration: 'PYL99204',
    involvement:
      'I met Grace twice at Kingcup, once in the week after a seizure and once when she had had none for a month, so as not to judge her by a tired day. I watched a phonics lesson, worked with her for forty minutes each time, and spoke with her mother, her teacher and her epilepsy nurse.',
    strengths:
      'Grace learns songs in one hearing and remembers people, what they said and what they wore. She is brave about her seizures and explains them to other children better than the adults do.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Grace takes in new sounds and spellings at the rate of her class on a good day and loses most of them after a seizure: of twelve sounds that she knew on a Monday she knew four on the Friday. She has to be taught again what was lost, and nobody yet checks what that is.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Grace is afraid of having a seizure where others laugh. She stays near the classroom door, does not go to the toilet alone and has stopped putting her hand up.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Grace will read simple books that are new to her, and keep what she has learned from one week to the next.',
        by: 'the end of Key Stage 1',
        measure: 'She keeps ten of twelve sounds over a fortnight, also one with a seizure in it; now four.',
        needs: ['n1'],
      },
      {
        key: 'o2',
        text: 'Grace will take part in lessons and play without watching the door.',
        by: 'the first annual review',
        measure:
          'She answers or asks in front of the class once a day; plays away from the door in four of five breaks.',
        needs: ['n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A check of known sounds and words on the second day back after a seizure, and teaching of what was lost, alone with an adult and set to a tune.',
        outcomes: ['o1'],
        who: 'Teaching assistant, shown how by the educational psychologist',
        frequency: '15 minutes a day, 20 in the week after a seizure',
        duration: 'Until the end of Key Stage 1',
        reviewed: 'Half-termly',
      },
      {
        key: 'p2',
        text: 'A plan, made with Grace, of what everybody does when she has a seizure, taught to her class by her and the nurse.',
        outcomes: ['o2'],
        who: 'Class teacher and epilepsy nurse',
        frequency: 'One lesson a term, and again after each change of medicine',
        duration: 'Throughout the school year',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Two sessions with Grace; observation of a lesson and of play; records of seizures from home and school; conversation with her mother, her teacher and the epilepsy nurse.',
  },
];

/** What only a psychologist is asked. */
export const graceBeforeParticulars = {
  'grace-before educational-psychology Dr Miriam Castell': {
    answers: {
      psychologists: 'None known. The epilepsy clinic has none of its own.',
      views:
        'Grace drew herself on a stage with everybody singing and nobody looking at the clock. She would like to read the song sheets herself, and “not be carried out”.',
    },
  },
};

import type { AdviceText } from './types.ts';

/** Advice of the virtual school of the authority that looks after Kayden. */
export const virtualSchoolAdvice: AdviceText[] = [
  {
    child: 'kayden',
    source: 'virtual-school',
    author: 'Alastair Penhale',
    role: 'Virtual school head, Ashcombe Vale Council',
    involvement:
      'Kayden has been on the roll of our virtual school since he came into care. My adviser, Ros Tindall, has attended each of his personal education plan meetings for three years and is the one education professional who has known him through all three secondary schools. I have read the whole of his education file, attended the last meeting at Tidewell, and met Kayden there. This advice uses the personal education plan so as to add to it and not repeat it.',
    strengths:
      'Kayden is an able pupil whose results do not show it. At eleven, before two of his moves, he reached the expected standard in reading. He takes part in his plan meetings and knows what his grades mean. He has begun to talk of music technology at college, and visited its open day with his carer and ours.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Kayden has lost 287 school days since he was nine: to moves, to waiting for places and to reduced timetables. Each school assessed him anew and none began to teach what was missing. His gaps in mathematics are from upper primary school. At his present rate he will not reach a grade 4; with intensive teaching we believe that he will.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'School moves have been made by adults for reasons of placement, at short notice, with three days’ warning on average. Kayden has no reason to suppose that Tidewell will last. The most important support is for it to be agreed, in writing, that this is his school to the end of Year 11 whatever happens to his placement.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Information about Kayden travels badly between authorities. His record arrived five months after him; meanwhile he was given detentions for conduct that the record explains. Too many adults know that he is in care, and too few what helps. He himself wants one teacher who knows, and for no one to say it aloud.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Kayden will stay at one school to the end of Year 11 and feel part of it.',
        by: 'the end of Key Stage 4',
        measure: 'No change of school; attendance above 92 per cent; his own rating of belonging each term.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Kayden will have the English and mathematics he needs for college.',
        by: 'the end of Key Stage 4',
        measure: 'Grade 4 in both, with termly milestones in the personal education plan.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Kayden will be heading for a music technology course that he has chosen and has seen for himself.',
        by: 'the end of Key Stage 4',
        measure: 'Two taster days a year; an offer of a place.',
        needs: ['n1'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A written agreement of both authorities that Tidewell is Kayden’s school, with transport if his address changes, and a plan for any supply teacher or absence of his key adults.',
        outcomes: ['o1'],
        who: 'Virtual school head and both authorities',
        frequency: 'Once, before the plan is final',
        duration: 'To the end of Key Stage 4',
        reviewed: 'At each looked-after review',
      },
      {
        key: 'p2',
        text: 'Additional tuition funded from pupil premium plus over and above what the plan secures: studio time, a laptop with music software, and a holiday programme.',
        outcomes: ['o2', 'o3'],
        who: 'Virtual school',
        frequency: '2 hours a week in term; 5 days in the summer',
        duration: 'Each year, reviewed annually',
        reviewed: 'Termly in the personal education plan',
      },
      {
        key: 'p3',
        text: 'Personal education plan, looked-after review and plan review held as one meeting wherever the dates allow, with Kayden choosing who attends.',
        outcomes: ['o1', 'o2'],
        who: 'Virtual school adviser with the designated teacher and reviewing officer',
        frequency: 'Every term',
        duration: 'Throughout the plan',
        reviewed: 'Annually with Kayden',
      },
      {
        key: 'p4',
        text: 'Careers guidance by one adviser, taster days at college and a named person in the college’s admissions team.',
        outcomes: ['o3'],
        who: 'Virtual school careers adviser',
        frequency: '1 hour each term; 2 taster days a year',
        duration: 'To the start of college',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Education file; nine personal education plans; attendance from six schools; meeting with Kayden; care plan; Tidewell’s records.',
  },
];

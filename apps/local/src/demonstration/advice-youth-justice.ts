import type { AdviceText } from './types.ts';

/** Advice of the youth offending team for Jaydon. */
export const youthJusticeAdvice: AdviceText[] = [
  {
    child: 'jaydon',
    source: 'youth-justice',
    author: 'Dwayne Ellery',
    role: 'Youth justice case manager, Rivermere youth offending team',
    involvement:
      'I have worked with Jay for twenty months, through a referral order, his remand and now a detention and training order. I visit Coldmarsh every fortnight and ring him each week. It was this team that asked for the speech and language assessment. I chair his resettlement meetings, and sent the home authority our assessment of his special educational needs in the first week of the sentence. This advice says only what bears on education, and what Jay has agreed may be said about his offence.',
    strengths:
      'Jay keeps every appointment that he knows about. He did forty hours of reparation in a community garden and went back after they were finished. He has apologised to the person he harmed, in a letter that took him three weeks. He has drive, humour and a trade in his hands. He trusts slowly and then entirely.',
    needs: [
      {
        key: 'n1',
        area: 'communication-and-interaction',
        text: 'Jay’s language disorder runs through all of his dealings with the justice system. He pleaded guilty to one matter without understanding the word “joint”. He breached an earlier order by missing three appointments sent to him by letter. Conditions must be explained, drawn, and said back, or he will fail at something he was willing to do.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Jay’s offences were all committed with others, and while he was out of education. Our assessment puts the risk of further offending as high if he has no course or safe address and as low if he has both. Days without structure, and debts to older people, are the triggers. He sees this himself and has drawn it.',
      },
      {
        key: 'n3',
        area: 'cognition-and-learning',
        text: 'Jay’s licence will last four months and place six or seven commitments in each week, more than he can keep track of. They often clash with college hours. If college, youth justice, housing and health each make their own timetable, he will be set up to fail. He needs one plan of the week that everyone works to.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Jay will begin college in the week of his release and will be there a year later.',
        by: 'twelve months after release',
        measure: 'Enrolled before release; attendance of 85 per cent each term.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Jay will understand what is asked of him and will say so when he does not.',
        by: 'the end of his licence',
        measure: 'Explains every condition in his own words; no breach through misunderstanding.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Jay will live free of offending, with people about him who wish him well.',
        by: 'two years after release',
        measure: 'No further offence; completes his licence; an adult mentor still in touch.',
        needs: ['n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'One weekly picture plan on his telephone, kept by the case manager, with college hours fixed first and all other appointments fitted round them.',
        outcomes: ['o1', 'o2'],
        who: 'Youth justice case manager',
        frequency: '30 minutes each week; a reminder call on each morning with an appointment',
        duration: 'Throughout the licence and three months after it',
        reviewed: 'Weekly',
      },
      {
        key: 'p2',
        text: 'Mentoring by the same worker before and after release, including going with him to college in the first week and taking the journey with him until he is sure of it.',
        outcomes: ['o1', 'o3'],
        who: 'Youth justice case manager, then a volunteer mentor introduced by him',
        frequency: '3 hours a week for 8 weeks, then 1 hour',
        duration: 'Twelve months',
        reviewed: 'Monthly',
      },
      {
        key: 'p3',
        text: 'Licence, letters and meetings in short plain words with pictures; say-it-back at the end of each meeting; nothing by post alone.',
        outcomes: ['o2'],
        who: 'All youth justice staff, trained by the speech and language therapist',
        frequency: 'Every contact',
        duration: 'Throughout the order',
        reviewed: 'At each order review',
      },
    ],
    sources:
      'Youth justice assessment; orders and breach record; resettlement plan; twenty months of contact; Jay’s own drawing of what leads to what; speech and language report.',
  },
];

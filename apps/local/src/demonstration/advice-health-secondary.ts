import type { AdviceText } from './types.ts';

/** Health advice for Isaac, Kayden and Jaydon. */
export const healthSecondaryAdvice: AdviceText[] = [
  {
    child: 'isaac',
    source: 'health',
    author: 'Sinead Coyle',
    role: 'Specialist nurse, attention deficit clinic, community paediatrics',
    registration: 'NMC 99C0412E',
    involvement:
      'Zac was diagnosed with attention deficit hyperactivity disorder two years ago by Dr Ansari and has been on my caseload since then. I see him and one of his parents every three months and speak with school by telephone. For this advice I saw him twice, once by himself, reviewed his growth and blood pressure, asked his mother and four teachers to complete rating scales for mornings and afternoons separately, and agreed the text with Dr Ansari and with the speech and language therapist who assessed him.',
    strengths:
      'Zac understands his condition well and explains it with jokes. He takes his medicine without fuss and is honest about side effects. He sleeps soundly since he began to look after the pigeons. He is physically skilled and healthy, and he knows the difference between being tired and being fed up.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Zac’s attention and control of impulse are severely affected when he is without medicine. Teachers’ scores for the morning are just outside the usual range, and after one o’clock they are in the highest two per cent. He does not forget rules: he cannot stop in time to use them. He has had two accidents on the road this year.',
      },
      {
        key: 'n2',
        area: 'sensory-and-physical',
        text: 'Zac does not feel hungry on his present medicine and eats nothing from breakfast until the evening. His weight has fallen from the 50th to the 25th centile in a year. He is then very hungry, tired and irritable from about two o’clock. A second, shorter dose and food at the right time would help, and cannot be arranged without the school.',
      },
      {
        key: 'n3',
        area: 'communication-and-interaction',
        text: 'Our speech and language therapist found that Zac’s understanding is sound and that he is slow to find words and to organise what he wants to say, particularly when he is upset. When an adult asks “why did you do that?” he cannot put an answer together and says “dunno”, which is often taken for rudeness.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Zac will be able to notice when he is losing control and ask for a break or help, throughout the school day.',
        by: 'the first annual review',
        measure:
          'Afternoon rating scales come within one band of those for the morning; he uses his card in four of five difficult moments.',
        needs: ['n1', 'n3'],
      },
      {
        key: 'o2',
        text: 'Zac will be well nourished and growing, and will manage his own medicine and meals.',
        by: 'the end of Key Stage 3',
        measure: 'Weight back between the 25th and 50th centiles; he collects his dose unprompted on nine days in ten.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Zac will get about by bicycle and on foot without injury.',
        by: 'the end of Key Stage 3',
        measure: 'No accident needing treatment in twelve months; passes a cycling award.',
        needs: ['n1'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Medicine reviewed, with a second dose kept and given in school, and training for two members of staff in giving it and in what to look for.',
        outcomes: ['o1', 'o2'],
        who: 'Specialist nurse and community paediatrician; trained school staff',
        frequency: 'Review every 3 months; dose given on each school day at 12.30; 1 hour of training a year',
        duration: 'While the treatment continues',
        reviewed: 'Every three months',
      },
      {
        key: 'p2',
        text: 'A late breakfast before school and food at the end of morning break, with a pass to the front of the queue.',
        outcomes: ['o2'],
        who: 'School, on the dietitian’s plan',
        frequency: 'Every school day',
        duration: 'Throughout the plan',
        reviewed: 'At each clinic, with weight',
      },
      {
        key: 'p3',
        text: 'Therapy on finding words and telling events in order, with a comic-strip method that staff use after any incident.',
        outcomes: ['o1'],
        who: 'Speech and language therapist; learning mentor carries it on',
        frequency: '45 minutes a fortnight for 10 sessions; 20 minutes a week by the mentor',
        duration: 'Two terms, then reviewed',
        reviewed: 'After 10 sessions',
      },
      {
        key: 'p4',
        text: 'Bicycle and road training in short practical sessions, booked for a time when his medicine is working, with the helmet and lights checked first.',
        outcomes: ['o3'],
        who: 'Road safety officer, briefed by the specialist nurse',
        frequency: '6 sessions of 60 minutes',
        duration: 'One term',
        reviewed: 'At the next clinic',
      },
    ],
    sources:
      'Clinic record; growth chart; rating scales for morning and afternoon from four teachers and a parent; language assessment; interview with Zac alone.',
  },
  {
    child: 'kayden',
    source: 'health',
    author: 'Dr Esi Quartey',
    role: 'Clinical psychologist, looked-after children’s mental health team',
    registration: 'PYL99518',
    involvement:
      'Kayden was referred to this team by the looked-after children’s nurse when he moved into Rivermere. At my request his eighteen months on the list in Ashcombe Vale were counted as time waited. I met him three times, walking the dog on two of those, met Bernadette Hollis twice, and read the health assessments from his three previous placements. This advice brings together my own view and that of the nurse, Priya Lessing, who has checked the physical health section with his doctor.',
    strengths:
      'Kayden is reflective and brave. He can describe what his body does when he is afraid, and knows that the dog, music and cooking help. He is able to trust, though cautiously, as his attachment to his carer shows. He is physically fit. He accepted glasses and dental treatment once somebody told him exactly what would happen.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden shows the effects of repeated early trauma and loss: he is constantly on guard, startles, has nightmares four or five nights a week and has times when he feels that nothing is real. He reacts to threat faster than he can think. This is a learnt way of keeping safe, not a choice, and it will not respond to sanctions or rewards.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Each move has ended a relationship without a goodbye. Kayden has had four placements, eleven social workers and three attempts at therapy that stopped after fewer than five sessions. He will not begin again with a person who may leave. His first need is for constancy; treatment comes after it and depends upon it.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'Kayden falls asleep at about two and is woken at seven. On five hours of sleep his attention, memory and temper suffer. Corridors, bells and crowds overload him. He eats well at home and nothing in the canteen. His sight, teeth and immunisations are now up to date; he needs his glasses for the board and will not ask to sit closer.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Kayden will feel safe enough to stay where he is when he is upset and will go to somebody he trusts.',
        by: 'two years from the plan',
        measure:
          'He rates his safety at school at seven or more out of ten, now three; leaves without telling anyone fewer than six times in a term.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Kayden will sleep well on most nights and come to school rested.',
        by: 'the first annual review',
        measure: 'Eight hours on five nights a week in a sleep diary; nightmares no more than once in a week.',
        needs: ['n3'],
      },
      {
        key: 'o3',
        text: 'Kayden will have kept the relationships that matter to him, and will have words for what has happened in his life.',
        by: 'age 16',
        measure: 'One therapist for at least a year; a finished account of his own life that he chooses how to share.',
        needs: ['n1', 'n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Consultation to all adults around Kayden, home, school and social work together, on what his behaviour tells us and how to respond.',
        outcomes: ['o1'],
        who: 'Clinical psychologist',
        frequency: '90 minutes, every half term',
        duration: 'Two years',
        reviewed: 'Every six months at the looked-after review',
      },
      {
        key: 'p2',
        text: 'Individual trauma-focused therapy, begun at his pace when the placement is confirmed as long term, with a guarantee of the same therapist if he should move.',
        outcomes: ['o1', 'o3'],
        who: 'Clinical psychologist, agreed with both integrated care boards',
        frequency: '1 hour a week',
        duration: 'At least 12 months',
        reviewed: 'Every three months with Kayden',
      },
      {
        key: 'p3',
        text: 'A sleep programme with his carer, and a later start on the two mornings after contact.',
        outcomes: ['o2'],
        who: 'Looked-after children’s nurse',
        frequency: '6 sessions of 1 hour',
        duration: 'Three months, then follow-up each term',
        reviewed: 'After 6 sessions',
      },
      {
        key: 'p4',
        text: 'Training for school staff in the effects of trauma.',
        outcomes: ['o1'],
        who: 'Clinical psychologist',
        frequency: '3 hours each year, and 1 hour for new staff each term',
        duration: 'Throughout the plan',
        reviewed: 'Annually',
      },
    ],
    sources:
      'Three meetings with Kayden; carer’s account and sleep diary; trauma symptom questionnaire; health assessments from three placements; nurse’s physical health review.',
  },
  {
    child: 'jaydon',
    source: 'health',
    author: 'Hugh Semple',
    role: 'Specialist speech and language therapist, youth justice',
    registration: 'SL99771',
    involvement:
      'I assessed Jay a year ago, before sentence, at the request of the youth offending team, and have seen him at Coldmarsh every month since he arrived. The diagnosis of developmental language disorder is mine. For this advice I retested his understanding, made a video with him of how to explain things well, and spoke with the health care team about his physical and mental health. Their contribution, which Jay agreed to share, is included. He asked me not to include details of his childhood, and I have not.',
    strengths:
      'Jay learns rapidly from demonstration, and his spatial skills are well above average. He is insightful about language now that he knows that it, and not he, is the trouble. He is direct, good-humoured and attentive to how other people feel. He has begun to stop staff and say “short, please”.',
    needs: [
      {
        key: 'n1',
        area: 'communication-and-interaction',
        text: 'Jay has a severe developmental language disorder that was not identified before he was sixteen. He understands spoken language at the level of an eight-year-old. Words of time, condition and consequence, such as “unless”, “until” and “breach”, are unreliable. Of ten phrases on his licence he could explain two. He may therefore break conditions that he has agreed to.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Jay hides what he does not understand by agreeing, going quiet or making a joke. Under pressure he says whatever he thinks will end the conversation. He cannot tell an event in order, and so his own accounts seem inconsistent and he has been called a liar. This puts him at real disadvantage with police, court, employers and doctors.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'The health care team reports poor sleep, low mood in his first two months and two head injuries before he was fifteen, one with loss of consciousness. He has stopped using cannabis. He is frightened of being found by former associates. He is registered with no doctor in Rivermere, and without action will leave with seven days of medicine and no appointment.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Jay will say when he has not followed something and will get it explained in a way that works for him, with people in authority as well as friends.',
        by: 'the first annual review',
        measure:
          'In three observed meetings a term he asks for clarification every time he needs it; can explain all of his licence conditions.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Jay will tell what has happened to him in order and be believed.',
        by: 'age 19',
        measure: 'A narrative assessment each year: from two to seven of eight elements.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Jay will be in good health on release and afterwards, and will know how to get help.',
        by: 'three months after release',
        measure: 'Registered with a doctor and dentist before release; attends three planned appointments.',
        needs: ['n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Speech and language therapy on words of time and consequence, on asking for clarification and on telling events in order, continued by the same therapist after release.',
        outcomes: ['o1', 'o2'],
        who: 'Specialist speech and language therapist, youth justice',
        frequency: '1 hour a week until release; then 1 hour a fortnight',
        duration: '18 months',
        reviewed: 'Every three months',
      },
      {
        key: 'p2',
        text: 'A communication passport, with his video, given with his agreement to court, college, housing, probation and doctor; licence and plan rewritten in plain words and pictures.',
        outcomes: ['o1'],
        who: 'Speech and language therapist with Jay',
        frequency: 'Once; revised every six months',
        duration: 'Throughout the plan',
        reviewed: 'Every six months',
      },
      {
        key: 'p3',
        text: 'Training for those who work with Jay: say it short, draw it, ask him to say it back.',
        outcomes: ['o1', 'o2'],
        who: 'Speech and language therapist',
        frequency: '2 hours before release for college and accommodation staff; 1 hour each term',
        duration: 'Throughout the plan',
        reviewed: 'Annually',
      },
      {
        key: 'p4',
        text: 'Registration with a doctor in his new area, a brain injury review, and a nurse’s visit in the first week.',
        outcomes: ['o3'],
        who: 'Health care team at Coldmarsh and the community nurse',
        frequency: 'Before release, and within 7 days of it',
        duration: 'Three months',
        reviewed: 'At three months',
      },
    ],
    sources:
      'Two language assessments a year apart; explanation test of licence wording; health care team’s summary; video made with Jay; his statements to the authority.',
  },
];

import type { AdviceText } from './types.ts';

/** Advice from the settings of Isaac, Kayden and Jaydon. */
export const educationSecondaryAdvice: AdviceText[] = [
  {
    child: 'isaac',
    source: 'education',
    author: 'Dean Rattray',
    role: 'Special educational needs co-ordinator, Tidewell Academy',
    involvement:
      'Isaac, who likes to be called Zac, joined us at the start of Year 7. I have worked with him since his second exclusion, meet him each Monday and have met his parents six times. For this advice I followed him through two whole days, one good and one bad, asked all eleven of his teachers for a written view, and went with him to design and technology, where he taught me to use the pillar drill. I have also read his primary school’s records, which describe a different boy.',
    strengths:
      'Zac is outstanding with tools and mechanisms; his technology teacher rates him among the best three in the year. He answers well when a text is read aloud to him. He is quick to help others, generous, and honest about what he has done. He arrives every day, on time, whatever happened on the day before.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Zac reads at the level of a child of seven and spells at six and a half. He can read 54 words a minute, with errors. Almost every lesson here depends on reading from the first five minutes. In eleven lessons observed he was given twenty-three printed sheets and could read three of them. He has never been taught by a specialist in reading difficulty.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Zac would rather be sent out than be seen not to read. Nineteen of his twenty-six removals from class began within four minutes of a request to read or write, and all of the exclusions came after lunch. He believes that he is stupid. He told me that he feels it about five times a day, and counted them for me.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Zac finds it hard to stay still, to wait and to stop. He was out of his seat every three minutes in English and not at all in technology, where he may stand. The effect of his medicine has gone by about one o’clock. Sanctions given the next day mean nothing to him and have not altered anything in four terms.',
      },
      {
        key: 'n4',
        area: 'social-emotional-and-mental-health',
        text: 'Zac is on the edge of older groups, who dare him to do things for which he is then punished. He has company and no close friend in his own class. After an exclusion he does not speak for a day. He has been left off two trips for fear of what he might do, though on the one that he joined he behaved very well.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Zac will read well enough to manage a practical manual and the texts that he meets in lessons.',
        by: 'the end of Key Stage 3',
        measure: 'A reading age of at least ten years on a standardised test, retested each July; now seven.',
        needs: ['n1'],
      },
      {
        key: 'o2',
        text: 'Zac will stay in lessons and ask for help or for a break when he needs one, in place of getting himself sent out.',
        by: 'the first annual review',
        measure: 'Removals from class fall from twenty-six in a term to three or fewer; no exclusions.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o3',
        text: 'Zac will know what he is good at and take part in the life of the school as others do.',
        by: 'the end of Key Stage 3',
        measure:
          'Self-rating of “I am good at something here” from two to eight out of ten; joins one club and one trip a year.',
        needs: ['n2', 'n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Individual teaching of reading and spelling with a structured, cumulative, multi-sensory programme, using texts about engines and machines.',
        outcomes: ['o1'],
        who: 'Teacher with a level 7 specialist qualification in literacy difficulties',
        frequency: '45 minutes, three times a week',
        duration: '36 weeks in each school year to the end of Key Stage 3',
        reviewed: 'Half-termly by the specialist teacher',
      },
      {
        key: 'p2',
        text: 'Reading pen or read-aloud software on his own laptop in all lessons, sheets sent to it beforehand, and speech-to-text for his own writing; no reading aloud in class unless he offers.',
        outcomes: ['o1', 'o2'],
        who: 'Every subject teacher; set up by the SENCO',
        frequency: 'Every lesson',
        duration: 'Throughout the plan',
        reviewed: 'Termly by lesson visits',
      },
      {
        key: 'p3',
        text: 'A key adult who meets Zac on arrival and after lunch, a standing place at the back of each room, a break card honoured without question, and restorative talk on the same day if something goes wrong.',
        outcomes: ['o2'],
        who: 'Learning mentor trained in attention deficit hyperactivity disorder',
        frequency: '15 minutes, twice a day, and in class for 8 hours a week',
        duration: 'Throughout the plan',
        reviewed: 'Half-termly with Zac and his parents',
      },
      {
        key: 'p4',
        text: 'A weekly afternoon as assistant in the technology workshop, with responsibility for the tool store.',
        outcomes: ['o3'],
        who: 'Technology teacher',
        frequency: '90 minutes, once a week',
        duration: 'Throughout the school year',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Two full-day observations; behaviour log analysed by time and task; reading and spelling tests; eleven teachers’ statements; primary school record; Zac’s own count; his parents’ statements.',
  },
  {
    child: 'kayden',
    source: 'education',
    author: 'Dean Rattray',
    role: 'Special educational needs co-ordinator, Tidewell Academy',
    involvement:
      'Kayden joined Tidewell seven months ago, in the middle of a term, as his third secondary school. I wrote this with Wanda Prentice, our designated teacher for looked-after children, who meets him twice a week. No record came with him for five months. We observed four lessons, collected what nine teachers see, looked at his attendance hour by hour, and listened to him. He asked us not to test him again, and we used what already existed wherever we could.',
    strengths:
      'Kayden writes with real power when he chooses the words: his lyrics show a rich vocabulary and a subtle ear. He is witty and kind to younger pupils. He can be trusted with equipment, and the music technician already relies on him. He came back to apologise, unprompted, to a teacher he had sworn at.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Kayden has missed the equivalent of fifteen months of school since he was nine. He has no secure knowledge of fractions, algebra or the structure of an essay, though he learns quickly when he is taught them. Teachers assume knowledge that he was never given. He will not put up his hand, and leaves tests blank sooner than get them wrong.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden watches adults and doors. When cornered, touched from behind or corrected in public he leaves or shouts before he knows that he is doing it. This has happened thirty-one times, chiefly at changes of lesson, with supply teachers, and in the two days before and after contact with his mother. He recovers in about an hour if one trusted person is present.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden does not expect to stay. He has not unpacked a locker, joined a club or let anyone mark his book in pen. He keeps his care status private, and stayed away for a week when a teacher mentioned it before the class. He has one friend here and talks online to those he left behind in Ashcombe.',
      },
      {
        key: 'n4',
        area: 'communication-and-interaction',
        text: 'When he is calm Kayden is articulate; under stress he cannot find words and takes in very little of what is said. He reads neutral faces as angry ones. Long talks after an incident make matters worse. Short written messages work well, and he will answer those hours later, often with insight.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Kayden will stay in school and in lessons because he has people and places there that he trusts when he feels unsafe.',
        by: 'the first annual review',
        measure:
          'Attendance from 71 to 92 per cent; unplanned exits from thirty-one to six in a term; names three trusted adults.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Kayden will fill the gaps in his English and mathematics and be on course for grade 4 or better in both.',
        by: 'the end of Key Stage 4',
        measure: 'Teacher assessment each term against an agreed list of gaps: half closed in a year, all in two.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Kayden will be able to tell an adult, by any means he likes, what is going on for him before it becomes a crisis.',
        by: 'two years from the plan',
        measure:
          'He messages or speaks to a key adult ahead of four out of five difficult moments, from the mentor’s log.',
        needs: ['n2', 'n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Two key adults chosen by Kayden who greet him each morning, stay in touch by text message, meet him before and after contact, and brief any new or supply teacher.',
        outcomes: ['o1', 'o3'],
        who: 'Designated teacher and learning mentor, both trained in attachment and trauma',
        frequency: '15 minutes at the start of each day; 1 hour a week of planned time',
        duration: 'Throughout the plan; a handover of one term if either leaves',
        reviewed: 'Half-termly with the personal education plan',
      },
      {
        key: 'p2',
        text: 'Individual tuition in mathematics and English from the point where his knowledge stops, taught from music wherever possible.',
        outcomes: ['o2'],
        who: 'Qualified teacher',
        frequency: '1 hour, four times a week',
        duration: '36 weeks in each of two school years',
        reviewed: 'Termly in the personal education plan',
      },
      {
        key: 'p3',
        text: 'An agreed exit route, a seat near the door, five-minute early moves between lessons, and written follow-up in place of talk.',
        outcomes: ['o1', 'o3'],
        who: 'All staff, briefed by the designated teacher without disclosing his history',
        frequency: 'Every day; one hour of staff training each term',
        duration: 'Throughout the plan',
        reviewed: 'Termly',
      },
      {
        key: 'p4',
        text: 'Recording studio time, first alone with the technician, then with one other pupil.',
        outcomes: ['o1'],
        who: 'Music technician',
        frequency: '1 hour a week',
        duration: 'Throughout the school year',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Attendance and incident record by hour; nine teachers’ statements; four observations; records of two earlier schools, received late; conversation with Kayden and his carer; personal education plan.',
  },
  {
    child: 'jaydon',
    source: 'education',
    author: 'Lorna Beddows',
    role: 'Head of education, Coldmarsh Secure School',
    involvement:
      'Jay has been with us for five and a half months. On arrival his information had no record of a special educational need. Our tutors screened him in the first week and he has been taught in groups of four for literacy, numeracy, barbering and physical education since then. I teach him literacy twice a week. I wrote this advice with his tutors and his personal officer, and read it to Jay, who asked for two changes, both of which I made.',
    strengths:
      'Jay is punctual, polite and proud of good work. His barbering is of a professional standard and he now shows others. He gained a gym instructor award by being allowed to demonstrate what he knew. He has had no adjudication for four months. He writes to his grandmother every week, with a dictionary beside him.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Jay reads at the level of a nine-year-old and writes at about eight. He can get the gist of a short plain text and loses it where sentences have two parts. He works at entry level 3 in English and level 1 in mathematics when it has to do with money or measure. He has had almost no full-time schooling since he was thirteen.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Jay does not follow long explanations and says that he does. In a recorded induction of twelve minutes he could repeat two of nineteen points. He manages well with short sentences, drawings and being asked to say it back. He misses hints, jokes and sarcasm, and these have led to two of the three conflicts that he has had here.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Jay expects education to go wrong. At first he refused any room with desks in rows. He still leaves if a form is put before him without warning. Success is fragile: a failed practice paper in the second month led to three days in his room. He does not plan beyond the coming week, and cannot picture the day of his release.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Jay will complete level 2 barbering at a college and be ready to work in a shop.',
        by: 'two years after release',
        measure: 'The qualification; a reference from a placement of at least twenty days.',
        needs: ['n1', 'n3'],
      },
      {
        key: 'o2',
        text: 'Jay will read and fill in by himself the letters and forms that adult life sends him.',
        by: 'age 19',
        measure: 'Level 1 functional English; six real forms completed without help.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o3',
        text: 'Jay will tell people when he has not understood and ask them to put it another way.',
        by: 'the first annual review',
        measure: 'Tutors and mentor log three such requests a week without a prompt; now one in a month.',
        needs: ['n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Individual literacy teaching using real texts from barbering, letters, forms and the driving theory test, begun here and carried on at college by the same scheme.',
        outcomes: ['o2'],
        who: 'Specialist literacy teacher',
        frequency: '1 hour, three times a week',
        duration: 'To the end of the second college year',
        reviewed: 'Half-termly',
      },
      {
        key: 'p2',
        text: 'All teaching in short steps with drawings, demonstration and say-it-back; assessment by doing or by speech where the award permits.',
        outcomes: ['o1', 'o3'],
        who: 'All tutors here and at college, trained by the speech and language therapist',
        frequency: 'Every session; 3 hours of training a year',
        duration: 'Throughout the plan',
        reviewed: 'Termly',
      },
      {
        key: 'p3',
        text: 'A bridge to Rivermere College: two visits by its tutor to Jay here, one release on temporary licence to see the salon, enrolment before release and a first day within five working days of it.',
        outcomes: ['o1'],
        who: 'Head of education with the college’s SENCO and the youth offending team',
        frequency: 'Three contacts in the ten weeks before release',
        duration: 'Ten weeks, and the first half term at college',
        reviewed: 'Weekly in the last four weeks',
      },
      {
        key: 'p4',
        text: 'A learning mentor at college who meets Jay at the door, attends each new class with him and reads forms with him.',
        outcomes: ['o1', 'o3'],
        who: 'Learning mentor, Rivermere College',
        frequency: '10 hours a week in the first term, then 5',
        duration: 'One college year, then reviewed',
        reviewed: 'Half-termly',
      },
    ],
    sources:
      'Screening on arrival; work from five months; tutors’ and personal officer’s records; induction recording; what Jay said when he heard this read; information from the youth offending team.',
  },
];

import type { AdviceText } from './types.ts';

/** Educational psychology advice for Isaac, Kayden and Jaydon. */
export const psychologySecondaryAdvice: AdviceText[] = [
  {
    child: 'isaac',
    source: 'educational-psychology',
    author: 'Jonathan Prewitt',
    role: 'Educational psychologist',
    registration: 'PYL99377',
    involvement:
      'I met Zac on three occasions for this advice: in the technology workshop, in my room for assessment and at his father’s garage on a Saturday, at his invitation. I watched two lessons that he finds hard, met both of his parents and four members of staff, and looked at five years of school reports. No other psychologist has been involved. Zac read the summary with me, by having it read aloud to him, and corrected the name of an engine.',
    strengths:
      'Zac’s ability to reason with shapes and mechanisms is in the top five per cent, and his understanding of spoken ideas is average. He learns by doing, remembers procedures after one showing, and perseveres for hours with an engine. He is loyal, has a strong sense of fairness and speaks thoughtfully about himself when he is not on show.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Zac has a severe and specific difficulty with reading and spelling, with weak awareness of the sounds in words and slow naming. This pattern is known as dyslexia. It is unexpected for his ability and was masked by good support at primary school. His single-word reading is in the lowest two per cent. He can still make good progress if he is taught in the right way, often enough.',
      },
      {
        key: 'n2',
        area: 'cognition-and-learning',
        text: 'Zac’s working memory and speed of processing are weak, and worse in the afternoon. He cannot copy from a board, hold three instructions in mind or take notes. When the load was reduced by a checklist with pictures, his time on task rose from four minutes to seventeen.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Zac feels shame about reading, and all of his conduct at school is arranged to keep it from being seen. He sees three ways of being at school: “thick, funny or gone”. He chooses the second until it becomes the third. He believes that adults have given up, and cited the trips. He is at risk of exclusion, and of being drawn into trouble by others.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Zac’s reading will improve to the point at which he can read what interests him and what he needs for his chosen trade.',
        by: 'the end of Key Stage 3',
        measure:
          'Reading accuracy and speed at a ten-year level or above; reads a page of a workshop manual by himself.',
        needs: ['n1'],
      },
      {
        key: 'o2',
        text: 'Zac will remain in class, using agreed ways of getting help or time out before he reaches boiling point.',
        by: 'the first annual review',
        measure: 'No exclusion in twelve months; fewer than four removals a term.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o3',
        text: 'Zac will see himself as an able learner and have a plan for his future that he believes in.',
        by: 'the end of Key Stage 3',
        measure: 'Self-perception scale from the 5th to the 40th centile; a vocational pathway chosen with him.',
        needs: ['n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Specialist teaching of phonics, spelling and fluency at secondary level, three times a week and never in place of technology or sport.',
        outcomes: ['o1'],
        who: 'Specialist teacher of pupils with literacy difficulties',
        frequency: '45 minutes, three times a week',
        duration: 'Two school years, then reviewed',
        reviewed: 'Termly; standardised test each year',
      },
      {
        key: 'p2',
        text: 'Lessons planned so that reading is not the way in: ideas shown or told first, checklists with pictures, one instruction at a time, and no copying.',
        outcomes: ['o1', 'o2'],
        who: 'All subject teachers, trained by the educational psychology service',
        frequency: 'Every lesson; 2 hours of training each term in the first year',
        duration: 'Throughout the plan',
        reviewed: 'Termly by observation',
      },
      {
        key: 'p3',
        text: 'Coaching with one trusted adult about shame, strengths and the future, using solution-focused methods.',
        outcomes: ['o2', 'o3'],
        who: 'Learning mentor, supervised by the educational psychologist',
        frequency: '40 minutes a week; supervision 1 hour each half term',
        duration: 'One school year',
        reviewed: 'Half-termly',
      },
    ],
    sources:
      'Cognitive and literacy assessment; observations; visit to the garage; interviews with Zac, parents and staff; school reports over five years.',
  },
  {
    child: 'kayden',
    source: 'educational-psychology',
    author: 'Jonathan Prewitt',
    role: 'Educational psychologist',
    registration: 'PYL99377',
    involvement:
      'I saw Kayden twice at school and once at home with his carer and her dog. He had been assessed by other psychologists at two earlier schools; with his agreement and that of his social worker I obtained both reports and did not repeat any test. I consulted Dr Quartey, clinical psychologist, whose formulation I share. I observed English, corridor movement and an hour in the studio, and met with the designated teacher and the virtual school’s adviser.',
    strengths:
      'The earlier assessments agree that Kayden’s verbal ability is above average. He thinks in metaphor and has perfect recall for lyrics and melody. He can stand outside a situation and describe it with irony. He shows care for those weaker than himself. He holds on to hope for college, which many in his position would have lost.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Kayden’s attainments are two to three years below his ability in mathematics and in extended writing, because of lost schooling. His reading is sound. He has a pattern of islands: he can solve simultaneous equations by a trick he was shown, and cannot add fractions. Being tested feels to him like being found out, and he avoids it.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden’s attention at school goes to safety first and learning second. On a count of twenty minutes he looked up at the door or at an adult’s face forty-three times. In the studio, with the door shut and one adult he knew, he looked up twice. Predictable people in predictable places are what allows him to learn.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden’s sense of belonging is very low: he scored at the first centile on a measure of belonging at school. He protects himself by leaving before he can be left. He feels different from others because of being in care and conceals it, so that he has no one of his own age with whom he can be open.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Kayden will feel that he belongs at Tidewell and will be able to remain there through difficult times with the help of adults he trusts.',
        by: 'two years from the plan',
        measure:
          'Belonging scale to the 25th centile; attendance above 92 per cent; the same school to the end of Key Stage 4.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Kayden will catch up in mathematics and writing and gain the qualifications he needs for music technology at college.',
        by: 'the end of Key Stage 4',
        measure: 'Grade 4 or above in English and mathematics; a place offered on a level 3 course.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Kayden will have friendships in which he does not have to hide who he is.',
        by: 'age 16',
        measure: 'By his own account: at least two people of his age with whom he can be open.',
        needs: ['n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A small base with a fixed adult, which Kayden may use at any time without explanation, and where he begins and ends each day.',
        outcomes: ['o1'],
        who: 'Learning mentor, trained in attachment',
        frequency: '30 minutes a day, and as he needs it',
        duration: 'Throughout the plan, faded only with his agreement',
        reviewed: 'Half-termly',
      },
      {
        key: 'p2',
        text: 'Individual teaching by one teacher of mathematics and English that starts from a map of what he knows, with no formal tests and with weekly evidence of what he has gained.',
        outcomes: ['o2'],
        who: 'Qualified teacher',
        frequency: '4 hours a week',
        duration: 'Two school years',
        reviewed: 'Termly with the virtual school',
      },
      {
        key: 'p3',
        text: 'A music group for young people who are or have been in care, outside school, with transport.',
        outcomes: ['o3'],
        who: 'Rivermere music service with the virtual school',
        frequency: '2 hours a week',
        duration: 'One year, then reviewed',
        reviewed: 'Every six months',
      },
    ],
    sources:
      'Two earlier psychological reports, used again by agreement; observations with counts; belonging scale; consultation with clinical psychologist; Kayden and his carer.',
  },
  {
    child: 'jaydon',
    source: 'educational-psychology',
    author: 'Dr Miriam Castell',
    role: 'Educational psychologist',
    registration: 'PYL99204',
    involvement:
      'I visited Jay at Coldmarsh on two days, three weeks apart, and we spoke once by video. The first meeting was given over to explaining, with drawings, who I am and what the assessment is for. I consulted Dr Renner, the forensic psychologist at Coldmarsh, who has shared her summary with his agreement, Hugh Semple, and his mother by telephone. I saw him cut hair, and saw him in a numeracy class. He chose the words of the summary.',
    strengths:
      'Jay’s reasoning without words is average to high. He has excellent attention for practical work: fifty minutes without looking up. He is considerate and a natural teacher. He has changed his circle, asked for help and kept at learning to read, all of them decisions that he made for himself and should be credited for.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Jay’s poor literacy follows from his language disorder and four years without regular teaching; there is no general learning difficulty. His reading is accurate for familiar words, with little understanding of connected text. He has no method for an unfamiliar word. He learns best when reading is tied to a task at hand and to a person he trusts.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Jay’s experience of education is of exclusion, nine changes and being thought not to care. He protects himself by expecting nothing. Transitions are when he has failed before, each time within three weeks. The change from custody, where everything is arranged, to a college where nothing is, will be the greatest he has yet faced.',
      },
      {
        key: 'n3',
        area: 'cognition-and-learning',
        text: 'Jay finds planning difficult: he underestimates time, cannot set out the steps to a goal and does not keep track of several appointments. He can do so with a picture plan of the week. Head injuries may contribute. Without help he is likely to miss appointments that are conditions of his licence.',
      },
      {
        key: 'n4',
        area: 'social-emotional-and-mental-health',
        text: 'Jay is easily led when he feels he owes someone, and fears being alone. He named two people he can rely on, his grandmother and Dwayne. He has few adult skills for living by himself: money, travel, meals beyond three dishes, and forms. He would like to learn these from somebody who does not make a lesson of it.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Jay will stay at college through his first year and gain his barbering qualification.',
        by: 'two years after release',
        measure: 'Attendance of 85 per cent in the first year; level 2 achieved in the second.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Jay will deal with his own reading, forms and messages in daily life.',
        by: 'age 19',
        measure: 'Reading comprehension at an eleven-year level; manages his post for a month without help.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Jay will plan his week, travel by himself and keep his appointments.',
        by: 'six months after release',
        measure: 'Nine in ten appointments kept for eight weeks running; three bus journeys made alone.',
        needs: ['n3', 'n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A transition plan drawn as a picture with Jay, with each person, place and date, begun twelve weeks before release; the same mentor before and after.',
        outcomes: ['o1', 'o3'],
        who: 'Youth offending team mentor with the college and head of education',
        frequency: 'Weekly meeting of 1 hour',
        duration: 'Twelve weeks before release and twelve after it',
        reviewed: 'Weekly',
      },
      {
        key: 'p2',
        text: 'Literacy taught one to one from real texts, in the salon where possible.',
        outcomes: ['o2'],
        who: 'Specialist literacy teacher',
        frequency: '1 hour, three times a week',
        duration: 'Two college years',
        reviewed: 'Half-termly',
      },
      {
        key: 'p3',
        text: 'Practice in living skills in real places: bus, bank, shop, kitchen, with a weekly picture planner on his telephone.',
        outcomes: ['o3'],
        who: 'Personal adviser or mentor',
        frequency: '2 hours, twice a week',
        duration: 'Six months after release',
        reviewed: 'Monthly',
      },
    ],
    sources:
      'Non-verbal assessment; reading assessment; observation of salon and class; consultation with forensic psychologist and therapist; mother’s account; Jay’s own words.',
  },
];

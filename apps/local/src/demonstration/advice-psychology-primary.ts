import type { AdviceText } from './types.ts';

/** Educational psychology advice for Noah, Freya and Poppy. */
export const psychologyPrimaryAdvice: AdviceText[] = [
  {
    child: 'noah',
    source: 'educational-psychology',
    author: 'Dr Miriam Castell',
    role: 'Educational psychologist',
    registration: 'PYL99204',
    involvement:
      'I first met Noah a year ago, when the school asked for a consultation. For this assessment I spent a morning with him and his class, worked with him individually for two sessions of half an hour, and met his parents, class teacher, Mrs Lowe and SENCO together. I asked whether other psychologists were involved: none is. Noah drew his ideal school, which has a station. I had read what his parents told the authority and so asked only about what had changed since then.',
    strengths:
      'Noah thinks visually and reasons with great power when the material is in front of him: his non-verbal reasoning is stronger than that of nine children in ten. He persists, he is truthful, and he has a clear sense of what he likes. He has the wish to have a friend, and ideas about what they would do.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'There is a wide gap between Noah’s visual reasoning and his verbal reasoning, which is below that of nineteen children in twenty. He learns from examples, diagrams and worked models and not from explanation. Teaching that relies on talk will make him look less able than he is. His working memory for spoken information holds two items; for places on a grid it holds seven.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Noah feels strong emotions and has little understanding of them. He recognises happy, sad and “closed”. He does not connect what happens in his body with what happened before it. As a result distress seems to him to come from nowhere, and he spends much of the day on the watch for it. His anxiety is the chief barrier to his learning.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Noah is lonely, and says so. He described a friend as “somebody that comes back”. His classmates like him, but see him as someone adults look after: in the class survey seven children chose him as a person to help and none as a person to play with. This can change where adults give him a role that others value.',
      },
      {
        key: 'n4',
        area: 'communication-and-interaction',
        text: 'Uncertainty about what is about to happen takes up Noah’s attention. He asked me nineteen times in thirty minutes when we would stop, and not once after I had drawn a line with a moving marker. Changes explained in words alone do not help him. He relies on Mrs Lowe to interpret the world and does not seek out other adults.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Noah will recognise the early signs that he is becoming upset and will show somebody, or take himself to a calm place, before it becomes too much.',
        by: 'two years from the plan',
        measure:
          'He identifies his state on a five-point scale correctly on four of five checks a day; distressed incidents fall from fourteen to three in a term.',
        needs: ['n2', 'n4'],
      },
      {
        key: 'o2',
        text: 'Noah will have at least one real friendship, in which each seeks out the other, in school and beyond it.',
        by: 'the end of Key Stage 2',
        measure: 'A mutual choice in the class survey; two meetings a term with a friend outside school.',
        needs: ['n3'],
      },
      {
        key: 'o3',
        text: 'Noah will tackle new work by himself using a visual model, with an adult on hand and not beside him.',
        by: 'the end of Key Stage 2',
        measure: 'He works independently for fifteen minutes in three lessons a day; now four minutes.',
        needs: ['n1', 'n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Teaching through models, diagrams and worked examples in every subject, new ideas shown before they are told, with word problems drawn as a bar or a map.',
        outcomes: ['o3'],
        who: 'Class teacher, with training from the educational psychology service',
        frequency: 'Every lesson; 3 hours of training a year',
        duration: 'Throughout the plan',
        reviewed: 'Termly',
      },
      {
        key: 'p2',
        text: 'An individual programme on feelings and body signs that uses a five-point scale drawn as a line with stations, rehearsed while he is calm.',
        outcomes: ['o1'],
        who: 'Trained emotional literacy assistant, supervised by the educational psychologist',
        frequency: '30 minutes, twice a week',
        duration: '20 weeks, then weekly',
        reviewed: 'Half-termly; supervision 2 hours each half term',
      },
      {
        key: 'p3',
        text: 'A circle of friends who meet with an adult to plan shared projects in which Noah’s map-making is needed, with help to his family to carry one friendship into the home.',
        outcomes: ['o2'],
        who: 'Emotional literacy assistant',
        frequency: '30 minutes, once a week',
        duration: 'Two terms',
        reviewed: 'Termly, with the class survey',
      },
      {
        key: 'p4',
        text: 'A planned fading of adult support: the adult starts him off, leaves a visual model and returns at a marked time.',
        outcomes: ['o3'],
        who: 'Class teacher and teaching assistant',
        frequency: 'Daily',
        duration: 'Throughout the plan',
        reviewed: 'Half-termly',
      },
    ],
    sources:
      'Individual cognitive assessment; class observation; friendship survey; consultation with family and staff; drawing of the ideal school; earlier consultation record; advice of the speech and language therapist, seen in draft.',
  },
  {
    child: 'freya',
    source: 'educational-psychology',
    author: 'Jonathan Prewitt',
    role: 'Educational psychologist',
    registration: 'PYL99377',
    involvement:
      'Freya was not known to me before. I met her twice, with a registered interpreter at her request for the second meeting, observed two lessons and a training session of her football team, and spoke with her parents, class teacher, SENCO and teacher of the deaf. I used assessments that do not depend on hearing, and I took account of published guidance on assessing deaf children. The implant programme’s psychologist confirmed that she has no current concerns and had nothing to add.',
    strengths:
      'Freya’s non-verbal reasoning is in the top fifth for her age. She plans, checks and corrects her own work. She is resilient and sociable and has a sharp eye for what other people are thinking. She has an unusually clear idea of her future, and her sport gives her a place where she leads.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'There is a difference of nearly three years between what Freya can reason out and what she achieves where language carries the meaning. It is explained by access, not by ability. If it is not closed before secondary school, when vocabulary grows by several thousand words a year and teachers change each hour, it will widen.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Freya hides what she has missed in order to fit in. She told me that asking once is allowed and asking twice is “being deaf at people”. This belief costs her learning and company, and she carries it alone. She is at the age when children begin to compare themselves, and she speaks of her deafness only as a list of things that go wrong.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'The effort of listening reduces Freya’s attention through the day. On a task of sustained attention she scored as well as her age at half past nine and as a child of seven at two o’clock. Homework that comes after such a day is unproductive, and the family’s evenings have become a time of tears.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Freya will be able to ask, confidently and more than once, for what she needs to follow a lesson or a conversation.',
        by: 'transfer to secondary school',
        measure: 'Self-rating from three to eight out of ten; observed requests in two lessons in each term.',
        needs: ['n2'],
      },
      {
        key: 'o2',
        text: 'Freya will enjoy being a member of a deaf as well as a hearing group and will see her deafness as one part of who she is.',
        by: 'the end of the first year of secondary school',
        measure:
          'Wellbeing questionnaire for deaf young people each year; regular contact with deaf friends and an adult role model.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Freya’s achievement in language-based subjects will match her reasoning ability.',
        by: 'the end of Key Stage 3',
        measure: 'Reading comprehension and word problems within six months of her age.',
        needs: ['n1', 'n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A transition programme for secondary school: four extra visits, a film made by Freya for her new teachers, and training for every member of staff who will teach her before she arrives.',
        outcomes: ['o1'],
        who: 'Both SENCOs and the teacher of the deaf',
        frequency: '6 hours of visits and 3 hours of staff training',
        duration: 'The two terms before transfer and the first term after it',
        reviewed: 'Half-termly during transfer',
      },
      {
        key: 'p2',
        text: 'Sessions on deaf identity and on asking for what one needs, with a deaf adult as role model.',
        outcomes: ['o1', 'o2'],
        who: 'Deaf role model and teacher of the deaf',
        frequency: '1 hour a fortnight',
        duration: 'One school year, then termly',
        reviewed: 'Termly',
      },
      {
        key: 'p3',
        text: 'Vocabulary for the coming week taught in advance, and a summary afterwards, in place of an equal amount of homework.',
        outcomes: ['o3'],
        who: 'Communication support worker',
        frequency: '30 minutes, four times a week',
        duration: 'Throughout the plan',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Non-verbal cognitive assessment; attention task repeated at two times of day; interpreter-supported interview; observations; consultation with the implant programme’s psychologist; the family’s statements.',
  },
  {
    child: 'poppy',
    source: 'educational-psychology',
    author: 'Dr Miriam Castell',
    role: 'Educational psychologist',
    registration: 'PYL99204',
    involvement:
      'I visited Poppy at school three times, in the morning each time because she tires, and met both of her parents at home. I adapted every task so that she could answer by looking, pointing or with her book, and her assistant was with us to help me understand her, but not to answer. I watched her at phonics, at lunch and in the corner shop that she runs in the classroom. No other psychologist is involved with the family.',
    strengths:
      'Poppy’s understanding of language and her visual reasoning are both at least average for her age, and this should be known by everyone who teaches her. She is inventive and socially wise, and uses humour to manage adults. She stays with a task that she has chosen for far longer than we expect at five.',
    needs: [
      {
        key: 'n1',
        area: 'cognition-and-learning',
        text: 'Poppy’s abilities are hidden by the effort that answering requires. She answered 88 per cent of items correctly when she could look at her choice, and 31 per cent when she had to handle objects. She needs about twelve seconds to reply. Adults waited for four seconds on average and then rephrased, which made her begin again.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Poppy cannot yet begin a conversation with a child who is out of reach. In forty minutes of free play she was spoken to by adults fifty-one times, and by children nine. She tries hard to be understood and gives way gracefully; this must not be mistaken for having nothing more to say.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Poppy has begun to notice the difference between herself and others. She turned a doll’s wheelchair to the wall and would not talk about it. She likes to be in charge, and is seldom given the chance. With so many adults near her she is rarely alone with a friend, as every other child in the class is each day.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Poppy will start and keep up a conversation with other children and will be understood by people who are new to her.',
        by: 'the end of Key Stage 1',
        measure: 'In thirty minutes of play she starts five exchanges with children; now none.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Poppy will direct her own day: what she does, where, with whom, and what help she accepts.',
        by: 'the end of Key Stage 1',
        measure: 'She makes at least twelve real choices in a morning, from a sample each term; now four.',
        needs: ['n1', 'n3'],
      },
      {
        key: 'o3',
        text: 'Poppy will play freely with friends every day with an adult close by but not between them.',
        by: 'the first annual review',
        measure: 'Fifteen minutes of child-led play a day on four days in five.',
        needs: ['n2', 'n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Training for all who work with Poppy in waiting, offering real choices and standing back, with filmed feedback.',
        outcomes: ['o1', 'o2', 'o3'],
        who: 'Educational psychologist with the speech and language therapist',
        frequency: '2 hours each term',
        duration: 'Two years',
        reviewed: 'Termly',
      },
      {
        key: 'p2',
        text: 'Play sessions with two chosen friends in which Poppy holds the role of leader; the adult sets up and withdraws.',
        outcomes: ['o1', 'o3'],
        who: 'Teaching assistant',
        frequency: '25 minutes, three times a week',
        duration: 'Three terms',
        reviewed: 'Termly',
      },
      {
        key: 'p3',
        text: 'Curriculum materials adapted to be answered by looking, pointing or switch.',
        outcomes: ['o2'],
        who: 'Class teacher with 1 hour a week of planning time',
        frequency: 'Every lesson',
        duration: 'Throughout the plan',
        reviewed: 'Half-termly',
      },
    ],
    sources:
      'Adapted cognitive and language assessment; observations with timed samples; home visit; meeting with staff; conversation with Poppy; reports of the paediatrician and therapist.',
  },
];

import type { AdviceText } from './types.ts';

/** Health advice for Noah (speech and language, occupational therapy) and for Freya. */
export const healthPrimaryAdvice: AdviceText[] = [
  {
    child: 'noah',
    source: 'health',
    author: 'Bethan Corrigan',
    role: 'Specialist speech and language therapist',
    registration: 'SL99412',
    involvement:
      'Noah has been known to the children’s speech and language therapy service since he was three. I have been his therapist for two years and saw him for this advice on three mornings at school: once for formal assessment with rest breaks, once in class, and once at lunchtime. I also saw him at home, where he showed me his track, and interviewed his parents and Mrs Lowe. He tired after twenty minutes of testing, so the scores below are a fair minimum of what he can do.',
    strengths:
      'Noah’s speech is clear and his grammar is careful. He names objects and places well above his age. He learns quickly from anything that he can see: a written rule needs to be shown only once. With people he trusts, and with time, he makes dry jokes. He wishes to be understood, which is the best foundation there is.',
    needs: [
      {
        key: 'n1',
        area: 'communication-and-interaction',
        text: 'Noah has a developmental language disorder as well as autism. His understanding of spoken sentences is that of a child of four and a half. He follows one instruction with two key words reliably; with three he is correct half the time. Words such as “before”, “unless” and “instead” are not yet secure. His fluent talk about trains misleads adults into saying far too much.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Noah has very few words for feelings, for the body or for causes. He uses phrases borrowed from elsewhere, such as “closed”, which those who know him can decode. When he is distressed his language goes first and he needs a means that does not depend on speech. At present nothing of this kind is within reach in the hall, the playground or at home.',
      },
      {
        key: 'n3',
        area: 'communication-and-interaction',
        text: 'Noah finds the give and take of conversation hard. He begins well, gives information at length and does not see the signs that the listener has had enough. He does not ask other children questions. In a structured game about his map he took eleven turns alternately with another boy, so he can do it when the structure is there to be seen.',
      },
      {
        key: 'n4',
        area: 'cognition-and-learning',
        text: 'Noah cannot yet put a story together. Asked to retell a six-picture story, he listed the objects in each picture. He did not say what anybody wanted, felt or decided. This will limit his reading comprehension, his writing and his ability to tell an adult what has happened to him, which is also a matter of safety.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Noah will tell somebody how he feels and what he needs, by speech, symbol or writing, with familiar and unfamiliar people and in at least three places.',
        by: 'the first annual review',
        measure:
          'At least five clear messages a week about feeling or need, logged at school, at home and with his short-break worker; now fewer than one.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Noah will retell an event or a story so that a listener who was not there knows who, where, what happened and why.',
        by: 'the end of Key Stage 2',
        measure: 'Narrative assessment each year: five of six story elements without prompts; now one.',
        needs: ['n4'],
      },
      {
        key: 'o3',
        text: 'Noah will hold a conversation of at least ten turns with another child on a topic that either has chosen.',
        by: 'two years from the plan',
        measure: 'A video sample once a term, counted by the therapist; now three turns without an adult.',
        needs: ['n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Direct speech and language therapy at school on understanding, feeling words and narrative, with the teaching assistant present so that she can carry it on.',
        outcomes: ['o1', 'o2'],
        who: 'Speech and language therapist with experience of autism',
        frequency: '45 minutes a week',
        duration: '24 weeks in each school year',
        reviewed: 'Termly, by the therapist',
      },
      {
        key: 'p2',
        text: 'Daily practice of the therapist’s programme, one to one, in a quiet room.',
        outcomes: ['o1', 'o2'],
        who: 'Teaching assistant trained by the therapist for 6 hours a year',
        frequency: '20 minutes, four times a week',
        duration: '36 weeks in each school year',
        reviewed: 'The therapist watches one session each half term',
      },
      {
        key: 'p3',
        text: 'A conversation group for Noah and two classmates with visible turns and chosen topics.',
        outcomes: ['o3'],
        who: 'Teaching assistant, planned by the therapist',
        frequency: '30 minutes, once a week',
        duration: '30 weeks',
        reviewed: 'Termly',
      },
      {
        key: 'p4',
        text: 'A portable set of feeling and request cards, the same at home, in school and with short breaks, with training for everybody who uses it.',
        outcomes: ['o1'],
        who: 'Speech and language therapist',
        frequency: 'One training session of 2 hours at the start and one each year',
        duration: 'Throughout the plan',
        reviewed: 'At the annual review',
      },
    ],
    sources:
      'Standardised assessment of understanding and expression; narrative assessment; observation in class and at play; home visit; interview with parents and assistant; case notes since referral.',
  },
  {
    child: 'noah',
    source: 'health',
    author: 'Tunde Falade',
    role: 'Children’s occupational therapist',
    registration: 'OT99187',
    involvement:
      'I assessed Noah over two sessions, one at Kingcup and one in his home, after a referral from his paediatrician. Before that the service saw him for a block of six sessions when he was six. I watched him dress after swimming, eat in the library, write, use the playground and walk along Station Road with his father. I used a movement assessment, a handwriting speed test and a questionnaire on his responses to sound, touch and movement that his parents and his teacher completed separately.',
    strengths:
      'Noah is strong and never careless. His drawing of lines and curves, when it is a map, is precise and unhurried, which tells us that control is there when the purpose matters to him. He likes to know exactly how to do things and practises willingly when the steps are numbered.',
    needs: [
      {
        key: 'n1',
        area: 'sensory-and-physical',
        text: 'Noah’s hand muscles tire quickly and he makes up for it by pressing. He writes 3.1 words a minute, where children of his age write eight or nine. After five minutes he shakes his hand and rubs his wrist. Letters are formed correctly at first and then collapse. Typing, untaught, is already at five words a minute.',
      },
      {
        key: 'n2',
        area: 'sensory-and-physical',
        text: 'Sudden or dense noise is painful to Noah and stays with him: his heart rate was still raised twenty minutes after a hand dryer. He avoids the school toilets all day for this reason. Smells in the hall stop him eating. He seeks deep pressure and slow rocking, which calm him, and has no regular chance of either in school.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'Noah cannot yet fasten buttons, start a zip or tie laces, and depends on an adult to dress after swimming. He can do each part when it is shown backwards, from the last step. He minds being helped in front of others, and has begun to refuse swimming, which he loves.',
      },
      {
        key: 'n4',
        area: 'sensory-and-physical',
        text: 'Noah does not attend to traffic. Along 400 metres of road he looked before none of the five kerbs and stepped out once, towards a train. He knows the rules and recites them. He needs a physical routine, practised in the real place, that does not rely on his remembering to think of it.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Noah will stop, look and cross a quiet road safely without being held.',
        by: 'the end of Key Stage 2',
        measure:
          'He stops and looks at nine of ten kerbs on a known route with an adult two metres behind; now none of five.',
        needs: ['n4'],
      },
      {
        key: 'o2',
        text: 'Noah will dress himself for school and after swimming, coat and shoes included.',
        by: 'two years from the plan',
        measure: 'Dressed after swimming in ten minutes with no more than one spoken prompt.',
        needs: ['n3'],
      },
      {
        key: 'o3',
        text: 'Noah will put his ideas down quickly enough to keep up with lessons, without pain.',
        by: 'the first annual review',
        measure: 'Twelve words a minute on a keyboard; no report of hand pain in a week.',
        needs: ['n1'],
      },
      {
        key: 'o4',
        text: 'Noah will notice when noise is becoming too much and use a strategy of his own before he is overwhelmed.',
        by: 'two years from the plan',
        measure: 'He uses headphones, movement or a break unprompted on three of four occasions, in the class log.',
        needs: ['n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A road safety programme in the real street: numbered steps, a marked stopping place, practice until it is a habit, and the same words used by school, parents and short breaks.',
        outcomes: ['o1'],
        who: 'Teaching assistant, programme written and taught by the occupational therapist',
        frequency: '30 minutes, once a week, with two joint visits a term by the therapist',
        duration: 'Three terms',
        reviewed: 'Termly',
      },
      {
        key: 'p2',
        text: 'Dressing taught backwards, from the last step, with adapted fastenings meanwhile and privacy at swimming.',
        outcomes: ['o2'],
        who: 'Teaching assistant, trained by the occupational therapist',
        frequency: '10 minutes a day',
        duration: 'Two terms',
        reviewed: 'Half-termly',
      },
      {
        key: 'p3',
        text: 'Direct occupational therapy on hand strength, keyboard skill and self-calming, with a movement programme left in place.',
        outcomes: ['o3', 'o4'],
        who: 'Occupational therapist',
        frequency: '45 minutes a fortnight',
        duration: '12 sessions, then a review each term',
        reviewed: 'After 12 sessions',
      },
      {
        key: 'p4',
        text: 'Ear defenders to hand, a toilet without a dryer, and a movement break with deep pressure before lunch and before the last lesson.',
        outcomes: ['o4'],
        who: 'Class teacher and assistant',
        frequency: 'Two breaks of 10 minutes a day',
        duration: 'Throughout the school year',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Movement and handwriting tests; sensory questionnaires from home and school; observation in four settings; heart-rate record; conversation with Noah at his track.',
  },
  {
    child: 'freya',
    source: 'health',
    author: 'Leila Haddow',
    role: 'Specialist speech and language therapist (deafness)',
    registration: 'SL99530',
    involvement:
      'I have worked with Freya since her implant was switched on, weekly at first and now each half term, jointly with her teacher of the deaf and the implant programme. For this advice I assessed her twice, once listening and once with signed support, because a single mode would have understated her. I watched a group lesson with and without the radio aid, spoke with both parents, and looked with Freya at a film of herself in conversation, on which she commented with great insight.',
    strengths:
      'Freya is a skilful communicator in two languages. Her speech is clear to strangers. She repairs a conversation deftly one to one, reads faces well, and has an exceptional memory for what she has seen. She has strong views on what helps and expresses them when she is asked in private.',
    needs: [
      {
        key: 'n1',
        area: 'communication-and-interaction',
        text: 'Freya’s understanding of spoken vocabulary is at the level of a child of seven and a half, and of connected speech in noise lower still. With signed support she scores a year higher. The gap is in words of more than one meaning, in words about thinking and feeling, and in idiom, all of which hearing children learn by overhearing.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Freya manages groups by guessing and by agreeing. On film she nodded at six remarks that she later told me she had not heard. She does not yet ask for things to be repeated outside her family, because she believes that it annoys people. She needs to learn how, and her listeners need to learn how to respond.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'Listening costs Freya a great deal of effort. Her own tiredness rating goes from two to eight between nine and two o’clock. Faults in her equipment pass unnoticed because she does not report them in front of others; in the last three months her implant was not working properly for an estimated eleven hours of lessons.',
      },
      {
        key: 'n4',
        area: 'social-emotional-and-mental-health',
        text: 'Freya is beginning to think of her deafness as something to conceal. She laughs when others laugh and lies awake before assemblies. She has one deaf friend, forty minutes away. Deaf young people who know no one like themselves are more likely to become unhappy in the secondary years, and this is the time to act.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Freya will tell people, on her own initiative, when she has not heard or understood and what would help, in school and outside it.',
        by: 'transfer to secondary school',
        measure:
          'Five self-reported and two observed requests a week, in at least three places; now none outside the family.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Freya’s vocabulary, spoken or signed, will come within a year of her age, so that she can learn new subjects through language.',
        by: 'the end of the first year of secondary school',
        measure: 'Standardised vocabulary assessment each year; topic words before and after teaching.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Freya will describe her deafness to others with confidence and will have regular friendships with deaf children.',
        by: 'transfer to secondary school',
        measure: 'She gives a talk of her own to her new tutor group; she meets deaf friends at least once a month.',
        needs: ['n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Specialist therapy on vocabulary, idiom and words about thinking, in speech and sign, linked to the topics of the coming half term.',
        outcomes: ['o2'],
        who: 'Specialist speech and language therapist (deafness), with signing at level 3',
        frequency: '1 hour a fortnight',
        duration: '18 sessions in each school year',
        reviewed: 'Termly',
      },
      {
        key: 'p2',
        text: 'A course on repairing conversation, using film, role play and real tasks, with two hearing friends taking part.',
        outcomes: ['o1', 'o3'],
        who: 'Speech and language therapist jointly with the teacher of the deaf',
        frequency: '45 minutes a week',
        duration: '10 weeks in each of the next two years',
        reviewed: 'At the end of each course',
      },
      {
        key: 'p3',
        text: 'Practice of taught words and phrases between sessions.',
        outcomes: ['o2'],
        who: 'Communication support worker, trained by the therapist',
        frequency: '15 minutes a day',
        duration: '36 weeks in each school year',
        reviewed: 'Half-termly',
      },
      {
        key: 'p4',
        text: 'Equipment checked and logged every morning by an adult who can find a fault, with spares in school.',
        outcomes: ['o1'],
        who: 'Communication support worker, trained by the implant programme',
        frequency: '5 minutes a day',
        duration: 'Throughout the plan',
        reviewed: 'At each implant appointment',
      },
    ],
    sources:
      'Assessments in spoken English and with sign support; speech-in-noise results shared by audiology; filmed conversation; implant data log; parents and Freya.',
  },
];

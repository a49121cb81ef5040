import type { AdviceText } from './types.ts';

/** Health advice for Poppy: paediatrician, and speech and language therapist. */
export const healthEarlyAdvice: AdviceText[] = [
  {
    child: 'poppy',
    source: 'health',
    author: 'Dr Leyla Ansari',
    role: 'Consultant community paediatrician',
    registration: 'GMC 9900412',
    involvement:
      'I have been Poppy’s paediatrician since she left the neonatal unit and see her every four months, with her physiotherapist and occupational therapist. After talking with her parents I brought her to the authority’s attention. I examined her for this advice with her parents present, reviewed the hip surveillance films and the results of the last botulinum injections, and have included what her physiotherapist, occupational therapist and dietitian told me, each of whom has agreed to the wording used here. Her speech and language therapist writes separately.',
    strengths:
      'Poppy works hard in every appointment and likes to know what will happen. Her vision and hearing are normal and she has never had a seizure. She can stand with support, take thirty steps in her walker on a good morning and sit cross-legged for ten minutes. Her parents carry out her programme with great care.',
    needs: [
      {
        key: 'n1',
        area: 'sensory-and-physical',
        text: 'Poppy has bilateral spastic cerebral palsy affecting all four limbs, legs more than arms, at level IV of the gross motor scale. Her muscles tighten through the day and with cold or excitement. Her left hip is partly displaced and surgery is likely within two years. She must be positioned well and moved every hour or the hip will worsen and she will be in pain.',
      },
      {
        key: 'n2',
        area: 'sensory-and-physical',
        text: 'Poppy’s swallow is unsafe with thin drinks and mixed textures. She has had three chest infections in twelve months, one of which needed hospital treatment. She eats slowly, and her weight follows the second centile. Anyone who feeds her needs training and must know what to do if she chokes; eating should not go on for more than thirty minutes.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'Poppy tires. By early afternoon she has used about two thirds more energy than other children to do the same things. Pain is under-reported, because she wants to stay in the game; she shows it by leaning, by going quiet and by refusing food. It is managed with stretches, position, medicine when needed and rest before she asks for it.',
      },
      {
        key: 'n4',
        area: 'sensory-and-physical',
        text: 'Poppy’s hands are stiff and her fingers do not move separately. She can hold a thick handle, press a large switch and point with a fist. She wears hand splints at night and ankle splints by day, which must be checked for redness. She is ready to be assessed for a powered chair.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Poppy will be comfortable and free of pain through the school day, and will tell an adult when she is not.',
        by: 'the first annual review',
        measure:
          'A pain scale with faces twice a day: no score above three on four days in five; hip displacement no greater on film.',
        needs: ['n1', 'n3'],
      },
      {
        key: 'o2',
        text: 'Poppy will go where she wishes, indoors and out, in her walker or by driving a powered chair herself.',
        by: 'the end of Key Stage 1',
        measure:
          'She walks fifty metres in her walker and drives a powered chair safely through school and playground.',
        needs: ['n1', 'n4'],
      },
      {
        key: 'o3',
        text: 'Poppy will eat and drink safely, and grow, with time left to be with her friends.',
        by: 'the first annual review',
        measure:
          'No more than one chest infection in a year; weight rising along or above the second centile; lunch within thirty minutes.',
        needs: ['n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Physiotherapy: direct sessions in school, a written programme of stretches, standing and walking, training of school staff, and hip surveillance.',
        outcomes: ['o1', 'o2'],
        who: 'Children’s physiotherapist; programme carried out by a trained teaching assistant',
        frequency: 'Therapist 1 hour a fortnight; programme 30 minutes every school day',
        duration: 'Throughout the year; extra weekly session for 12 weeks after injections',
        reviewed: 'Every three months',
      },
      {
        key: 'p2',
        text: 'Occupational therapy for seating, splints, access to switches and assessment for a powered chair.',
        outcomes: ['o1', 'o2'],
        who: 'Children’s occupational therapist and regional wheelchair service',
        frequency: '1 hour each month; wheelchair assessment within three months',
        duration: 'Throughout the year',
        reviewed: 'Every three months',
      },
      {
        key: 'p3',
        text: 'Eating and drinking plan with training and a signed check of competence for each adult who feeds her.',
        outcomes: ['o3'],
        who: 'Speech and language therapist (eating and drinking) and dietitian',
        frequency: '2 hours of training each term; a mealtime visit each half term',
        duration: 'Throughout the plan',
        reviewed: 'Every six months, or after any chest infection',
      },
      {
        key: 'p4',
        text: 'Paediatric review with botulinum treatment and an agreed pain plan held by school, short breaks and home.',
        outcomes: ['o1'],
        who: 'Consultant community paediatrician',
        frequency: 'Every four months',
        duration: 'Throughout childhood',
        reviewed: 'At each clinic',
      },
    ],
    sources:
      'Clinic records from birth; examination; hip films; reports and agreed contributions of physiotherapist, occupational therapist and dietitian; parents and Poppy.',
  },
  {
    child: 'poppy',
    source: 'health',
    author: 'Kirsty Fallow',
    role: 'Specialist speech and language therapist (augmentative communication)',
    registration: 'SL99648',
    involvement:
      'I have worked with Poppy since she was three, at nursery and now at Fernhollow, and designed her communication book with her family. I saw her four times for this advice: in class, in the playground, on a trip to the shop and for an individual assessment of understanding that she answered by looking. I filmed her with a friend, with a familiar assistant and with a supply teacher, and we watched the films together.',
    strengths:
      'Poppy’s understanding of language is as good as her age or better. She knows precisely what she wishes to say, and repairs misunderstandings with patience and invention: she once sang me a word. She finds a page in her book in eight seconds. She is motivated above all by other children.',
    needs: [
      {
        key: 'n1',
        area: 'communication-and-interaction',
        text: 'Poppy has a severe dysarthria: the muscles for speech are weak and slow. Single words are understood by strangers 20 per cent of the time, and by family 70 per cent. Speech will improve a little and will not be enough. Without a full system beside it she will be left with what others think to offer.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Poppy’s book has 600 words and she has outgrown it. She joins words as “want Edie not fast” and has no small words to make sentences. It needs an adult to hold it and read it out, so private talk with a friend is impossible. She is ready for a communication device which speaks, and needs to try two or three.',
      },
      {
        key: 'n3',
        area: 'communication-and-interaction',
        text: 'The people around Poppy take most of the turns and ask questions to which they know the answer. Only three adults at school, and neither of her Saturday carers, model the use of the book. A child learns a language by seeing it used, and nobody at present speaks Poppy’s.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Poppy will make herself understood, by voice and device together, to people who have not met her before.',
        by: 'the end of Key Stage 1',
        measure: 'A stranger understands eight of ten messages in a shop or office task; now two.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Poppy will chat, joke and argue with friends without an adult in between.',
        by: 'the end of Key Stage 1',
        measure: 'A ten-minute film each term: at least eight turns between children with no adult turn.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o3',
        text: 'Poppy will use sentences of five or more words on her device and will begin to spell.',
        by: 'the end of Key Stage 1',
        measure: 'Language sample each term; phonics assessment answered on the device.',
        needs: ['n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Direct therapy with the assistant present: building sentences, choosing and learning a device, clear speech.',
        outcomes: ['o1', 'o3'],
        who: 'Specialist speech and language therapist',
        frequency: '1 hour a week',
        duration: '36 weeks in each school year',
        reviewed: 'Termly',
      },
      {
        key: 'p2',
        text: 'Assessment by the regional communication aid centre and loan of two devices for trial.',
        outcomes: ['o1', 'o2'],
        who: 'Regional communication aid centre, referred by the therapist',
        frequency: 'Assessment within 12 weeks, trials of 6 weeks each',
        duration: 'Device provided and supported after the trial',
        reviewed: 'At the end of each trial',
      },
      {
        key: 'p3',
        text: 'Training for school staff, family and carers to model Poppy’s system all day; device programmed each week with the words of the coming lessons.',
        outcomes: ['o1', 'o2', 'o3'],
        who: 'Therapist trains; teaching assistant programmes',
        frequency: '3 hours of training each term; 1 hour of programming a week',
        duration: 'Throughout the plan',
        reviewed: 'Half-termly',
      },
      {
        key: 'p4',
        text: 'A chat group with two friends, devices and jokes.',
        outcomes: ['o2'],
        who: 'Teaching assistant, planned by the therapist',
        frequency: '30 minutes, twice a week',
        duration: '30 weeks in each school year',
        reviewed: 'Termly, by film',
      },
    ],
    sources:
      'Assessment of understanding by eye pointing; filmed samples; intelligibility test with three listeners; book log; parents, staff and Poppy.',
  },
];

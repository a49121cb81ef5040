import type { AdviceText } from './types.ts';

/** Advice from the schools of Maisie (submitted) and Daniyal (to be seeded as a half-written draft). */
export const educationOthersAdvice: AdviceText[] = [
  {
    child: 'maisie',
    source: 'education',
    author: 'Margaret Tansley',
    role: 'Headteacher, Fernhollow Primary School',
    involvement:
      'Maisie has been at Fernhollow for six years. Until last year we told her parents that she was happy here, and we were mistaken. For this advice her teacher, our SENCO and I looked again at what we see, with the help of a number scale that Maisie designed. I met her in the wildlife garden, which was her choice of place. Her attendance is now two days in five; we have set work for home and visit once a week.',
    strengths:
      'Maisie writes with great precision and draws from nature like an illustrator. Her knowledge of moths is expert, and she explains it beautifully to younger children one at a time. She notices when others are unhappy and does something about it. She tells the truth about what she finds difficult when she is asked in writing.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Maisie hides her distress so well at school that we did not see it. By her own scale she is at four or five out of five for most of each day. She does not ask for help, to leave or to go to the toilet. The cost is paid at home, and in attendance: 41 per cent this term, from 97 two years ago.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Maisie speaks fluently about what she knows, and loses speech when watched, hurried or asked how she is. In group work she says nothing and later writes a full account of what should have been said. She takes language literally and is worried by vague phrases such as “in a minute” and “we’ll see”.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'The hall, hand dryers, the smell of lunch and the feel of our uniform are all painful to Maisie. She does not eat, drink or use the toilet here. Thirty children in a room designed for twenty-six is, in her words, “like listening to all the radios”. She works for an hour without a pause in the wildlife garden.',
      },
      {
        key: 'n4',
        area: 'social-emotional-and-mental-health',
        text: 'Maisie has had no friend in school since the spring and walks the edge of the field at playtime. The social rules of the girls in her year change too quickly for her. She does not want an arranged buddy. She lights up with a small group of younger children who share her interest.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Maisie will show adults how she really is, by number or card, and will be able to leave and come back without fuss.',
        by: 'the first annual review',
        measure: 'She uses her scale four times a day, with a true match to home’s scale in four of five weeks.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Maisie will attend school regularly because it is a place where she can eat, drink and be comfortable.',
        by: 'transfer to secondary school',
        measure: 'Attendance from 41 to 80 per cent; she eats and drinks each day she is here.',
        needs: ['n1', 'n3'],
      },
      {
        key: 'o3',
        text: 'Maisie will share her interests with at least one friend at school.',
        by: 'transfer to secondary school',
        measure: 'She spends two playtimes a week with a friend she has chosen.',
        needs: ['n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A key adult whom Maisie chooses, who checks her number at fixed times, believes it, and acts.',
        outcomes: ['o1', 'o2'],
        who: 'Teaching assistant trained in autism and masking',
        frequency: '20 hours a week',
        duration: 'To the end of primary school',
        reviewed: 'Half-termly with Maisie in writing',
      },
      {
        key: 'p2',
        text: 'A quiet workroom for up to half of each day, own toilet, own place for lunch, and soft uniform of her choice.',
        outcomes: ['o2'],
        who: 'School',
        frequency: 'Every day',
        duration: 'Throughout the plan',
        reviewed: 'Termly',
      },
      {
        key: 'p3',
        text: 'A natural history club for four, run in the wildlife garden, with Maisie as keeper of the records.',
        outcomes: ['o3'],
        who: 'Class teacher and key adult',
        frequency: '45 minutes, twice a week',
        duration: 'Throughout the school year',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Maisie’s number scale over five weeks at school and at home; attendance; work; parents’ diary; meeting in the wildlife garden.',
  },
  {
    child: 'daniyal',
    source: 'education',
    author: 'Ruth Ellison',
    role: 'Special educational needs co-ordinator, Kingcup Primary School',
    involvement:
      'Daniyal, known as Dani, has been at Kingcup since nursery and I have arranged his support for four years. I watched him in four lessons in different light, on the playground on a bright day and on a dull one, and asked him to show me round the school by what he can see. His class teacher and parents met me together. I have asked Imelda Roke, qualified teacher of children with vision impairment, to comment before I finish; her visit is booked.',
    strengths:
      'Dani has a remarkable memory and listens with complete attention. He is quick with numbers and speaks with wit and confidence among people he trusts. He knows the school by sound and by the number of steps. He is learning to touch-type and is already faster than most of the class.',
    needs: [
      {
        key: 'n1',
        area: 'sensory-and-physical',
        text: 'Dani is registered sight impaired. He sees at four metres what others see at twenty-four, and his eyes are never still. Bright light is painful. He cannot read the board from any seat. His eyes tire, and he takes twice as long to read in the afternoon as he does in the morning.',
      },
      {
        key: 'n2',
        area: 'cognition-and-learning',
        text: 'Dani works below his ability because he cannot get at the material. Large paper makes him lose his place and sets him apart. Where a text was sent to his tablet beforehand he finished first. Diagrams, maps and copying from a book are out of reach at present, and mathematics has slowed since it moved into columns.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Dani has stopped asking for help since other boys copied the movement of his eyes. He says that he has finished when he has not begun. On the playground he waits by the wall, because he cannot find his friends among so many children, and is not sure who is speaking to him.',
      },
      {
        key: 'n4',
        area: 'sensory-and-physical',
        text: 'Dani has fallen three times on the same unmarked step and is wary on stairs. He has had no teaching in getting about independently. He knows the building well and is lost on any trip. He would like to walk to school with a friend within two years.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Dani will get to every lesson’s material at the same time as his class, in the format that suits him, and will ask for it when it is missing.',
        by: 'the end of Key Stage 2',
        measure: 'Material on his tablet beforehand in nine of ten lessons; two requests a week made by himself.',
        needs: ['n1', 'n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Dani will find his way about school and along the route home safely and by himself.',
        by: 'the end of Key Stage 2',
        measure: 'Six routes in school and the walk home completed with an adult fifty metres behind.',
        needs: ['n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Tablet linked to the class screen, with each lesson’s material sent beforehand; matt paper, bold lines and no large sheets.',
        outcomes: ['o1'],
        who: 'Class teacher; assistant prepares material',
        frequency: 'Every lesson; 5 hours of preparation a week',
        duration: 'Throughout the plan',
        reviewed: 'Half-termly',
      },
      {
        key: 'p2',
        text: 'Direct teaching from a qualified teacher of children with vision impairment: access technology, tactile diagrams and asking for what he needs.',
        outcomes: ['o1'],
        who: 'Qualified teacher of children with vision impairment',
        frequency: '1 hour a week',
        duration: 'To the end of Key Stage 2',
        reviewed: 'Termly',
      },
      {
        key: 'p3',
        text: 'Mobility and independence programme in school and on the way home.',
        outcomes: ['o2'],
        who: 'Registered habilitation specialist',
        frequency: '1 hour a week',
        duration: '24 weeks in each school year',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Report of the hospital eye service; observations in different light; assessment results; parents and Dani; comment of the qualified teacher of children with vision impairment still to come.',
  },
];

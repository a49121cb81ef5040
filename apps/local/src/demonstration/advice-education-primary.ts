import type { AdviceText } from './types.ts';

/** Advice from the schools of Noah, Poppy and Freya. */
export const educationPrimaryAdvice: AdviceText[] = [
  {
    child: 'noah',
    source: 'education',
    author: 'Ruth Ellison',
    role: 'Special educational needs co-ordinator, Kingcup Primary School',
    involvement:
      'Noah has been at Kingcup since Reception. I have co-ordinated his support for three years, meet his parents every half term and see him most days. For this advice I watched him in mathematics, in guided reading and at two lunchtimes over the past month, read his four assess-plan-do-review records, and spoke with his class teacher, with Mrs Lowe, who has supported him since he was four, and with Noah himself, who drew me a map of the places in school where he feels open and the places where he feels closed.',
    strengths:
      'Noah is courteous, exact and truthful. His memory for routes, dates and timetables is exceptional and his mental arithmetic is among the best in his year. He reads aloud with great accuracy. He keeps every rule he has understood and he notices kindness: he remembers, with the date, each time a child has asked him to play.',
    needs: [
      {
        key: 'n1',
        area: 'communication-and-interaction',
        text: 'Noah finds it very hard to follow spoken instructions given to the whole class. He catches the last word and waits, or copies his neighbour. In a literacy lesson of fifty minutes he acted on two of eleven instructions. When the same steps were on a card in front of him he completed six of seven. He answers questions more often when an adult waits ten seconds before saying anything else.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Noah has no way yet of telling an unfamiliar adult that he is upset or needs to stop. He says that he is “closed” and then hides, covers his ears or, on fourteen occasions last term, leaves the room. It takes him about thirty-five minutes to return to work. Most of these followed a change of plan or noise in the corridor, and nearly all were foreseeable.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Noah wants company and is alone. At nine out of ten lunchtimes he stands at the fence that overlooks the railway. He approaches others by reciting stops to them and does not notice when they have lost interest. Children are kind, but they play games with fast-changing spoken rules, and none has invited him to anything outside school.',
      },
      {
        key: 'n4',
        area: 'cognition-and-learning',
        text: 'Noah decodes text like a child of twelve and understands it like a child of five. He can find a fact that is stated and cannot yet say why a character did something or what may happen next. The same gap appears in mathematics, where he is fluent with numbers and fails when the sum is told as a story.',
      },
      {
        key: 'n5',
        area: 'sensory-and-physical',
        text: 'Handwriting is slow and painful. Noah presses so hard that he breaks pencils, and stops after about three sentences. What he writes by hand is far below what he can tell Mrs Lowe or type. The dining hall, with 180 children, is too loud for him and he has eaten his lunch in the library since the spring.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Noah will let any adult in school know that he is upset or needs a break, using words or his card, before he hides or leaves the room.',
        by: 'the first annual review',
        measure:
          'He leaves a room without telling anyone no more than once in a half term (fourteen times last term), and asks for a break with two adults other than Mrs Lowe, from the class record.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Noah will play or share an interest with at least one other child at lunchtime on most days, and will have a friend whom he names and who names him.',
        by: 'the end of Key Stage 2',
        measure:
          'Lunchtime observation on six days a term shows fifteen minutes of shared activity on four of the six; the yearly friendship survey of the class.',
        needs: ['n3'],
      },
      {
        key: 'o3',
        text: 'Noah will be able to explain in his own words what a story or a word problem is about, including why somebody did something.',
        by: 'the end of Key Stage 2',
        measure:
          'He answers seven in ten “why” and “what next” questions on a text at a seven-year-old’s level; now two in ten.',
        needs: ['n4'],
      },
      {
        key: 'o4',
        text: 'Noah will record his own ideas at the length expected of his class, by hand or by keyboard as he chooses.',
        by: 'the first annual review',
        measure:
          'Two pieces of independent recorded work each week of at least ten sentences, compared with three now.',
        needs: ['n5'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'An adult trained in autism sits within sight of Noah in every lesson with new spoken content, turns instructions into a written or pictured step card before he begins, checks that he can say the first step, and waits ten seconds for his answer.',
        outcomes: ['o1', 'o3'],
        who: 'Teaching assistant with the school’s three-day autism training, planned by the class teacher',
        frequency: '15 hours a week',
        duration: 'Throughout the school year',
        reviewed: 'Half-termly by the SENCO with his parents',
      },
      {
        key: 'p2',
        text: 'A daily timetable that Noah checks on arrival and after lunch, with a marked card for any change, and an agreed quiet place with a rehearsed way of asking for it. All staff who teach or supervise him are shown how it works.',
        outcomes: ['o1'],
        who: 'Class teacher and teaching assistant; the SENCO briefs lunchtime staff',
        frequency: 'Ten minutes, twice a day; staff briefing once a term',
        duration: 'Throughout the school year',
        reviewed: 'Termly',
      },
      {
        key: 'p3',
        text: 'A lunchtime club of four children built on maps and trains, with an adult who starts the activity, helps Noah to see when somebody wants a turn, and steps back.',
        outcomes: ['o2'],
        who: 'Teaching assistant trained by the speech and language therapist',
        frequency: 'Three lunchtimes a week of 30 minutes',
        duration: 'Two terms, then reviewed',
        reviewed: 'Termly',
      },
      {
        key: 'p4',
        text: 'Small-group reading for meaning: short texts, pictures of the sequence, talk about what people think and feel, and the same method for word problems.',
        outcomes: ['o3'],
        who: 'Class teacher, group of no more than three',
        frequency: 'Three sessions of 25 minutes a week',
        duration: '36 weeks',
        reviewed: 'Half-termly, with a reading comprehension measure',
      },
      {
        key: 'p5',
        text: 'A laptop at his own desk in every lesson with recorded work, and typing practice until he types faster than he writes.',
        outcomes: ['o4'],
        who: 'Class teacher; school computing lead',
        frequency: 'Typing practice 15 minutes, four times a week',
        duration: 'Two terms of practice; the laptop throughout',
        reviewed: 'Termly',
      },
    ],
    sources:
      'Four support plans and reviews; class record of incidents; end-of-year assessments; observation on five occasions; Noah’s own map of school; what his parents told the authority, which I read before I began.',
  },
  {
    child: 'poppy',
    source: 'education',
    author: 'Margaret Tansley',
    role: 'Headteacher, Fernhollow Primary School',
    involvement:
      'Poppy joined our nursery class at three and is now in her second year with us. I greet her at the gate most mornings and have taught her class on Fridays this year. This advice draws together the observations of her class teacher and her two assistants, a full day during which our SENCO followed her from taxi to taxi, her early years profile, and a meeting with both of her parents. Poppy showed us round school from her own chair and told us, with her book, which doors she hates.',
    strengths:
      'Poppy is sociable, determined and very funny. She knows everyone’s name, leads the register with authority and remembers songs and stories after a single hearing. She has a strong sense of fairness. She attempts every physical task before she accepts help, and she is learning to read at the rate we expect of her class.',
    needs: [
      {
        key: 'n1',
        area: 'sensory-and-physical',
        text: 'Poppy needs an adult for every transfer, for the toilet and for changing, and two adults or a hoist for some of these. She sits well in her own chair and badly in ours. By half past one she is in pain and leans to the left. The carpet, the outdoor steps and the quiet room are not yet places that she can get to by herself.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'Adults who know Poppy understand about seven words in ten; others understand two. She has much more to say than she is able to get out, and in a class discussion the talk has moved on before she has found the page. She has a communication book of sixty pages which only three members of staff can use at speed.',
      },
      {
        key: 'n3',
        area: 'cognition-and-learning',
        text: 'Poppy understands at the level of her class and cannot yet show it. She cannot hold a pencil for more than a minute or handle small counting equipment. Adults are inclined to give her the answer, or to accept a nod. In one morning we counted nineteen choices that were made for her and four that she made for herself.',
      },
      {
        key: 'n4',
        area: 'social-emotional-and-mental-health',
        text: 'Poppy has two good friends and loses a great deal of time with them. Eating takes forty minutes and going to the toilet fifteen, so on most days she has no playtime at all. She has begun to say “baby” of herself and to refuse the big chair when other children are watching.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Poppy will take part in class talk and play so that children and adults who do not know her well can understand what she says.',
        by: 'the end of Key Stage 1',
        measure:
          'In a weekly ten-minute sample she makes at least six contributions that are understood without an adult translating; now one.',
        needs: ['n2', 'n3'],
      },
      {
        key: 'o2',
        text: 'Poppy will move between the places in school where her class learns and plays, choosing for herself to walk, drive or be pushed.',
        by: 'the end of Key Stage 1',
        measure: 'She reaches five named places without being lifted or carried on four days in five.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Poppy will play with her friends outdoors every day.',
        by: 'the first annual review',
        measure:
          'At least twenty minutes of playtime on four days in five, from the class diary; now none on most days.',
        needs: ['n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'An assistant trained in moving and handling, in her eating and drinking plan and in her communication book, with a second trained adult on site for transfers and the toilet at all times.',
        outcomes: ['o1', 'o2', 'o3'],
        who: 'Two named teaching assistants and two trained reserves',
        frequency: '32.5 hours a week for the first adult, lunchtimes included; 5 hours a week for the second',
        duration: 'Throughout the school year',
        reviewed: 'Termly; moving and handling training renewed every year',
      },
      {
        key: 'p2',
        text: 'Every lesson plan names how Poppy will show what she knows: eye pointing, switch, her book or speech. Adults offer a real choice and wait.',
        outcomes: ['o1'],
        who: 'Class teacher, with the speech and language therapist’s guidance',
        frequency: 'Every lesson; 30 minutes a week of planning with the assistant',
        duration: 'Throughout the school year',
        reviewed: 'Half-termly',
      },
      {
        key: 'p3',
        text: 'A ramp to the outdoor area and a changing bed with a ceiling hoist; her walker and both chairs kept where she can see them.',
        outcomes: ['o2'],
        who: 'School, with the authority’s access officer and the occupational therapist',
        frequency: 'Once, then an annual check',
        duration: 'Permanent',
        reviewed: 'At the annual review',
      },
      {
        key: 'p4',
        text: 'Lunch begins fifteen minutes early with a friend of her choice, so that playtime is kept; stretches move from playtime to story time.',
        outcomes: ['o3'],
        who: 'Class teacher; teaching assistant',
        frequency: 'Every day',
        duration: 'Throughout the school year',
        reviewed: 'Half-termly with her parents',
      },
    ],
    sources:
      'Early years profile; a full-day observation; class diary; moving and handling plan; conversation with Poppy and with her parents; the family’s statements held by the authority.',
  },
  {
    child: 'freya',
    source: 'education',
    author: 'Paul Kerrigan',
    role: 'Special educational needs co-ordinator, Millrace Primary Academy',
    involvement:
      'Freya has been with us since Reception and I have been SENCO throughout. Before I wrote this advice I consulted Susannah Voss, a qualified teacher of the deaf with the mandatory qualification, who visits fortnightly and has known Freya for six years; her comments are included and she has read the final text. I observed science, a group task in history and a football match. Freya, her class teacher and her parents each met me separately, and her brother drew us a picture.',
    strengths:
      'Freya is organised, brave and observant. She manages her own implant and hearing aid, reads aloud with expression and calculates quickly. She is the best goalkeeper that the school has had. She explains things patiently to younger children and has taught half of her class to fingerspell.',
    needs: [
      {
        key: 'n1',
        area: 'sensory-and-physical',
        text: 'Freya has a profound loss on the right, with a cochlear implant, and a severe loss on the left, with a hearing aid. Ms Voss measured her understanding of speech at 91 per cent in quiet and 42 per cent with ordinary classroom noise. Two of the rooms she uses have hard floors and no acoustic treatment. She cannot follow a speaker whose face she cannot see.',
      },
      {
        key: 'n2',
        area: 'communication-and-interaction',
        text: 'In a discussion Freya loses who is speaking. During a history task with five children she missed twenty-two of thirty-one turns and then agreed with the last thing said. She rarely says that she has not heard, and with reason: on two of the three occasions when she did, she was told that it did not matter.',
      },
      {
        key: 'n3',
        area: 'cognition-and-learning',
        text: 'Freya’s reading is fluent and her understanding of it is about two years behind. Deaf children miss words that others overhear, and she did not know eleven of the twenty key words in a science topic. When the words were taught beforehand, she scored as well as the class. Mathematics suffers only where it is wrapped in language.',
      },
      {
        key: 'n4',
        area: 'social-emotional-and-mental-health',
        text: 'Listening with such effort exhausts Freya; by two o’clock she rests her head on the desk and in the afternoon her work is half of what it was in the morning. She is the only deaf pupil here. She has begun to hide her hearing aid under her hair and says that at secondary school she will not wear the radio aid.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Freya will say what she has missed and what she needs in order to follow, to any teacher, without waiting for an adult to notice.',
        by: 'transfer to secondary school',
        measure:
          'In three observed lessons a term she asks for repetition or a change at least twice in each; now never.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o2',
        text: 'Freya will know and use the words that each new topic depends on, and will understand what she reads as well as her hearing classmates do.',
        by: 'the end of Key Stage 2',
        measure:
          'She knows 80 per cent of the key words at the start of each topic; reading comprehension within twelve months of her age.',
        needs: ['n3'],
      },
      {
        key: 'o3',
        text: 'Freya will feel that she belongs and will know other deaf young people.',
        by: 'transfer to secondary school',
        measure:
          'Her own rating of school out of ten, each term, rises from five to at least eight; monthly contact with a deaf peer.',
        needs: ['n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Direct teaching and advice from a qualified teacher of the deaf: vocabulary before each topic, understanding her own deafness and rehearsing how to ask; staff training for every adult who teaches her.',
        outcomes: ['o1', 'o2'],
        who: 'Qualified teacher of the deaf',
        frequency: '1 hour a week direct, plus 3 hours of staff training at the beginning of each year',
        duration: 'To the end of the first year of secondary school',
        reviewed: 'Termly',
      },
      {
        key: 'p2',
        text: 'An assistant with signing at level 2 who notes who said what in group work, checks the radio aid each morning, teaches the words of the coming week and gives Freya notes so that she can watch instead of writing.',
        outcomes: ['o1', 'o2'],
        who: 'Communication support worker, British Sign Language level 2',
        frequency: '20 hours a week',
        duration: 'Throughout the school year',
        reviewed: 'Termly by SENCO and teacher of the deaf',
      },
      {
        key: 'p3',
        text: 'Radio aid and soundfield system; carpet, blinds and acoustic panels in the two rooms she uses most; groups of no more than three at a time, in a quiet room.',
        outcomes: ['o2'],
        who: 'School and the sensory support service',
        frequency: 'In every lesson; equipment checked daily',
        duration: 'Permanent',
        reviewed: 'Acoustic survey each year',
      },
      {
        key: 'p4',
        text: 'A planned listening break after each hour of instruction, and the most demanding listening placed in the morning.',
        outcomes: ['o3'],
        who: 'Class teacher',
        frequency: '10 minutes, three times a day',
        duration: 'Throughout the school year',
        reviewed: 'Half-termly with Freya',
      },
    ],
    sources:
      'Consultation with a qualified teacher of the deaf and her speech-in-noise test; audiology report; assessments of reading and mathematics; three observations; Freya’s ratings; her family’s statements.',
  },
];

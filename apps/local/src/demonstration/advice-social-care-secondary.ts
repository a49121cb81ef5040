import type { AdviceText } from './types.ts';

/** Social care advice for Isaac, Kayden and Jaydon. */
export const socialCareSecondaryAdvice: AdviceText[] = [
  {
    child: 'isaac',
    source: 'social-care',
    author: 'Colin Abara',
    role: 'Social worker, children’s assessment team',
    registration: 'SW99285',
    involvement:
      'The family was not known to children’s services. As that is not an answer about Zac’s needs, I visited with an early help worker, Tess Oram, on two occasions, saw Zac in the garage and at his pigeon loft, and talked with his parents, his grandfather and, by telephone, with the youth service. The parents agreed to an early help assessment, which is complete. There is no need for a social work plan, and no concern about the care that he receives.',
    strengths:
      'Zac has a close family, each of whom gives him real work to do and expects him to do it. His father’s garage and his grandfather’s loft show what he can be trusted with. He has never missed a morning feed. Neighbours bring their bicycles to him for repair, and he charges them nothing.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Outside home and garage Zac spends his time with a group of boys of fifteen and sixteen near the retail park. He has carried a package for one of them without asking what it was. He is proud to be included and says yes to a dare before he has thought. The family is worried, and so is the youth worker.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Each exclusion is felt by the whole household. His father closes the garage to stay with him, his mother has had two warnings about her time off, and his grandfather’s health is failing. Zac believes that he is the cause of every quarrel. The parents hear from school three times a week and never with good news.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'Zac has no sense of danger on his bicycle and was twice knocked off it this year. He has been turned away from the swimming club and the scouts because of his behaviour, so that he has no activity of his own age in the week, and nobody has offered either club advice on how to include him.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Zac will have safe friends and something that he enjoys with people of his own age.',
        by: 'the first annual review',
        measure: 'Attends one weekly activity for two terms; no known contact with the older group.',
        needs: ['n1', 'n3'],
      },
      {
        key: 'o2',
        text: 'Zac will feel good about himself and about what he gives to his family and community.',
        by: 'the end of Key Stage 3',
        measure: 'Self-rating from three to eight; a recognised award for volunteering.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Zac’s family will be able to work and live without being on call to the school.',
        by: 'the first annual review',
        measure: 'Calls to fetch him fall to none in a half term; at least one good-news call a week.',
        needs: ['n2'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'A youth worker mentor, with a bicycle workshop and help to join a club, including advice to that club.',
        outcomes: ['o1', 'o2'],
        who: 'Rivermere youth service',
        frequency: '2 hours a week',
        duration: 'Twelve months',
        reviewed: 'Every three months at the early help meeting',
      },
      {
        key: 'p2',
        text: 'Family support for parents of young people with attention deficit hyperactivity disorder: one course, then a monthly evening.',
        outcomes: ['o3'],
        who: 'Early help worker',
        frequency: '2 hours a week for 8 weeks, then monthly',
        duration: 'Twelve months',
        reviewed: 'After 8 weeks, then every six months',
      },
      {
        key: 'p3',
        text: 'Cycle training in traffic.',
        outcomes: ['o1'],
        who: 'Road safety officer',
        frequency: '6 sessions of 90 minutes',
        duration: 'One term',
        reviewed: 'At the end',
      },
    ],
    sources:
      'Early help assessment made for this purpose; two visits; youth service; talk with Zac, his parents and grandfather; what they had already told the authority.',
  },
  {
    child: 'kayden',
    source: 'social-care',
    author: 'Gwen Mather',
    role: 'Social worker, children looked after team, Ashcombe Vale Council',
    registration: 'SW99402',
    involvement:
      'Ashcombe Vale looks after Kayden under a care order made when he was eight. I have been his social worker for seven months, since the move to Rivermere, and before that knew him for two years as family time supervisor. I visit every four weeks. For this advice I used the care plan and the last two review records, so that Kayden would not be asked again, met with him and with Bernadette Hollis, and spoke with his mother and with the independent reviewing officer, who has read the text.',
    strengths:
      'Kayden has made this placement work. He cooks for the household, looks after the dog and rings if he is going to be late. He protects his sister and asks after his mother’s sobriety with tact. He speaks up at his own reviews, and at the last one chaired part of it.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden does not know whether he may stay. His placement is described as short term on paper, and he reads his own papers. Every delay feels to him like the start of another move. The plan to match him with Bernadette Hollis permanently goes to panel within eight weeks. Until then he will find it hard to commit himself to anything.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden sees his mother once a month with a supervisor and his sister Lacey, aged nine, twice a year, because they live sixty miles apart. His behaviour is at its most troubled on the days around these visits. He wants to see Lacey more, and she him. He worries whether she is safe, and nobody has told him enough to ease it.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Kayden lost his friends with each move. He meets them online late at night, which affects his sleep, and some of them are involved in things that worry us. He has not joined anything in Rivermere. He would like to make music with others and cannot get home afterwards without a lift that his carer, who works shifts, is not always able to give.',
      },
      {
        key: 'n4',
        area: 'cognition-and-learning',
        text: 'Kayden is thirteen and needs to begin preparing for independence with adults who will still be there. He cooks and washes his own clothes. He does not handle money, has no bank account and has never travelled by train. He does not have the stories and photographs from which a child learns where he comes from.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Kayden will know where he lives until he is grown and will settle there, at home and at school, with people he trusts.',
        by: 'the first annual review',
        measure: 'Permanent match agreed; no change of placement or school; he unpacks.',
        needs: ['n1'],
      },
      {
        key: 'o2',
        text: 'Kayden will see his sister and his mother regularly, in ways that leave him feeling steady.',
        by: 'the first annual review',
        measure: 'Sister six times a year and a weekly call; incidents around contact fall by half.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Kayden will have friends in Rivermere with whom he can be himself.',
        by: 'age 15',
        measure: 'Takes part in a weekly group for two terms; a friend visits home.',
        needs: ['n3'],
      },
      {
        key: 'o4',
        text: 'Kayden will know his own story and will be able to manage money and journeys as others of his age do.',
        by: 'age 16',
        measure:
          'A life-story book that he has made; his own bank account; the train to see Lacey, first accompanied, then alone.',
        needs: ['n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Long-term matching of the placement, with a written promise about school and therapy if anything changes, and respite with one known family.',
        outcomes: ['o1'],
        who: 'Social worker, Ashcombe Vale Council',
        frequency: 'Panel within 8 weeks; respite one weekend in six',
        duration: 'To age 18, and afterwards if he stays put',
        reviewed: 'At each looked-after review, at most six months apart',
      },
      {
        key: 'p2',
        text: 'Family time with Lacey every two months with travel provided, a weekly video call, and preparation and follow-up by one familiar worker for visits with his mother.',
        outcomes: ['o2'],
        who: 'Family time worker, Ashcombe Vale Council',
        frequency: 'Every two months; call of 30 minutes a week',
        duration: 'Twelve months',
        reviewed: 'Every three months',
      },
      {
        key: 'p3',
        text: 'Transport home from music, and life-story work with photographs and places, at his own speed.',
        outcomes: ['o3', 'o4'],
        who: 'Social worker; life-story worker',
        frequency: 'Transport weekly; life-story work 1 hour a fortnight',
        duration: 'Twelve months',
        reviewed: 'Every six months',
      },
    ],
    sources:
      'Care plan, placement plan, two review records; visits; family time record; independent reviewing officer; Kayden, his mother and his carer.',
  },
  {
    child: 'jaydon',
    source: 'social-care',
    author: 'Nadine Farrow',
    role: 'Social worker, young people’s team',
    registration: 'SW99633',
    involvement:
      'Jay was a child in need at nine and again at fourteen; both times the case was closed when the family did not answer letters, which we now know that they could not read. He was looked after on remand for seven weeks and is therefore to be assessed for care leaver support. I have visited him at Coldmarsh three times in the last four months, seen his mother and grandmother at home, and attended his resettlement meetings.',
    strengths:
      'Jay is loving towards his family and honest about what he has done. He has given up contacts that were his whole social world and knows what that costs. He has thought out where he can live safely. His grandmother, mother and mentor are of one mind in supporting him, and he lets them.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Jay cannot return to his mother’s address, because former associates know it, and his mother has been threatened. No accommodation has yet been confirmed for a release ten weeks away. He is seventeen and entitled to be accommodated as a child in need. Uncertainty about this is his main worry, and the greatest risk to education and to safety.',
      },
      {
        key: 'n2',
        area: 'cognition-and-learning',
        text: 'Jay has not lived an adult life and will be expected to do so at once. He has no bank account, provisional licence or proof of identity. He cannot read a bus timetable or a tenancy. He cooks three meals. Where matters are explained in short steps with pictures he manages them well, and he remembers.',
      },
      {
        key: 'n3',
        area: 'social-emotional-and-mental-health',
        text: 'Jay has been exploited by older people who gave him money and then called in the debt. He still finds it difficult to refuse someone who has been kind to him. He will be lonely in a new area. He asks for Dwayne to carry on, and for one place to go to in the evenings where nobody knows his name.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Jay will live somewhere safe and settled from the day of his release.',
        by: 'release, and at six months after it',
        measure: 'Address confirmed six weeks before release; the same address six months later.',
        needs: ['n1'],
      },
      {
        key: 'o2',
        text: 'Jay will manage his money, travel, meals and letters by himself.',
        by: 'age 18 and 6 months',
        measure: 'A living-skills record signed off by Jay and his adviser: from four of twenty to sixteen.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Jay will have safe friends and the confidence to refuse those who would use him.',
        by: 'twelve months after release',
        measure: 'No known contact with former associates; attends one activity each week.',
        needs: ['n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Supported lodgings outside his former area, found and visited before release, with staff trained in his communication passport.',
        outcomes: ['o1'],
        who: 'Social worker and Rivermere accommodation service',
        frequency: 'Placement with 10 hours of support a week',
        duration: 'To age 18, then supported accommodation to 21',
        reviewed: 'Monthly for six months',
      },
      {
        key: 'p2',
        text: 'A personal adviser from before release: identity, bank account, benefits and a pathway plan in pictures.',
        outcomes: ['o2'],
        who: 'Personal adviser, leaving care team',
        frequency: '3 hours a week for 12 weeks, then 2 hours a week',
        duration: 'To age 21, or 25 if he asks',
        reviewed: 'Every three months',
      },
      {
        key: 'p3',
        text: 'Specialist support on criminal exploitation, and a boxing and barbering evening at a youth centre in the new area.',
        outcomes: ['o3'],
        who: 'Exploitation worker; youth service',
        frequency: '1 hour a week; 2 evenings a week',
        duration: 'Twelve months',
        reviewed: 'Every three months',
      },
    ],
    sources:
      'Files of two earlier episodes; resettlement meetings; three visits; mother and grandmother; youth offending team; what Jay told the authority, which I did not ask him to repeat.',
  },
];

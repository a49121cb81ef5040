import type { AdviceText } from './types.ts';

/** Social care advice for Noah, Freya, Poppy and Maisie. */
export const socialCarePrimaryAdvice: AdviceText[] = [
  {
    child: 'noah',
    source: 'social-care',
    author: 'Anita Deshmukh',
    role: 'Social worker, disabled children’s team',
    registration: 'SW99163',
    involvement:
      'Noah has had a child in need plan since he was seven, when his parents asked for short breaks. I have been his social worker for fourteen months and visit every six weeks; I have seen him at home, with Callum, his short-break worker, and on the tram. For this advice I reviewed the plan with his parents, talked with Temi by herself, and asked Noah to show me, with photographs, what he likes to do and with whom. There are no concerns about his safety within his family.',
    strengths:
      'Noah is loved and understood at home. His parents work as a team around a night shift, and his sister is his best interpreter. Noah has taken to Callum, waits for him at the window, and has begun to order for himself at the café. He is known and greeted by the staff at the station.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Noah has no friend outside his family. No child has visited in the past two years and he has been to one birthday party. His parents would welcome a visitor and do not know how to begin. All of his leisure is spent with adults. He said “Ben” when I asked who he would like on the tram.',
      },
      {
        key: 'n2',
        area: 'sensory-and-physical',
        text: 'Noah cannot be out of an adult’s reach near a road or a platform, because he moves towards trains without looking. His parents hold his hand, which will not be possible for much longer: he is tall and strong. It limits where the family can go, and means that he has never been anywhere, even to the next door, by himself.',
      },
      {
        key: 'n3',
        area: 'communication-and-interaction',
        text: 'Noah cannot tell people who do not know him that he is hungry, frightened, ill or has had enough. On two outings he became so distressed that Callum had to bring him home, and nobody could find out why until the next day. At home he shows it with cards on the fridge, which are not the ones the school uses.',
      },
      {
        key: 'n4',
        area: 'social-emotional-and-mental-health',
        text: 'The family is tired. Noah wakes at four, his father works nights and his mother sleeps five hours. Temi, who is eleven, helps him to dress, gives up her room when he is distressed and no longer brings friends home. Six hours a fortnight of short breaks keep things going, but leave no time for her.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Noah will see a friend of his own age outside school, at his home or on an outing, regularly and by choice.',
        by: 'the end of Key Stage 2',
        measure: 'At least one meeting a month with the same child, in the short-break diary; now none.',
        needs: ['n1'],
      },
      {
        key: 'o2',
        text: 'Noah will be safe beside roads and at stations without having his hand held.',
        by: 'the end of Key Stage 2',
        measure:
          'Ten consecutive outings with Callum in which he stops at every kerb and stays behind the yellow line when reminded once.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Noah will be able to tell the people he is with what he feels and wants, wherever he is.',
        by: 'the first annual review',
        measure: 'He uses his cards or words on every outing; no outing is cut short for a reason nobody knew.',
        needs: ['n3'],
      },
      {
        key: 'o4',
        text: 'Noah’s parents and sister will have rest and time of their own, so that they can go on caring for him well.',
        by: 'the first annual review',
        measure:
          'Four nights’ sleep of seven hours in each week for his mother; Temi has a friend to visit every month.',
        needs: ['n4'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Short breaks with a worker trained in autism and in Noah’s communication cards, used to go out with one other child as well as alone.',
        outcomes: ['o1', 'o2', 'o3'],
        who: 'Short-break worker (Callum), Rivermere Short Breaks',
        frequency: '6 hours a fortnight, of which 2 with a friend',
        duration: 'Twelve months, then reviewed',
        reviewed: 'Every six months at the child in need review',
      },
      {
        key: 'p2',
        text: 'A day in each school holiday week at an inclusive holiday scheme with one-to-one support.',
        outcomes: ['o1', 'o4'],
        who: 'Rivermere Short Breaks',
        frequency: '6 hours a week in school holidays',
        duration: '12 weeks a year',
        reviewed: 'Annually',
      },
      {
        key: 'p3',
        text: 'Road and platform practice on each outing, in the steps and words written by the occupational therapist.',
        outcomes: ['o2'],
        who: 'Short-break worker, trained by the occupational therapist for 2 hours',
        frequency: 'Every outing',
        duration: 'Twelve months',
        reviewed: 'Every three months',
      },
      {
        key: 'p4',
        text: 'A young carer’s assessment and group for Temi, and an overnight break for her parents.',
        outcomes: ['o4'],
        who: 'Young carers’ service; social worker',
        frequency: 'Group for 2 hours a fortnight; one night in each month',
        duration: 'Twelve months',
        reviewed: 'Every six months',
      },
    ],
    sources:
      'Child in need plan and four reviews; visits and direct work with Noah and Temi; the short-break diary; talk with parents; the statements that they gave the authority.',
  },
  {
    child: 'freya',
    source: 'social-care',
    author: 'Colin Abara',
    role: 'Social worker, disabled children’s team',
    registration: 'SW99285',
    involvement:
      'Freya was not known to this service. Rather than return that as our advice, I carried out an assessment of her needs as a disabled child under section 17 of the Children Act. I visited the family twice, once in the evening when Freya was home from football, spoke with her alone with an interpreter, and talked with her parents, her grandmother, and Oliver Stanmore of the Rivermere Deaf Children’s Society. Her parents were surprised, and glad, that they could ask for anything.',
    strengths:
      'Freya lives in a warm and organised household where both parents are learning to sign. She has her football, a devoted younger brother and a grandmother she sees every Sunday. She is responsible with her equipment and thoughtful about risk. She knows her own mind about what she wishes to do next.',
    needs: [
      {
        key: 'n1',
        area: 'sensory-and-physical',
        text: 'Freya is less independent than her friends. She does not hear traffic from the left or behind, cannot use the entry phone at her grandmother’s flats and would not hear a smoke alarm at night once her equipment is off. There is no flashing or vibrating alarm at home. Her parents have not felt able to let her go out alone.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Freya’s only deaf friend lives forty minutes away and they meet about every second month. The local deaf youth club is on the evening of football training. She cannot follow her team’s messages about meeting up because they are sent as voice notes, and so she learns of outings afterwards.',
      },
      {
        key: 'n3',
        area: 'communication-and-interaction',
        text: 'Outside the family and the school few people know how to communicate with Freya. The dentist, the swimming pool and the holiday club spoke to her mother instead of to her. She does not tell people that she is deaf and has twice been thought to be rude. She wishes to manage such things herself.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Freya will spend time with deaf friends and will feel part of a deaf community as well as of her team.',
        by: 'transfer to secondary school',
        measure: 'She meets deaf young people at least once a month, by her own account and the club’s register.',
        needs: ['n2'],
      },
      {
        key: 'o2',
        text: 'Freya will travel to school, to her nan’s and into town safely without an adult.',
        by: 'the end of the first year of secondary school',
        measure: 'Three named journeys completed alone on five occasions each.',
        needs: ['n1'],
      },
      {
        key: 'o3',
        text: 'Freya will tell people outside school that she is deaf and how to talk with her.',
        by: 'transfer to secondary school',
        measure: 'She manages four everyday situations of her choice without a parent speaking for her.',
        needs: ['n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Transport to the deaf youth club, and a monthly meeting day with other deaf children.',
        outcomes: ['o1', 'o3'],
        who: 'Rivermere Deaf Children’s Society, funded as a short break',
        frequency: '3 hours a month',
        duration: 'Twelve months',
        reviewed: 'Every six months',
      },
      {
        key: 'p2',
        text: 'Individual travel training on the journeys that Freya chooses.',
        outcomes: ['o2'],
        who: 'Travel trainer with signing at level 2',
        frequency: '2 hours a week',
        duration: '12 weeks before transfer to secondary school',
        reviewed: 'At the end, and after one month',
      },
      {
        key: 'p3',
        text: 'Vibrating smoke alarm, flashing doorbell and a portable alert, under section 2 of the Chronically Sick and Disabled Persons Act.',
        outcomes: ['o2'],
        who: 'Sensory services equipment officer',
        frequency: 'Once, with a yearly check',
        duration: 'Permanent',
        reviewed: 'Annually',
      },
    ],
    sources:
      'Section 17 assessment made for this purpose; two home visits; interview with Freya through a registered interpreter; Deaf Children’s Society; the family’s statements.',
  },
  {
    child: 'poppy',
    source: 'social-care',
    author: 'Anita Deshmukh',
    role: 'Social worker, disabled children’s team',
    registration: 'SW99163',
    involvement:
      'Poppy has been known to the team since she was two, when her parents asked for help with equipment. I have known the family for eighteen months and have seen Poppy at home, at school and at the Saturday club. I reviewed her child in need plan for this advice, visited at teatime and bedtime to see the care that she needs, and met her mother separately to talk about her own health. Poppy told me with her book that the stairs are “boring”.',
    strengths:
      'Poppy is at the centre of a lively and affectionate family. Her parents include her in everything, and argue well on her behalf. She is tender and bossy with her brother. The neighbours know her and she is invited to the street’s parties. She enjoys the Saturday carers and has them learning her jokes.',
    needs: [
      {
        key: 'n1',
        area: 'sensory-and-physical',
        text: 'Poppy needs help with all personal care, by day and at night, when she must be turned twice. She is carried upstairs and lifted into the bath. She weighs seventeen kilograms, and her mother has a back injury. The house has not yet been adapted; the lift has been agreed but there is no date, and there is no hoist.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Poppy does not have the ordinary independence of a child of five. She cannot leave a room unless somebody takes her, plays out only when a parent is free and has never chosen her own clothes from the drawer. She sees school friends at parties, but not in between, because their houses have steps.',
      },
      {
        key: 'n3',
        area: 'communication-and-interaction',
        text: 'Her Saturday carers and the club’s staff cannot use Poppy’s communication book, and so on Saturdays they offer her two things at a time. She can do much more. She came home in tears when nobody understood that she wanted to telephone her grandmother in Leeds.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Poppy will be understood by the people who care for her outside home and school, and will be able to tell them what she wants.',
        by: 'the first annual review',
        measure: 'All regular carers are trained; she chooses the Saturday activity herself every week.',
        needs: ['n3'],
      },
      {
        key: 'o2',
        text: 'Poppy will get about her own home and see her friends from school in their free time.',
        by: 'two years from the plan',
        measure:
          'She reaches her bedroom, bathroom and garden without being carried; a friend visits at least twice a month.',
        needs: ['n1', 'n2'],
      },
      {
        key: 'o3',
        text: 'Poppy’s parents will be able to care for both of their children without injury or exhaustion.',
        by: 'the first annual review',
        measure: 'No manual lifting at home; four nights’ unbroken sleep in each week.',
        needs: ['n1'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Home adaptations: a through-floor lift, a level-access bathroom and a hoist; a temporary mobile hoist until these are ready.',
        outcomes: ['o2', 'o3'],
        who: 'Rivermere Council adaptations service, with the occupational therapist',
        frequency: 'Once; mobile hoist within four weeks',
        duration: 'Permanent',
        reviewed: 'Monthly until complete',
      },
      {
        key: 'p2',
        text: 'Personal care and support at home and to go out with friends, taken as a direct payment if the family wishes.',
        outcomes: ['o2', 'o3'],
        who: 'Two personal assistants trained in moving and handling',
        frequency: '10 hours a week, and one waking night in each week',
        duration: 'Twelve months',
        reviewed: 'Every six months',
      },
      {
        key: 'p3',
        text: 'Training in Poppy’s communication book for Saturday carers and personal assistants.',
        outcomes: ['o1'],
        who: 'Speech and language therapist, arranged by the social worker',
        frequency: '2 hours, twice a year',
        duration: 'Throughout the plan',
        reviewed: 'Every six months',
      },
    ],
    sources:
      'Child in need plan; observation of care at teatime and bedtime; moving and handling assessment; parent carer’s needs assessment; conversation with Poppy; the family’s statements.',
  },
  {
    child: 'maisie',
    source: 'social-care',
    author: 'Colin Abara',
    role: 'Social worker, adoption support team',
    registration: 'SW99285',
    involvement:
      'Maisie’s family receives support after adoption. I have known them for ten months and visit monthly. For this advice I met Maisie twice in the garage, where she keeps her moth trap, saw both of her parents together and separately, and spoke with the mental health service about the safety plan. I read the adoption file with her parents’ agreement. There are no child protection concerns.',
    strengths:
      'Maisie has two parents who listen closely to her, a grandmother who gives her quiet Sundays, and a serious interest that links her with adults who respect it. She wrote most of her own safety plan. She can say, by number, how she is, and expects to be believed.',
    needs: [
      {
        key: 'n1',
        area: 'social-emotional-and-mental-health',
        text: 'Maisie is exhausted by hiding her distress. She holds on through the school day and for three or four hours afterwards she screams, hits her mother or lies under her bed. She said in February that she wished she were not here. At weekends and in the holidays these episodes are rare.',
      },
      {
        key: 'n2',
        area: 'social-emotional-and-mental-health',
        text: 'Since Orla moved away Maisie has no friend of her own age. She is at ease with adults who share her interest and with younger children. She would like to be with other autistic girls and has never met one. Her week holds no activity outside home except Forest Club.',
      },
      {
        key: 'n3',
        area: 'sensory-and-physical',
        text: 'Getting dressed, eating and using the toilet away from home all cause Maisie great discomfort, and the family arranges each day around them. She has not eaten or drunk at school since the autumn. The morning routine takes two adults, which is why one of them has reduced her hours of work.',
      },
    ],
    outcomes: [
      {
        key: 'o1',
        text: 'Maisie will be able to let people know early that she is not all right, and they will act on it without questioning her.',
        by: 'the first annual review',
        measure:
          'She uses her number scale with four people outside the family; after-school crises fall from five a week to one.',
        needs: ['n1'],
      },
      {
        key: 'o2',
        text: 'Maisie will have a friend who shares her interests and whom she sees regularly.',
        by: 'transfer to secondary school',
        measure: 'Two meetings a month with a friend of her own choosing.',
        needs: ['n2'],
      },
      {
        key: 'o3',
        text: 'Maisie’s parents will have time together and one of them will be able to return to her former hours.',
        by: 'the first annual review',
        measure: 'Two evenings a month; three mornings a week managed by one adult.',
        needs: ['n3'],
      },
    ],
    provision: [
      {
        key: 'p1',
        text: 'Therapeutic parenting support and sessions for Maisie with her parents, through the adoption support fund.',
        outcomes: ['o1'],
        who: 'Therapist with experience of autism and adoption',
        frequency: '1 hour a week',
        duration: '24 weeks',
        reviewed: 'After 12 and 24 weeks',
      },
      {
        key: 'p2',
        text: 'A small interest group for autistic girls, with a worker Maisie has met beforehand.',
        outcomes: ['o2'],
        who: 'Rivermere Short Breaks',
        frequency: '3 hours a fortnight',
        duration: 'Twelve months',
        reviewed: 'Every six months',
      },
      {
        key: 'p3',
        text: 'A sitter known to Maisie, at home, so that her parents can go out.',
        outcomes: ['o3'],
        who: 'Short-break worker',
        frequency: '4 hours, twice a month',
        duration: 'Twelve months',
        reviewed: 'Every six months',
      },
    ],
    sources:
      'Adoption support plan; direct work with Maisie; safety plan; meetings with her parents; discussion with the mental health service.',
  },
];

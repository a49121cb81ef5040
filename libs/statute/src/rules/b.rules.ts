import { COUNTING, ruleRows } from './rule.ts';

/** Group B: gathering advice on needs, provision and outcomes. */
export const adviceRules = ruleRows([
  {
    id: 'B1',
    sentence:
      'The parent or young person is always asked for views and information, and the child’s own views are sought by a method that suits the child.',
    citations: ['§7.7', 'reg 6(1)(a)'],
    who: 'local authority',
  },
  {
    id: 'B2',
    sentence: 'Educational advice is sought from the manager, head or principal of the setting the child attends.',
    citations: ['§7.7(b)', 'reg 6(1)(b)'],
    who: 'local authority',
  },
  {
    id: 'B3',
    sentence:
      'Where there is no setting, or its head cannot advise, educational advice is sought from a person with experience of teaching children with special educational needs or who knows the provision; failing that, from whoever is responsible for the child’s education.',
    citations: ['§7.7(b)', 'reg 6(1)(b)'],
    who: 'local authority',
  },
  {
    id: 'B4',
    sentence:
      'For a child with a visual, hearing or multi-sensory impairment the educational advice is given after consulting a teacher qualified to teach such children. Without the consultee’s name and qualification it is not accepted.',
    citations: ['§7.7(c)', 'reg 6(2)'],
    who: 'education adviser',
  },
  {
    id: 'B5',
    sentence: 'Medical advice is always sought from health care professionals identified by the health commissioner.',
    citations: ['§7.7(d)', 'reg 6(1)(c)'],
    who: 'local authority',
  },
  {
    id: 'B6',
    sentence:
      'Psychological advice is always sought from an educational psychologist, who consults any other psychologist known to be involved.',
    citations: ['§7.7(e)', 'reg 6(1)(d)'],
    who: 'local authority',
  },
  {
    id: 'B7',
    sentence:
      'Social care advice is always sought. "Not known to this service" is not advice on need: it ends in a re-route, an assessment, a commission, or a reasoned nil return that a manager signs off.',
    citations: ['§7.7(f)', 'reg 6(1)(e)'],
    who: 'local authority',
  },
  {
    id: 'B8',
    sentence:
      'Any other advice the local authority thinks appropriate is sought: an early years assessment; a youth offending team that is involved; for a looked-after child the virtual school head of the authority that looks after the child, the designated teacher and the designated doctor or nurse.',
    citations: ['§7.7(g)', 'reg 6(1)(f)'],
    who: 'local authority',
  },
  {
    id: 'B9',
    sentence:
      'For the child of someone serving in the armed forces, the Ministry of Defence’s education service is asked automatically.',
    citations: ['§8.9', 'reg 6(1)(f)'],
    who: 'local authority',
  },
  {
    id: 'B10',
    sentence: 'In or beyond Year 9, advice is sought on preparing for adulthood and independent living.',
    citations: ['reg 6(1)(g)'],
    who: 'local authority',
  },
  {
    id: 'B11',
    sentence:
      'Advice is sought from anyone the parent or young person reasonably asks for. A refusal needs recorded reasons.',
    citations: ['§7.7(g)', 'reg 6(1)(h)'],
    who: 'local authority',
  },
  {
    id: 'B12',
    sentence:
      'Every adviser is given copies of the family’s representations and evidence, so that the family tells its story once.',
    citations: ['reg 6(3)'],
    verified: false,
    who: 'local authority',
  },
  {
    id: 'B13',
    sentence:
      'Advice already given for any purpose is not sought again if its author, the local authority and the family are each satisfied that it is enough. That takes three dated sign-offs: one "no", or silence, and fresh advice is sought.',
    citations: ['§7.7', 'reg 6(4)'],
    who: 'local authority',
  },
  {
    id: 'B14',
    sentence:
      'A body asked for advice replies within 6 weeks of the day it receives the request. A waiting list or a shortage of staff is not a reason for delay.',
    citations: ['§7.7', 'reg 8(1)', 'reg 8(2)'],
    who: 'the body asked',
    trigger: 'request for advice received',
    period: '6 weeks',
    counting: COUNTING.calendar,
    exceptions: [
      'exceptional personal circumstances',
      'absence from the area for at least 4 continuous weeks',
      'an appointment that body made and the child or young person missed',
    ],
  },
  {
    id: 'B15',
    sentence:
      'A body may decline to co-operate only where that is incompatible with its own duties or would harm its functions, in writing and with reasons.',
    citations: ['s31'],
    verified: false,
    who: 'the body asked',
  },
  {
    id: 'B16',
    sentence:
      'Advice is clear, accessible and specific: outcomes for the child’s age and phase and strategies towards them, within the author’s expertise, based on need and not on what is available, and written knowing the child’s aspirations.',
    citations: ['§7.7', 'Code 9.51', 'guide'],
    who: 'adviser',
  },
]);

import { COUNTING, ruleRows } from './rule.ts';

/** Group L: disagreement, mediation and appeal. */
export const disagreementRules = ruleRows([
  {
    id: 'L1',
    sentence:
      'Every notice of a decision that can be appealed tells of the right and its time limit, the right to mediation and the certificate it needs, the adviser’s contact and times, disagreement resolution and impartial advice, and that none of these affects the appeal.',
    citations: ['reg 32', '§7.13'],
    who: 'local authority',
  },
  {
    id: 'L2',
    sentence: 'The family contacts a mediation adviser within 2 months of the day the notice was sent.',
    citations: ['§9.5'],
    who: 'family',
    trigger: 'notice sent',
    period: '2 months',
    counting: COUNTING.months,
  },
  {
    id: 'L3',
    sentence:
      'If the family declines mediation the adviser gives a certificate within 3 working days. Otherwise mediation is arranged and held within 30 days, else a certificate follows in 3 days; after mediation it follows within 3 working days.',
    citations: ['§9.5'],
    who: 'mediation adviser, local authority',
    trigger: 'mediation declined; mediation requested; mediation held',
    period: '3 working days; 30 days; 3 days',
    counting: `${COUNTING.working}; ${COUNTING.calendar}`,
  },
  {
    id: 'L4',
    sentence: 'No certificate is needed for an appeal about section I alone.',
    citations: ['§9.5'],
    who: 'family',
  },
  {
    id: 'L5',
    sentence: 'An appeal is made by the later of 2 months from the notice and 1 month from the certificate.',
    citations: ['§9.5', '§9.6'],
    who: 'family',
    trigger: 'notice sent; certificate issued',
    period: '2 months; 1 month',
    counting: COUNTING.months,
  },
  {
    id: 'L6',
    sentence:
      'A mediation agreement on a matter that can be appealed runs on the limits of D12; on any other matter it is carried out within 2 weeks.',
    citations: ['reg 42'],
    who: 'local authority',
    trigger: 'mediation agreement',
    period: '2 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'L7',
    sentence:
      'The local authority and the health commissioner settle a dispute about provision between themselves; the family’s timetable is not affected.',
    citations: ['§4.1', '§7.9', 's26'],
    who: 'local authority, health commissioner',
  },
  {
    id: 'L8',
    sentence:
      'The family may appeal a decision not to assess, not to issue a plan, not to reassess, not to amend or to cease a plan, and what sections B, F and I say.',
    citations: ['§9.6'],
    who: 'family',
  },
]);

import { COUNTING, ruleRows } from './rule.ts';

/** Group G: from the draft to the final plan. */
export const finalPlanRules = ruleRows([
  {
    id: 'G1',
    sentence:
      'The draft and section K are sent with the family’s rights: to give views for at least 15 days, to a meeting with an officer, to ask for an institution and where to find them, and to a personal budget.',
    citations: ['§7.10', 's38'],
    who: 'local authority',
    trigger: 'draft served',
    period: '15 days',
    counting: COUNTING.inclusive,
  },
  {
    id: 'G2',
    sentence:
      'The family may request a maintained school or nursery, an academy or free school, a non-maintained special school, a further education or sixth form college, or an approved independent institution. For any other it may only give its views, and the place is confirmed first.',
    citations: ['§7.11', 's38(3)'],
    who: 'family',
  },
  {
    id: 'G3',
    sentence:
      'The local authority consults, with the draft, the institution asked for and every other it considers, and the authority that maintains it. Silence never holds up the plan.',
    citations: ['s39', 's40', '§7.11'],
    who: 'local authority',
    trigger: 'consultation received',
    period: '15 days',
    counting: COUNTING.calendar,
  },
  {
    id: 'G4',
    sentence:
      'The institution asked for is named unless it is unsuitable for the child’s age, ability, aptitude or needs, or would be incompatible with the efficient education of others or the efficient use of resources. Record the ground and the evidence.',
    citations: ['s39(4)'],
    who: 'local authority',
  },
  {
    id: 'G5',
    sentence:
      'With no request, or one that fails, the plan provides for mainstream education unless that is against the family’s wishes or incompatible with the education of others and no reasonable steps could prevent it. List the steps.',
    citations: ['s33'],
    who: 'local authority',
  },
  {
    id: 'G6',
    sentence:
      'Once agreed, the plan is issued quickly; if not agreed, the local authority may still issue it. An officer signs and dates it.',
    citations: ['§7.13'],
    who: 'signing officer',
  },
  {
    id: 'G7',
    sentence:
      'The final plan goes to the family, the institution named and the health commissioner within 20 weeks, with the appeal notice, and to nobody else automatically.',
    citations: ['§7.13', 'reg 13(2)', 'reg 14'],
    who: 'local authority',
    trigger: 'request received, or brought to attention',
    period: '20 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'G8',
    sentence:
      'The local authority secures the provision in section F, the health commissioner that in section G, and social care its own. The head tells those who teach the child.',
    citations: ['s42'],
    who: 'local authority, health commissioner, head',
  },
]);

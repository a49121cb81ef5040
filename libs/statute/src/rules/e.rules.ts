import { COUNTING, ruleRows } from './rule.ts';

/** Group E: the decision not to issue a plan. */
export const noPlanRules = ruleRows([
  {
    id: 'E1',
    sentence:
      'A decision not to issue a plan goes to the family, the setting attended and the health commissioner within 16 weeks, with reasons, the appeal notice, and what is available in mainstream and the local offer.',
    citations: ['§7.8', 's36(9)', 'reg 10'],
    who: 'local authority',
    trigger: 'request received, or brought to attention',
    period: '16 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'E2',
    sentence:
      'On request the local authority gives feedback gathered in the assessment, such as professionals’ evidence, and records the request and the release.',
    citations: ['§7.8'],
    who: 'local authority',
  },
  {
    id: 'E3',
    sentence: 'Moderating groups sample and compare decisions; the decision stays the local authority’s.',
    citations: ['§7.7'],
    who: 'moderating group',
  },
]);

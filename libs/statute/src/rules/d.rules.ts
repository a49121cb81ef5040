import { COUNTING, ruleRows } from './rule.ts';

const FROM_REQUEST = {
  who: 'local authority',
  trigger: 'request received, or brought to attention',
  counting: COUNTING.calendar,
};
const CLOSURE_CIRCUMSTANCES_ABSENCE = [
  'closure of the school or early years provider for at least 4 weeks',
  'exceptional personal circumstances',
  'absence from the area for at least 4 continuous weeks (not for a detained person)',
];

/** Group D: timescales. */
export const timescaleRules = ruleRows([
  {
    id: 'D1',
    sentence: 'The local authority decides whether to assess within 6 weeks.',
    citations: ['reg 5', '§7.5'],
    period: '6 weeks',
    ...FROM_REQUEST,
    exceptions: CLOSURE_CIRCUMSTANCES_ABSENCE,
  },
  {
    id: 'D2',
    sentence: 'Each piece of advice is given within 6 weeks of the day the body received the request.',
    citations: ['reg 8', '§7.7'],
    who: 'the body asked',
    trigger: 'request for advice received',
    period: '6 weeks',
    counting: COUNTING.calendar,
  },
  {
    id: 'D3',
    sentence: 'A decision not to issue a plan is notified within 16 weeks.',
    citations: ['reg 10(1)', '§7.8'],
    period: '16 weeks',
    ...FROM_REQUEST,
    exceptions: CLOSURE_CIRCUMSTANCES_ABSENCE,
  },
  {
    id: 'D4',
    sentence:
      'The draft plan has no statutory day: a local target, 16 weeks unless set otherwise, keeps 15 days for views before 20 weeks.',
    citations: ['§7.5'],
    period: '16 weeks',
    ...FROM_REQUEST,
  },
  {
    id: 'D5',
    sentence: 'The family has at least 15 days to give its views on the draft.',
    citations: ['reg 13(1)', '§7.5'],
    who: 'family',
    trigger: 'draft served',
    period: '15 days',
    counting: COUNTING.inclusive,
  },
  {
    id: 'D6',
    sentence:
      'An institution that is consulted on the draft replies within 15 days; its silence never holds up the plan.',
    citations: ['§7.11'],
    who: 'institution consulted',
    trigger: 'consultation received',
    period: '15 days',
    counting: COUNTING.calendar,
  },
  {
    id: 'D7',
    sentence: 'The final plan is issued within 20 weeks.',
    citations: ['reg 13(2)', '§7.5'],
    period: '20 weeks',
    ...FROM_REQUEST,
    exceptions: CLOSURE_CIRCUMSTANCES_ABSENCE,
  },
  {
    id: 'D8',
    sentence:
      'The 16 and 20 weeks are excused only by a school or early years closure, exceptional personal circumstances or an absence of at least 4 weeks; for a detained person not by absence. A missed appointment excuses only the piece of advice.',
    citations: ['reg 10(4)(a)-(d)'],
  },
  {
    id: 'D9',
    sentence:
      'An exemption works only while it makes compliance impractical, and never pauses a clock. Record its ground, dates, evidence, the one deadline it affects, who approved it, when the family was told, and a new target; show both dates.',
    citations: ['reg 10(4)', '§7.5'],
    who: 'local authority',
  },
  {
    id: 'D10',
    sentence:
      'An exemption from one deadline never moves another, and periods such as 6 weeks for advice and 15 days for views never shorten because an earlier step was late.',
    citations: ['§7.5'],
    who: 'local authority',
  },
  {
    id: 'D11',
    sentence: 'For a looked-after child the assessment is completed in the shortest possible time.',
    citations: ['§7.4(g)'],
    who: 'local authority',
  },
  {
    id: 'D12',
    sentence:
      'After a tribunal order, a mediation agreement on a matter that can be appealed, or the local authority’s change of its own refusal, shorter limits run from that day, set by what is to be done.',
    citations: ['reg 42', 'reg 44', 'reg 45'],
    verified: false,
    who: 'local authority',
    trigger: 'tribunal order, mediation agreement, or refusal reversed',
    period:
      'assess or reassess: 2 weeks to tell the family, 10 weeks to decide not to issue, 14 weeks to the final plan; make a plan: 5 weeks to the draft, 11 weeks to the final plan; amend: 5 weeks; name of institution only: 2 weeks; continue or cease: at once',
    counting: COUNTING.calendar,
    exceptions: [
      'exceptional personal circumstances',
      'absence from the area for at least 2 continuous weeks',
      'the family wants to make representations',
      'closure of the institution for at least 4 weeks',
    ],
  },
]);

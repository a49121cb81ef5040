import { whole, type PlanCheck } from './plan-check.ts';

const outcomes = <T extends { readonly id: string }>(found: readonly T[]) =>
  found.map(({ id }) => ({ section: 'E', id }) as const);

/** Words that give provision away: hours, sessions, access and support are means, not ends. */
const SOUNDS_LIKE_PROVISION =
  /\b(will (receive|have access|be given|be provided|attend)|access to|hours? (a|per)|sessions?|1:1|one-to-one|placement|teaching assistant)\b/i;

/** Needs and outcomes. @rule F2 F3 F5 */
export const needAndOutcomeChecks: readonly PlanCheck[] = [
  {
    rule: 'F2',
    severity: 'must',
    sentence: 'Section B states no special educational need.',
    find: ({ needs }) => whole('B', !needs.some(({ section }) => section === 'B')),
  },
  {
    rule: 'F2',
    severity: 'must',
    sentence: 'This need does not say to which of the four areas it belongs.',
    find: ({ needs }) => needs.filter(({ section, area }) => section === 'B' && !area),
  },
  {
    rule: 'F5',
    severity: 'must',
    sentence: 'No provision answers this need, and no reason is given.',
    find: ({ needs, provisions }) =>
      needs.filter(({ id, gapReason }) => !gapReason && !provisions.some((provision) => provision.needs.includes(id))),
  },
  {
    rule: 'F3',
    severity: 'must',
    sentence: 'The plan has no outcome.',
    find: (plan) => whole('E', plan.outcomes.length === 0),
  },
  {
    rule: 'F3',
    severity: 'must',
    sentence: 'This outcome does not say how anyone can tell that it is achieved.',
    find: (plan) => outcomes(plan.outcomes.filter(({ achievedWhen }) => !achievedWhen)),
  },
  {
    rule: 'F3',
    severity: 'must',
    sentence: 'This outcome does not say by when.',
    find: (plan) => outcomes(plan.outcomes.filter(({ by }) => !by)),
  },
  {
    rule: 'F3',
    severity: 'should',
    sentence: 'This outcome reads like provision: say what the child will be able to do, not what will be given.',
    find: (plan) => outcomes(plan.outcomes.filter(({ words }) => SOUNDS_LIKE_PROVISION.test(words))),
  },
  {
    rule: 'F5',
    severity: 'must',
    sentence: 'This outcome answers neither a need nor an aspiration.',
    find: (plan) =>
      outcomes(plan.outcomes.filter(({ needs, answersAspiration }) => needs.length === 0 && !answersAspiration)),
  },
];

import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';
import { AT_ONCE, type Period } from './period.ts';

/** What set the shorter limits running, and how a sentence names it. */
const SOURCES = {
  'tribunal order': 'the tribunal’s order',
  'mediation agreement': 'the mediation agreement',
  'refusal reversed': 'the local authority reversed its refusal',
  'unopposed appeal': 'the local authority told the tribunal that it does not oppose the appeal',
} as const;

export type OrderSource = keyof typeof SOURCES;

type Step = readonly [what: string, period: Period, duty: string];

const ASSESS: readonly Step[] = [
  ['tell the family', { weeks: 2 }, 'The local authority must tell you that it will assess by'],
  ['decide not to issue', { weeks: 10 }, 'If it will not issue a plan, the local authority must tell you by'],
  ['final plan', { weeks: 14 }, 'If it issues a plan, the local authority must issue the final plan by'],
];

const STEPS = {
  assess: ASSESS,
  reassess: ASSESS,
  make: [
    ['draft plan', { weeks: 5 }, 'The local authority must send the draft plan by'],
    ['final plan', { weeks: 11 }, 'The local authority must issue the final plan by'],
  ],
  amend: [['amended plan', { weeks: 5 }, 'The local authority must issue the amended plan by']],
  name: [['name of the institution', { weeks: 2 }, 'The local authority must name the institution in the plan by']],
  continue: [['continue the plan', AT_ONCE, 'The local authority must continue the plan at once, on']],
  cease: [['cease the plan', AT_ONCE, 'The local authority must cease the plan at once, on']],
  other: [['carry out the agreement', { weeks: 2 }, 'The local authority must do what was agreed by']],
} as const satisfies Record<string, readonly Step[]>;

/** What is to be done. `other` is a mediation agreement on a matter that cannot be appealed. */
export type OrderKind = keyof typeof STEPS;

export const ORDER_KINDS = Object.keys(STEPS) as OrderKind[];

export interface Order {
  readonly source: OrderSource;
  readonly kind: OrderKind;
  /** The day of the order, of the agreement, of the change of mind, or of the notice to the tribunal. */
  readonly on: CivilDate;
}

/** The limits after an order, an agreement or a refusal reversed: weeks of calendar days. @rule D12 L6 regs 42, 44, 45 */
export function orderDeadlines({ source, kind, on }: Order): Deadline[] {
  const rule = kind === 'other' ? 'L6' : 'D12';
  return STEPS[kind].map(([what, period, duty]) => {
    const clock: Clock = { rule, what, period, trigger: source, event: eventOf(source, period), duty };
    return deadline(clock, on);
  });
}

function eventOf(source: OrderSource, period: Period): string {
  const isNoun = source === 'tribunal order' || source === 'mediation agreement';
  return isNoun && period === AT_ONCE ? `of ${SOURCES[source]}` : SOURCES[source];
}

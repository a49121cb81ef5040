import type { CivilDate } from '../calendar/civil-date.ts';
import { adviceDeadline } from './advice.ts';
import { startAssessment, type AssessmentFacts } from './assessment.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';
import { disagreementDeadlines, type DisagreementFacts } from './disagreement.ts';
import { EVENT_CLOCKS, type DatedEvent } from './event-clocks.ts';
import { withExemptions } from './exemption.ts';
import { lookedAfterDeadlines } from './looked-after.ts';
import { orderDeadlines, type Order } from './orders.ts';
import { phaseTransferDeadline, type PhaseTransfer } from './phase-transfer.ts';
import { reviewDeadlines, type ReviewCycle } from './review.ts';
import { transferDeadlines, type TransferFacts } from './transfer.ts';

/** The dated facts of a case, as far as they start clocks. What is absent starts none. */
export type CaseFacts = AssessmentFacts &
  ReviewCycle &
  TransferFacts &
  DisagreementFacts & { readonly [Event in DatedEvent]?: CivilDate | undefined } & {
    readonly adviceReceived?: readonly { readonly source: string; readonly receivedOn: CivilDate }[] | undefined;
    readonly refusalReversedOn?: CivilDate | undefined;
    readonly orders?: readonly Order[] | undefined;
    readonly phaseTransfer?: { readonly kind: PhaseTransfer; readonly on: CivilDate } | undefined;
    readonly lookedAfterSince?: CivilDate | undefined;
    readonly lookedAfterReviewsOn?: readonly CivilDate[] | undefined;
  };

const EVENTS = Object.entries(EVENT_CLOCKS) as [DatedEvent, readonly Clock[]][];

/**
 * All deadlines that follow from the facts of a case, earliest first. An exemption changes only what is said of its own
 * deadline, never a day. Throws AmbiguousExemption. @rule D9 D10
 */
export function caseTimeline(facts: CaseFacts): Deadline[] {
  const deadlines = startAssessment(facts);
  for (const receipt of facts.adviceReceived ?? []) deadlines.push(adviceDeadline(receipt));
  for (const [event, clocks] of EVENTS) {
    const on = facts[event];
    if (on) for (const clock of clocks) deadlines.push(deadline(clock, on));
  }
  for (const order of ordersOf(facts)) deadlines.push(...orderDeadlines(order));
  deadlines.push(...reviewDeadlines(facts), ...transferDeadlines(facts), ...disagreementDeadlines(facts));
  if (facts.phaseTransfer) deadlines.push(phaseTransferDeadline(facts.phaseTransfer));
  if (facts.lookedAfterSince)
    deadlines.push(...lookedAfterDeadlines(facts.lookedAfterSince, facts.lookedAfterReviewsOn));
  return withExemptions(deadlines.sort(byDueDay), facts.exemptions);
}

const byDueDay = (a: Deadline, b: Deadline): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0);

const ordersOf = ({ orders = [], refusalReversedOn }: CaseFacts): readonly Order[] =>
  refusalReversedOn ? [...orders, { source: 'refusal reversed', kind: 'assess', on: refusalReversedOn }] : orders;

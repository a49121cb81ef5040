import type { CivilDate } from '../calendar/civil-date.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { deadline, laterOf, type Clock, type Deadline } from './deadline.ts';
import { AT_ONCE } from './period.ts';

const TRANSFER_LATE: Clock = {
  rule: 'J3',
  what: 'transfer the plan',
  period: { workingDays: 15, inclusive: true },
  trigger: 'old authority aware of the move',
  event: 'the old authority became aware of the move',
  duty: 'The old authority must transfer the plan by',
};
const TRANSFER_ON_MOVE: Clock = {
  ...TRANSFER_LATE,
  period: AT_ONCE,
  trigger: 'move',
  event: 'the child or young person moves',
  duty: 'The old authority must transfer the plan on',
};
const KNOWN = { trigger: 'plan transferred', event: 'the plan was transferred' };
const EXPECTED = { trigger: 'last day for the transfer', event: 'the last day for the transfer' };
const TELL_FAMILY: Clock = {
  rule: 'J4',
  what: 'tell the family about the transfer',
  period: { weeks: 6 },
  ...KNOWN,
  duty: 'The new authority must tell you that the plan has come, whether it will assess and when it will review, by',
};
const REVIEW: Clock = {
  ...TELL_FAMILY,
  rule: 'J5',
  what: 'review after the transfer',
  period: { months: 3 },
  duty: 'The new authority must review the plan by',
};

export interface TransferFacts {
  readonly moveOn?: CivilDate | undefined;
  /** The day on which the old authority became aware of the move. */
  readonly transferAwareOn?: CivilDate | undefined;
  /** The day on which the plan was transferred; until it is known, the last day for it stands in. */
  readonly transferredOn?: CivilDate | undefined;
  readonly planIssuedOn?: CivilDate | undefined;
  readonly lastReviewOn?: CivilDate | undefined;
}

/**
 * A plan that moves to another authority. The transfer is on the day of the move where the old authority knew at least
 * 15 working days before, else within 15 working days beginning with the day it knew. @rule J3 J4 J5 reg 15
 */
export function transferDeadlines(facts: TransferFacts): Deadline[] {
  const transfer = planTransfer(facts);
  const on = facts.transferredOn ?? transfer?.dueOn;
  if (!on) return [];
  const event = facts.transferredOn ? KNOWN : EXPECTED;
  return [
    ...(transfer ? [transfer] : []),
    deadline({ ...TELL_FAMILY, ...event }, on),
    reviewAfterTransfer(deadline({ ...REVIEW, ...event }, on), facts),
  ];
}

function planTransfer({ moveOn, transferAwareOn }: TransferFacts): Deadline | null {
  if (!transferAwareOn) return moveOn ? deadline(TRANSFER_ON_MOVE, moveOn) : null;
  const knewInTime = moveOn !== undefined && transferAwareOn <= addWorkingDays(moveOn, -15);
  return knewInTime ? deadline(TRANSFER_ON_MOVE, moveOn) : deadline(TRANSFER_LATE, transferAwareOn);
}

function reviewAfterTransfer(afterTransfer: Deadline, { planIssuedOn, lastReviewOn }: TransferFacts): Deadline {
  const since = lastReviewOn ?? planIssuedOn;
  if (!since) return afterTransfer;
  const event = lastReviewOn
    ? { trigger: 'last review', event: 'the last review' }
    : { trigger: 'plan issued', event: 'the plan was issued' };
  return laterOf(deadline({ ...REVIEW, ...event, period: { months: 12 } }, since), afterTransfer);
}

import { ageOn } from '../calendar/school-year.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';

const YEARLY: Clock = {
  rule: 'I1',
  what: 'review decided',
  period: { months: 12 },
  trigger: 'plan issued',
  event: 'the plan was issued',
  duty: 'The review of the plan must end, with the local authority’s decision, by',
};
const MEETING: Clock = {
  rule: 'I1',
  what: 'review meeting',
  period: { weeks: -4 },
  trigger: 'review decided',
  event: 'the last day for the decision',
  duty: 'The review meeting must be held by',
};
const UNDER_FIVE: Clock = {
  ...YEARLY,
  rule: 'I2',
  what: 'consider a review of a child under 5',
  kind: 'target',
  period: { months: 6 },
  duty: 'The local authority should consider a review, as the child is under 5, by',
};

export interface ReviewCycle {
  readonly planIssuedOn?: CivilDate | undefined;
  /** The day on which the last review ended. */
  readonly lastReviewOn?: CivilDate | undefined;
  readonly born?: CivilDate | undefined;
}

/**
 * The next yearly review, counted from the last one or, before the first, from the issue of the plan: 12 calendar
 * months to the decision, the meeting at least 4 weeks earlier, and for a child who will still be under 5 a review to
 * consider after 6 months. @rule I1 I2 s44(1)
 */
export function reviewDeadlines({ planIssuedOn, lastReviewOn, born }: ReviewCycle): Deadline[] {
  const on = lastReviewOn ?? planIssuedOn;
  if (!on) return [];
  const since = lastReviewOn ? { trigger: 'last review', event: 'the last review' } : {};
  const decided = deadline({ ...YEARLY, ...since }, on);
  const considered = deadline({ ...UNDER_FIVE, ...since }, on);
  const isUnderFive = born !== undefined && ageOn(born, considered.dueOn) < 5;
  return [decided, deadline(MEETING, decided.dueOn), ...(isUnderFive ? [considered] : [])];
}

const meeting = { trigger: 'review meeting', event: 'the review meeting' };
const notice = { trigger: 'amendment notice sent', event: 'the amendment notice was sent' };

/** The clocks around a review meeting: weeks of calendar days, back and forth. @rule I3 I4 I6 I7 I8 regs 20, 22 */
export const MEETING_CLOCKS: readonly Clock[] = [
  {
    ...meeting,
    rule: 'I4',
    what: 'ask for advice for the review',
    kind: 'target',
    period: { weeks: -6 },
    duty: 'Those invited should be asked for their advice by',
  },
  { ...meeting, rule: 'I3', what: 'invitations', period: { weeks: -2 }, duty: 'Everyone must be invited by' },
  {
    ...meeting,
    rule: 'I4',
    what: 'circulate advice',
    period: { weeks: -2 },
    duty: 'The advice must be sent to everyone invited by',
  },
  {
    ...meeting,
    rule: 'I6',
    what: 'report of the meeting',
    period: { weeks: 2 },
    duty: 'The report of the meeting must be sent to everyone invited by',
  },
  {
    ...meeting,
    rule: 'I7',
    what: 'decide to keep, amend or cease',
    period: { weeks: 4 },
    duty: 'The local authority must decide to keep, amend or cease the plan, and tell you, by',
  },
  {
    ...meeting,
    rule: 'I8',
    what: 'amendment notice',
    period: { weeks: 4 },
    duty: 'If it will amend the plan, the local authority must send you the changes and the evidence by',
  },
  {
    ...meeting,
    rule: 'I8',
    what: 'final amended plan, from the meeting',
    period: { weeks: 12 },
    duty: 'If it amends the plan, the local authority must issue the final amended plan by',
  },
];

/** The clocks of an amendment: 15 calendar days inclusive for views, 8 weeks to the final plan. @rule I8 Z3 reg 22 */
export const AMENDMENT_CLOCKS: readonly Clock[] = [
  {
    ...notice,
    rule: 'I8',
    what: 'family’s views on the changes',
    kind: 'minimum',
    period: { days: 15, inclusive: true },
    duty: 'You can give your views on the changes at least until the end of',
  },
  {
    ...notice,
    rule: 'I8',
    what: 'final amended plan',
    period: { weeks: 8 },
    duty: 'The local authority must issue the final amended plan by',
  },
];

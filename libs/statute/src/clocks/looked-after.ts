import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Clock, type Deadline } from './deadline.ts';

const REVIEWS: readonly Clock[] = [
  {
    rule: 'K3',
    what: 'first looked-after review',
    period: { workingDays: 20 },
    trigger: 'became looked after',
    event: 'the child became looked after',
    duty: 'The first review of the child’s care must be held by',
  },
  {
    rule: 'K3',
    what: 'second looked-after review',
    period: { months: 3 },
    trigger: 'first looked-after review',
    event: 'the first review',
    duty: 'The second review of the child’s care must be held by',
  },
  {
    rule: 'K3',
    what: 'next looked-after review',
    period: { months: 6 },
    trigger: 'previous looked-after review',
    event: 'the review before',
    duty: 'The next review of the child’s care must be held by',
  },
];

/**
 * Looked-after reviews: 20 working days, then 3 months, then at most 6 months, each from the review before it: the day
 * it was held or, until then, its last day. @rule K3 SI 2010/959 reg 33
 */
export function lookedAfterDeadlines(since: CivilDate, heldOn: readonly CivilDate[] = []): Deadline[] {
  let previous = since;
  return REVIEWS.map((clock, index) => {
    const review = deadline(clock, previous);
    previous = heldOn[index] ?? review.dueOn;
    return review;
  });
}

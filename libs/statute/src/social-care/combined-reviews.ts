import { addDays, daysBetween, longDate, type CivilDate } from '../calendar/civil-date.ts';
import { workingDayOnOrAfter, workingDayOnOrBefore } from '../calendar/working-days.ts';

/** A review of one plan or another, and the day by which it is due. */
export interface ReviewDue {
  readonly what: string;
  readonly dueOn: CivilDate;
}

/** One meeting in place of several. */
export interface CombinedReview<R extends ReviewDue = ReviewDue> {
  /** A working day. */
  readonly on: CivilDate;
  readonly reviews: readonly R[];
  readonly because: string;
}

/** How far a review is brought forward to join another: calendar days. */
export const BROUGHT_FORWARD = 56;
/** Notice to everybody invited: calendar days. @rule I3 */
const NOTICE = 14;

/**
 * Reviews that may be one meeting. A review can be brought forward, never put off: they meet by the day on which the
 * first of them is due, or with two weeks' notice where that is too near or behind. @rule I12 I3
 */
export function combinedReviews<R extends ReviewDue>(reviews: readonly R[], today: CivilDate): CombinedReview<R>[] {
  const found: CombinedReview<R>[] = [];
  let left = reviews.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  while (left.length > 1) {
    const [first] = left as [R, ...R[]];
    const earliest = addDays(today, NOTICE);
    const by = workingDayOnOrBefore(first.dueOn);
    const isNear = by < earliest;
    const on = isNear ? workingDayOnOrAfter(earliest) : by;
    const joined = left.filter(
      (each) => each === first || (each.dueOn >= on && daysBetween(on, each.dueOn) <= BROUGHT_FORWARD),
    );
    if (joined.length > 1) found.push({ on, reviews: joined, because: reason(first, isNear, today) });
    left = left.filter((each) => !joined.includes(each));
  }
  return found;
}

function reason({ what, dueOn }: ReviewDue, isNear: boolean, today: CivilDate): string {
  const others = 'the others fall due within 8 weeks after it, and a review may be brought forward but not put off';
  if (dueOn < today)
    return `${what} is late since ${longDate(dueOn)}: this is the first day with two weeks’ notice; ${others}`;
  if (isNear)
    return `${what} is due on ${longDate(dueOn)}, too near for two weeks’ notice of one meeting: this is the first day that gives it; ${others}`;
  return `${what} is due first, on ${longDate(dueOn)}; ${others}`;
}

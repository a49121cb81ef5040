import { addDays, addMonths, addWeeks, longDate, onDay, yearOf, type CivilDate } from '../calendar/civil-date.ts';
import { bankHolidaysBetween } from '../calendar/bank-holidays.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { COUNTING } from '../rules/rule.ts';

/**
 * A length of time in law, as data. A negative number counts back from the event. `inclusive` counts the day of the
 * event as day 1 (Z3). `before` is a fixed day of the event's calendar year, which is itself too late.
 */
export type Period =
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly days: number; readonly inclusive?: true }
  | { readonly workingDays: number; readonly inclusive?: true }
  | { readonly before: { readonly month: number; readonly day: number } };

/** The same day: at once. */
export const AT_ONCE: Period = { days: 0 };

/** The last day of a period that an event on `trigger` begins. */
export function lastDay(trigger: CivilDate, period: Period): CivilDate {
  if ('weeks' in period) return addWeeks(trigger, period.weeks);
  if ('months' in period) return addMonths(trigger, period.months);
  if ('before' in period) return addDays(onDay(yearOf(trigger), period.before.month, period.before.day), -1);
  const dayZero = period.inclusive ? addDays(trigger, -1) : trigger;
  return 'days' in period ? addDays(dayZero, period.days) : addWorkingDays(dayZero, period.workingDays);
}

const count = (number: number, unit: string): string =>
  `${Math.abs(number)} ${unit}${Math.abs(number) === 1 ? '' : 's'}${number < 0 ? ' before' : ''}`;

/** '6 weeks', '15 working days', '2 weeks before', 'at once', 'before 31 March'. */
export function periodText(period: Period): string {
  if ('weeks' in period) return count(period.weeks, 'week');
  if ('months' in period) return count(period.months, 'month');
  if ('workingDays' in period) return count(period.workingDays, 'working day');
  if ('days' in period) return period.days === 0 ? 'at once' : count(period.days, 'day');
  const { month, day } = period.before;
  return `before ${longDate(onDay(2000, month, day)).replace(' 2000', '')}`;
}

/** How the days are counted, in the words of the rules. */
export function countingText(period: Period): string {
  if ('before' in period) return COUNTING.fixedDay;
  if ('months' in period) return COUNTING.months;
  if ('workingDays' in period) return period.inclusive ? COUNTING.workingInclusive : COUNTING.working;
  if ('days' in period && period.inclusive) return COUNTING.inclusive;
  const length = 'weeks' in period ? period.weeks : period.days;
  if (length === 0) return COUNTING.sameDay;
  return length < 0 ? COUNTING.backwards : COUNTING.calendar;
}

/** The sum that anyone can check: '5 January 2026 + 6 weeks (42 calendar days) = 16 February 2026'. */
export function arithmeticText(trigger: CivilDate, period: Period, due: CivilDate): string {
  const from = longDate(trigger);
  const to = longDate(due);
  if ('before' in period) return `the day ${periodText(period)} ${yearOf(trigger)} = ${to}`;
  const length = periodText(period).replace(' before', '');
  if ('days' in period && period.days === 0) return `${from}, the day itself`;
  if ('weeks' in period) {
    return `${from} ${period.weeks < 0 ? '-' : '+'} ${length} (${Math.abs(period.weeks * 7)} calendar days) = ${to}`;
  }
  if ('months' in period) return `${from} ${period.months < 0 ? '-' : '+'} ${length} = ${to}`;
  const start = period.inclusive
    ? `day 1 is ${from}, day ${'days' in period ? period.days : period.workingDays}`
    : null;
  if ('days' in period)
    return start ? `${start} is ${to}` : `${from} + ${length.replace('day', 'calendar day')} = ${to}`;
  return `${start ? `${length}, the first counted on or after ${from}` : `${from} + ${length}`} = ${to}${skipped(trigger, due)}`;
}

function skipped(from: CivilDate, to: CivilDate): string {
  const holidays = bankHolidaysBetween(from, to).map(longDate);
  return holidays.length ? ` (not counting weekends and ${holidays.join(', ')})` : ' (not counting weekends)';
}

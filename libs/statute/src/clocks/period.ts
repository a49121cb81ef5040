import {
  addDays,
  addMonths,
  addWeeks,
  fromEpochDay,
  longDate,
  onDay,
  yearOf,
  type CivilDate,
} from '../calendar/civil-date.ts';
import { epochDay } from '../calendar/epoch-day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';

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
  if ('before' in period) {
    const { month, day } = period.before;
    return fromEpochDay(epochDay(yearOf(trigger), month, day) - 1);
  }
  const dayZero = period.inclusive ? addDays(trigger, -1) : trigger;
  return 'days' in period ? addDays(dayZero, period.days) : addWorkingDays(dayZero, period.workingDays);
}

const count = (number: number, unit: string): string =>
  `${Math.abs(number)} ${unit}${Math.abs(number) === 1 ? '' : 's'}`;

/** '6 weeks', '15 working days', '2 weeks before', 'at once', 'before 31 March'. */
export function periodText(period: Period): string {
  if ('before' in period) {
    const { month, day } = period.before;
    return `before ${longDate(onDay(2000, month, day)).replace(' 2000', '')}`;
  }
  const [length, unit] = lengthOf(period);
  if (length === 0) return 'at once';
  return count(length, unit) + (length < 0 ? ' before' : '');
}

function lengthOf(period: Exclude<Period, { before: unknown }>): [length: number, unit: string] {
  if ('weeks' in period) return [period.weeks, 'week'];
  if ('months' in period) return [period.months, 'month'];
  return 'days' in period ? [period.days, 'day'] : [period.workingDays, 'working day'];
}

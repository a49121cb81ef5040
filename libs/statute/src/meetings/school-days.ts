import { addDays, monthOf, onDay, yearOf, type CivilDate } from '../calendar/civil-date.ts';
import { isWorkingDay } from '../calendar/working-days.ts';

/** Days on which an area's schools are closed, from the first to the last. */
export interface Holiday {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A working day in England on which the area's schools are open. */
export const isSchoolDay = (date: CivilDate, holidays: readonly Holiday[]): boolean =>
  isWorkingDay(date) && !holidays.some(({ from, to }) => from <= date && date <= to);

/** The term of a day by the calendar: autumn to 31 December, spring to 31 March, summer to 31 August. */
export function termOf(date: CivilDate): { readonly from: CivilDate; readonly to: CivilDate } {
  const year = yearOf(date);
  if (monthOf(date) < 4) return { from: onDay(year, 1, 1), to: onDay(year, 3, 31) };
  return monthOf(date) < 9
    ? { from: onDay(year, 4, 1), to: onDay(year, 8, 31) }
    : { from: onDay(year, 9, 1), to: onDay(year, 12, 31) };
}

/**
 * The term in which the next meeting on the personal education plan belongs: one a term, so the term that runs now
 * unless one was held in it, else the next. @rule K2
 */
export function nextPepTerm(today: CivilDate, lastHeldOn?: CivilDate | null) {
  const now = termOf(today);
  return lastHeldOn && lastHeldOn >= now.from ? termOf(addDays(now.to, 1)) : now;
}

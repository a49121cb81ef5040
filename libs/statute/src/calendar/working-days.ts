import { isBankHoliday } from './bank-holidays.ts';
import { addDays, toEpochDay, type CivilDate } from './civil-date.ts';
import { weekday } from './epoch-day.ts';

/** Monday to Friday, but not a bank holiday in England. @rule Z4 */
export function isWorkingDay(date: CivilDate): boolean {
  return weekday(toEpochDay(date)) <= 5 && !isBankHoliday(date);
}

/**
 * The Nth working day after a date (a negative N: before it); the date itself is never counted, and N = 0 is the date.
 * To count from the date itself ("beginning with"), start from the day before it. @rule Z4
 */
export function addWorkingDays(date: CivilDate, workingDays: number): CivilDate {
  const step = Math.sign(workingDays);
  let day = date;
  for (let left = Math.abs(workingDays); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

/** The day itself when it is a working day, else the last working day before it. @rule Z2 */
export function workingDayOnOrBefore(date: CivilDate): CivilDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, -1);
}

/** The day itself when it is a working day, else the next one. */
export function workingDayOnOrAfter(date: CivilDate): CivilDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, 1);
}

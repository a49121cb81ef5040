import { bankHolidaysIn } from './bank-holidays.ts';
import { FIRST, fromEpochDay, LAST, toEpochDay, type CivilDate } from './civil-date.ts';
import { weekday, type EpochDay } from './epoch-day.ts';

const isHoliday = new Uint8Array(LAST - FIRST + 1);
for (let year = 1900; year < 2200; year++) {
  for (const holiday of bankHolidaysIn(year)) isHoliday[toEpochDay(holiday) - FIRST] = 1;
}

/** The working days of 1900-2199 in order; and how many there are up to each day. So a count is a single look-up. */
const workingDays: EpochDay[] = [];
const upTo = new Int32Array(LAST - FIRST + 2);
for (let day = FIRST; day <= LAST; day++) {
  if (weekday(day) <= 5 && isHoliday[day - FIRST] === 0) workingDays.push(day);
  upTo[day - FIRST + 1] = workingDays.length;
}

/** Monday to Friday, but not a bank holiday in England. @rule Z4 */
export function isWorkingDay(date: CivilDate): boolean {
  const at = toEpochDay(date) - FIRST;
  return upTo[at] !== upTo[at + 1];
}

/**
 * The Nth working day after a date (a negative N: before it); the date itself is never counted, and N = 0 is the date.
 * To count from the date itself ("beginning with"), start from the day before it. @rule Z4
 */
export function addWorkingDays(date: CivilDate, count: number): CivilDate {
  if (count === 0) return date;
  const at = toEpochDay(date) - FIRST;
  return fromEpochDay((count > 0 ? workingDays[upTo[at + 1]! + count - 1] : workingDays[upTo[at]! + count]) ?? NaN);
}

/** The day itself when it is a working day, else the last working day before it. @rule Z2 */
export const workingDayOnOrBefore = (date: CivilDate): CivilDate =>
  isWorkingDay(date) ? date : addWorkingDays(date, -1);

/** The day itself when it is a working day, else the next one. */
export const workingDayOnOrAfter = (date: CivilDate): CivilDate =>
  isWorkingDay(date) ? date : addWorkingDays(date, 1);

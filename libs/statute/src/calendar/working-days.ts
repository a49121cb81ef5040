import { bankHolidaysIn } from './bank-holidays.ts';
import { FIRST, fromEpochDay, LAST, toEpochDay, type CivilDate } from './civil-date.ts';
import { weekday, type EpochDay } from './epoch-day.ts';

/** One mark for each day from 1900 to 2199: 1 for a working day. Made once, so that a question is a single look-up. */
const working = new Uint8Array(LAST - FIRST + 1);
for (let day = FIRST; day <= LAST; day++) working[day - FIRST] = weekday(day) <= 5 ? 1 : 0;
for (let year = 1900; year < 2200; year++) {
  for (const holiday of bankHolidaysIn(year)) working[toEpochDay(holiday) - FIRST] = 0;
}

const isWorking = (day: EpochDay): boolean => working[day - FIRST] === 1;

/** Monday to Friday, but not a bank holiday in England. @rule Z4 */
export const isWorkingDay = (date: CivilDate): boolean => isWorking(toEpochDay(date));

/**
 * The Nth working day after a date (a negative N: before it); the date itself is never counted, and N = 0 is the date.
 * To count from the date itself ("beginning with"), start from the day before it. @rule Z4
 */
export function addWorkingDays(date: CivilDate, workingDays: number): CivilDate {
  const step = Math.sign(workingDays);
  let day = toEpochDay(date);
  for (let left = Math.abs(workingDays); left > 0 && day >= FIRST && day <= LAST;) {
    day += step;
    if (isWorking(day)) left--;
  }
  return fromEpochDay(day);
}

/** The day itself when it is a working day, else the last working day before it. @rule Z2 */
export const workingDayOnOrBefore = (date: CivilDate): CivilDate =>
  isWorkingDay(date) ? date : addWorkingDays(date, -1);

/** The day itself when it is a working day, else the next one. */
export const workingDayOnOrAfter = (date: CivilDate): CivilDate =>
  isWorkingDay(date) ? date : addWorkingDays(date, 1);

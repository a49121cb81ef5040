import { addDays, dayOf, monthOf, onDay, toEpochDay, yearOf, type CivilDate } from './civil-date.ts';
import { weekday } from './epoch-day.ts';

/** Age in completed years. Someone born on 29 February becomes a year older on 1 March in other years. */
export function ageOn(born: CivilDate, on: CivilDate): number {
  const hadBirthday = monthOf(on) * 100 + dayOf(on) >= monthOf(born) * 100 + dayOf(born);
  return yearOf(on) - yearOf(born) - (hadBirthday ? 0 : 1);
}

/** The calendar year in which the school year of a date began: 1 September to 31 August. */
export function schoolYearStart(date: CivilDate): number {
  return yearOf(date) - (monthOf(date) < 9 ? 1 : 0);
}

/** National Curriculum year by age: Reception is 0, and 14 and over are the years after school; null before Reception. */
export function ncYearGroup(born: CivilDate, on: CivilDate): number | null {
  const year = schoolYearStart(on) - schoolYearStart(born) - 5;
  return year < 0 ? null : year;
}

/**
 * The last day on which a child is of compulsory school age: the last Friday of June in the school year in which the
 * child turns 16. @rule C3 Education Act 1996 s8
 */
export function endOfCompulsorySchoolAge(born: CivilDate): CivilDate {
  const lastOfJune = onDay(schoolYearStart(born) + 17, 6, 30);
  return addDays(lastOfJune, -((weekday(toEpochDay(lastOfJune)) + 2) % 7));
}

import { fromEpochDay, type CivilDate } from './civil-date.ts';
import { epochDay, weekday, type EpochDay } from './epoch-day.ts';

/**
 * The bank holidays of a year by the standing rule (Banking and Financial Dealings Act 1971 and custom), without
 * one-off changes by proclamation: for years that are not yet published.
 */
export function bankHolidaysByRule(year: number): CivilDate[] {
  const easter = easterSunday(year);
  const christmas = weekdayFrom(epochDay(year, 12, 25));
  return [
    weekdayFrom(epochDay(year, 1, 1)),
    easter - 2,
    easter + 1,
    mondayFrom(epochDay(year, 5, 1)),
    mondayFrom(epochDay(year, 5, 25)),
    mondayFrom(epochDay(year, 8, 25)),
    christmas,
    weekdayFrom(christmas + 1),
  ].map(fromEpochDay);
}

/** The first day from Monday to Friday on or after the day: how a holiday at a weekend gets its substitute day. */
function weekdayFrom(day: EpochDay): EpochDay {
  return weekday(day) <= 5 ? day : mondayFrom(day);
}

function mondayFrom(day: EpochDay): EpochDay {
  return day + ((8 - weekday(day)) % 7);
}

/** Easter Sunday by the Gregorian computus (the "anonymous" or Meeus-Jones-Butcher form). */
function easterSunday(year: number): EpochDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return epochDay(year, Math.floor(sum / 31), (sum % 31) + 1);
}

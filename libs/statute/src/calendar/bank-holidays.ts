import { yearOf, type CivilDate } from './civil-date.ts';
import { bankHolidaysByRule } from './bank-holiday-rule.ts';

/**
 * Bank holidays in England as published at https://www.gov.uk/bank-holidays (month-day, substitute days included).
 * Source: lib/data/bank-holidays.json in github.com/alphagov/calendars (2014-2018, commits 5be9609 and 0c95949) and
 * github.com/alphagov/frontend (2019-2028, commit cb2a016, 21 August 2026). Add a year when it is published.
 */
const published: Record<number, string> = {
  2014: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};

/** The years for which the holidays are the published ones; other years follow the rule. */
export const publishedYears: readonly number[] = Object.keys(published).map(Number);

const byYear = new Map<number, readonly CivilDate[]>();

/** The bank holidays of England in a year, in order: as published, else by rule. */
export function bankHolidaysIn(year: number): readonly CivilDate[] {
  let days = byYear.get(year);
  if (!days) byYear.set(year, (days = asPublished(year) ?? bankHolidaysByRule(year)));
  return days;
}

const asPublished = (year: number): CivilDate[] | undefined =>
  published[year]?.split(' ').map((day) => `${year}-${day}` as CivilDate);

/** Whether the day is a bank holiday in England. */
export const isBankHoliday = (date: CivilDate): boolean => bankHolidaysIn(yearOf(date)).includes(date);

/** The bank holidays from one date to another, both included. */
export function bankHolidaysBetween(from: CivilDate, to: CivilDate): CivilDate[] {
  const found: CivilDate[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    found.push(...bankHolidaysIn(year).filter((day) => day >= from && day <= to));
  }
  return found;
}

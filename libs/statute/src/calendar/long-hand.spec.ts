import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidaysByRule } from './bank-holiday-rule.ts';
import { bankHolidaysBetween, bankHolidaysIn, isBankHoliday, publishedYears } from './bank-holidays.ts';
import { addDays, addMonths, addWeeks, daysBetween, toEpochDay, type CivilDate } from './civil-date.ts';
import { weekday } from './epoch-day.ts';
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter, workingDayOnOrBefore } from './working-days.ts';

/**
 * A second implementation, by another way: a wall calendar written out day after day, on which days are counted with a
 * finger. 1 January 2010 was a Friday.
 */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
interface Day {
  text: CivilDate;
  year: number;
  month: number;
  day: number;
  weekday: number;
}
const calendar: Day[] = [];
for (let year = 2010, name = 5; year <= 2050; year++) {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  LENGTHS.forEach((length, at) => {
    for (let day = 1; day <= (isLeap && at === 1 ? 29 : length); day++) {
      const text = [year, String(at + 1).padStart(2, '0'), String(day).padStart(2, '0')].join('-') as CivilDate;
      calendar.push({ text, year, month: at + 1, day, weekday: name });
      name = (name % 7) + 1;
    }
  });
}
const at = new Map(calendar.map(({ text }, index) => [text, index]));
const inScope = calendar.filter(({ year }) => year >= 2014 && year <= 2045);

/** Easter by Gauss's rule for 1900 to 2099, as days after 22 March. */
function easter(year: number): number {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const days = d + e;
  return (
    (days === 35 ? 28 : days === 34 && d === 28 && year % 19 > 10 ? 27 : days) + at.get(`${year}-03-22` as CivilDate)!
  );
}

const nthFrom = (text: string, wanted: (day: Day) => boolean): string =>
  calendar.slice(at.get(text as CivilDate)!).find(wanted)!.text;
const isMonday = ({ weekday }: Day) => weekday === 1;
const isWeekday = ({ weekday }: Day) => weekday < 6;

function holidays(year: number): string[] {
  const christmas = nthFrom(`${year}-12-25`, isWeekday);
  return [
    nthFrom(`${year}-01-01`, isWeekday),
    calendar[easter(year) - 2]!.text,
    calendar[easter(year) + 1]!.text,
    nthFrom(`${year}-05-01`, isMonday),
    nthFrom(`${year}-05-25`, isMonday),
    nthFrom(`${year}-08-25`, isMonday),
    christmas,
    nthFrom(`${year}-12-26`, (day) => isWeekday(day) && day.text !== christmas),
  ];
}

const anyDay = fc.integer({ min: 0, max: inScope.length - 1 }).map((index) => inScope[index]!);

describe('against the calendar written out by hand', () => {
  test('every day has its weekday and its distance', () => {
    for (const { text, weekday: name } of inScope) {
      expect(weekday(toEpochDay(text))).toBe(name);
      expect(daysBetween(inScope[0]!.text, text)).toBe(at.get(text)! - at.get(inScope[0]!.text)!);
    }
  });

  test('days and weeks are counted with a finger', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), ({ text }, days) => {
        expect(addDays(text, days)).toBe(calendar[at.get(text)! + days]!.text);
        const weeks = Math.trunc(days / 7);
        expect(addWeeks(text, weeks)).toBe(calendar[at.get(text)! + weeks * 7]!.text);
      }),
    );
  });

  test('months turn the page, and stop at its last day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -36, max: 36 }), ({ text, year, month, day }, months) => {
        for (let turned = 0; turned < Math.abs(months); turned++) {
          month += Math.sign(months);
          if (month === 13) [year, month] = [year + 1, 1];
          if (month === 0) [year, month] = [year - 1, 12];
        }
        const page = calendar.filter((each) => each.year === year && each.month === month);
        expect(addMonths(text, months)).toBe(page[Math.min(day, page.length) - 1]!.text);
      }),
      { numRuns: 300 },
    );
  });

  test('working days (Z4) are counted with a finger, forwards and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), ({ text }, count) => {
        let index = at.get(text)!;
        for (let left = Math.abs(count); left > 0;) {
          const day = calendar[(index += Math.sign(count))]!;
          if (day.weekday < 6 && !bankHolidaysIn(day.year).includes(day.text)) left--;
        }
        expect(addWorkingDays(text, count)).toBe(calendar[index]!.text);
      }),
    );
  });
});

describe('bank holidays', () => {
  test('by rule they are those found by searching the calendar, 2014-2045', () => {
    for (let year = 2014; year <= 2045; year++) expect(bankHolidaysByRule(year)).toEqual(holidays(year));
  });

  test('the published list differs from the rule only where a proclamation changed it', () => {
    const changed = publishedYears.filter((year) => String(bankHolidaysIn(year)) !== String(bankHolidaysByRule(year)));
    expect(publishedYears).toEqual(Array.from({ length: 15 }, (_, index) => 2014 + index));
    expect(changed).toEqual([2020, 2022, 2023]);
    const difference = (year: number) => [
      bankHolidaysIn(year).filter((day) => !bankHolidaysByRule(year).includes(day)),
      bankHolidaysByRule(year).filter((day) => !bankHolidaysIn(year).includes(day)),
    ];
    expect(difference(2020)).toEqual([['2020-05-08'], ['2020-05-04']]);
    expect(difference(2022)).toEqual([['2022-06-02', '2022-06-03', '2022-09-19'], ['2022-05-30']]);
    expect(difference(2023)).toEqual([['2023-05-08'], []]);
  });

  test('beyond the published years the rule is used', () => {
    expect(bankHolidaysIn(2029)).toEqual(bankHolidaysByRule(2029));
    expect(isBankHoliday('2029-03-30' as CivilDate)).toBe(true);
    expect(isBankHoliday('2029-03-31' as CivilDate)).toBe(false);
  });

  test('between two days both ends count, over the turn of a year', () => {
    const between = (from: string, to: string) => bankHolidaysBetween(from as CivilDate, to as CivilDate);
    expect(between('2025-12-25', '2026-01-01')).toEqual(['2025-12-25', '2025-12-26', '2026-01-01']);
    expect(between('2025-12-27', '2025-12-31')).toEqual([]);
  });
});

test('the working day on or before, and on or after, is the day itself when it is one', () => {
  for (const { text } of inScope) {
    const [before, after] = [workingDayOnOrBefore(text), workingDayOnOrAfter(text)];
    expect(isWorkingDay(before) && isWorkingDay(after)).toBe(true);
    expect(before <= text && text <= after).toBe(true);
    expect(before === after).toBe(isWorkingDay(text));
  }
});

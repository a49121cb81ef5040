import { expect, test } from 'vitest';
import { civilDate, daysBetween, onDay, toEpochDay } from './civil-date.ts';
import { weekday } from './epoch-day.ts';
import { ageOn, endOfCompulsorySchoolAge, ncYearGroup, schoolYearStart } from './school-year.ts';

const d = civilDate;

test.each([
  ['2010-06-15', '2026-06-14', 15],
  ['2010-06-15', '2026-06-15', 16],
  ['2010-06-15', '2026-12-01', 16],
  ['2010-06-15', '2026-05-20', 15],
  // Born on 29 February: a year older on 1 March, or on 29 February in a leap year.
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['2008-02-29', '2024-02-29', 16],
  ['2026-01-05', '2026-01-05', 0],
])('born %s, on %s: %i years', (born, on, age) => {
  expect(ageOn(d(born), d(on))).toBe(age);
});

test.each([
  // The year of Reception begins in September after the fourth birthday; 31 August and 1 September divide the years.
  ['2020-08-31', '2024-08-31', null],
  ['2020-08-31', '2024-09-01', 0],
  ['2020-09-01', '2024-09-01', null],
  ['2020-09-01', '2025-09-01', 0],
  ['2020-09-01', '2026-08-31', 0],
  ['2011-03-04', '2026-01-05', 10],
  ['2011-03-04', '2026-09-01', 11],
  ['2005-03-04', '2026-01-05', 16],
  ['2012-02-29', '2026-01-05', 9],
])('born %s, on %s: year group %s', (born, on, year) => {
  expect(ncYearGroup(d(born), d(on))).toBe(year);
});

test('the school year begins on 1 September', () => {
  expect(schoolYearStart(d('2026-08-31'))).toBe(2025);
  expect(schoolYearStart(d('2026-09-01'))).toBe(2026);
});

test.each([
  ['2009-09-01', '2026-06-26'],
  ['2009-08-31', '2025-06-27'],
  ['2010-08-31', '2026-06-26'],
  // 30 June 2028 is itself a Friday.
  ['2012-03-01', '2028-06-30'],
  // 30 June 2029 is a Saturday, 30 June 2030 a Sunday.
  ['2013-03-01', '2029-06-29'],
  ['2014-03-01', '2030-06-28'],
])('born %s: compulsory school age ends on %s', (born, end) => {
  expect(endOfCompulsorySchoolAge(d(born))).toBe(end);
});

test('it always ends on a Friday in the last seven days of June', () => {
  for (let year = 1998; year <= 2029; year++) {
    const end = endOfCompulsorySchoolAge(onDay(year, 1, 1));
    expect(weekday(toEpochDay(end))).toBe(5);
    const left = daysBetween(end, onDay(year + 16, 6, 30));
    expect(left >= 0 && left < 7).toBe(true);
  }
});

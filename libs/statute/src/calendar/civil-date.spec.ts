import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  civilDate,
  dayOf,
  fromEpochDay,
  ImpossibleDate,
  isCivilDate,
  longDate,
  monthOf,
  onDay,
  toEpochDay,
  yearOf,
} from './civil-date.ts';

const d = civilDate;

describe('a civil date', () => {
  test.each(['2026-01-05', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is one', (text) => {
    expect(civilDate(text)).toBe(text);
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    ['2026-02-30', '2026-02-30 is not a date: February 2026 has 28 days.'],
    ['2025-02-29', '2025-02-29 is not a date: February 2025 has 28 days.'],
    ['2100-02-29', '2100-02-29 is not a date: February 2100 has 28 days.'],
    ['2026-04-31', '2026-04-31 is not a date: April 2026 has 30 days.'],
    ['2026-12-32', '2026-12-32 is not a date: December 2026 has 31 days.'],
    ['2026-01-00', '2026-01-00 is not a date: January 2026 has 31 days.'],
    ['2026-13-01', '2026-13-01 is not a date: there is no month 13.'],
    ['2026-00-01', '2026-00-01 is not a date: there is no month 0.'],
    ['1899-12-31', '1899-12-31 is outside the years 1900 to 2199.'],
    ['2200-01-01', '2200-01-01 is outside the years 1900 to 2199.'],
    ['5 January', '"5 January" is not a date written as year, month and day, such as 2026-01-05.'],
    ['2026-1-5', '"2026-1-5" is not a date written as year, month and day, such as 2026-01-05.'],
    ['2026-01-05T00:00', '"2026-01-05T00:00" is not a date written as year, month and day, such as 2026-01-05.'],
    ['x2026-01-05', '"x2026-01-05" is not a date written as year, month and day, such as 2026-01-05.'],
  ])('%s is none: %s', (text, message) => {
    expect(() => civilDate(text)).toThrow(new ImpossibleDate(message));
    expect(isCivilDate(text)).toBe(false);
  });

  test.each([undefined, null, 20260105, new Date(), ['2026-01-05']])('%s is none', (value) => {
    expect(isCivilDate(value)).toBe(false);
  });

  test('its error can be told by its name', () => {
    expect(new ImpossibleDate('x').name).toBe('ImpossibleDate');
  });

  test('has a year, a month and a day', () => {
    expect([yearOf(d('2026-07-09')), monthOf(d('2026-07-09')), dayOf(d('2026-07-09'))]).toEqual([2026, 7, 9]);
    expect(onDay(2026, 7, 9)).toBe('2026-07-09');
    expect(() => onDay(2026, 2, 29)).toThrow(ImpossibleDate);
  });

  test('reads in words', () => {
    expect(longDate(d('2026-01-05'))).toBe('5 January 2026');
    expect(longDate(d('2199-12-31'))).toBe('31 December 2199');
  });

  test('becomes a number and comes back', () => {
    expect(toEpochDay(d('1970-01-01'))).toBe(0);
    expect(toEpochDay(d('2000-03-01'))).toBe(11017);
    for (let day = toEpochDay(d('1900-01-01')); day <= toEpochDay(d('2199-12-31')); day += 1) {
      if (toEpochDay(fromEpochDay(day)) !== day) expect.fail(`day ${day}`);
    }
  });

  test('stays within its years', () => {
    expect(addDays(d('2199-12-30'), 1)).toBe('2199-12-31');
    expect(() => addDays(d('2199-12-31'), 1)).toThrow('outside the years 1900 to 2199');
    expect(() => addDays(d('1900-01-01'), -1)).toThrow(ImpossibleDate);
  });
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2025-12-31', 2, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2025-11-30', 1, '2025-12-30'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(d(from), months)).toBe(to);
});

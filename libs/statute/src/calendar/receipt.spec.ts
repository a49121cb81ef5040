import { expect, test } from 'vitest';
import { civilDate } from './civil-date.ts';
import { countsAsReceivedOn, type ReceiptConvention } from './receipt.ts';

test.each<[string, boolean, ReceiptConvention, string]>([
  ['2026-01-05', false, 'next working day', '2026-01-05'],
  ['2026-01-05', true, 'next working day', '2026-01-06'],
  ['2026-01-09', true, 'next working day', '2026-01-12'],
  ['2026-01-10', false, 'next working day', '2026-01-12'],
  ['2026-01-11', true, 'next working day', '2026-01-12'],
  ['2026-04-02', true, 'next working day', '2026-04-07'],
  ['2026-01-10', true, 'same day', '2026-01-10'],
])('arrived %s, after five %s, by %s: %s', (on, afterFive, convention, counted) => {
  expect(countsAsReceivedOn({ on: civilDate(on), afterFive }, convention)).toBe(counted);
});

test('by default the day is the day', () => {
  expect(countsAsReceivedOn({ on: civilDate('2026-01-10'), afterFive: true })).toBe('2026-01-10');
});

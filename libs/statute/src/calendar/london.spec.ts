import { expect, test } from 'vitest';
import { todayInLondon } from './london.ts';

test.each([
  ['2026-06-30T22:59:59Z', '2026-06-30'],
  ['2026-06-30T23:00:00Z', '2026-07-01'],
  ['2026-12-31T23:59:59Z', '2026-12-31'],
])('at %s it is %s in England', (instant, day) => {
  expect(todayInLondon(new Date(instant))).toBe(day);
});

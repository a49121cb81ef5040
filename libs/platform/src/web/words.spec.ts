import fc from 'fast-check';
import { expect, it } from 'vitest';
import { civil } from './words.ts';

it('a civil date in words is as English writes it, for every day', () => {
  const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(fc.property(days, (day) => civil(day.toISOString().slice(0, 10)) === english.format(day)));
  expect(civil(null)).toBe('');
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { londonDay } from './clock.ts';

it('the day in London is right to the millisecond, summer and winter, however often it is asked', () => {
  const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const beside = fc.constantFrom(-1, 0, 1);
  fc.assert(
    fc.property(instants, beside, (instant, by) => {
      const near = new Date(Math.round(instant.getTime() / 3_600_000) * 3_600_000 + by);
      for (const each of [near, instant, near]) expect(londonDay(each)).toBe(london.format(each));
    }),
  );
  expect(londonDay(new Date('2026-07-01T22:59:59.999Z'))).toBe('2026-07-01');
  expect(londonDay(new Date('2026-07-01T23:00:00Z'))).toBe('2026-07-02');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type CivilDate } from '../calendar/civil-date.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { adultCareToArrange } from './adult-care.ts';
import { BROUGHT_FORWARD, combinedReviews } from './combined-reviews.ts';
import { disabledPersonsServices, h1OrH2 } from './h1-or-h2.ts';
import { section17Deadlines } from './section-17.ts';

const day = (text: string) => text as CivilDate;

describe('H1 or H2 (F9)', () => {
  const all = [...disabledPersonsServices.map(({ id }) => id), null];
  it.each(
    [0, 5, 17, 18, 25].flatMap((age) =>
      [true, false].flatMap((isDisabled) => all.map((service) => ({ age, isDisabled, service }))),
    ),
  )('of $service at $age, disabled: $isDisabled', (facts) => {
    const { section, because } = h1OrH2(facts);
    expect(section).toBe(facts.age < 18 && facts.isDisabled && facts.service !== null ? 'H1' : 'H2');
    expect(because).toMatch(
      facts.age >= 18
        ? /from 18/
        : !facts.isDisabled
          ? /disabled/
          : facts.service
            ? /one of the services/
            : /none of the services/,
    );
  });
});

it('counts 1 and 45 working days, holidays of England left out (K5)', () => {
  const { triage, end } = section17Deadlines(day('2026-04-02')); // the Thursday before Good Friday
  expect([triage.dueOn, end.dueOn]).toEqual(['2026-04-07', '2026-06-10']);
  expect(end.arithmetic).toContain('3 April 2026');
});

describe('reviews that may be one meeting (I12)', () => {
  it.each([
    ['two near', ['2026-06-01', '2026-07-01'], ['2026-06-01']],
    ['two too far apart', ['2026-06-01', '2026-09-01'], []],
    ['one late already', ['2026-03-01', '2026-05-20'], ['2026-05-15']],
    ['two pairs', ['2026-06-01', '2026-06-20', '2026-10-01', '2026-10-20'], ['2026-06-01', '2026-10-01']],
    ['due on a Sunday', ['2026-06-07', '2026-06-20'], ['2026-06-05']],
    ['one alone', ['2026-06-01'], []],
  ])('of %s', (_, due, on) => {
    const reviews = due.map((dueOn) => ({ what: 'A review', dueOn: day(dueOn) }));
    expect(combinedReviews(reviews, day('2026-05-01')).map((each) => each.on)).toEqual(on);
  });

  it('never puts one off, gives two weeks’ notice, and names none twice', () => {
    const today = day('2026-05-01');
    const some = fc.array(fc.integer({ min: -60, max: 400 }), { maxLength: 8 });
    fc.assert(
      fc.property(some, (offsets) => {
        const reviews = offsets.map((offset, nth) => ({ what: `${nth}`, dueOn: addDays(today, offset) }));
        const found = combinedReviews(reviews, today);
        const named = found.flatMap((each) => each.reviews);
        expect(new Set(named).size).toBe(named.length);
        for (const { on, reviews: joined } of found) {
          expect(isWorkingDay(on)).toBe(true);
          expect(joined.length).toBeGreaterThan(1);
          expect(daysBetween(today, on)).toBeGreaterThanOrEqual(14);
          for (const each of joined.slice(1)) {
            expect(each.dueOn >= on).toBe(true);
            expect(daysBetween(on, each.dueOn)).toBeLessThanOrEqual(BROUGHT_FORWARD);
          }
        }
      }),
    );
  });
});

describe('adult social care (K7)', () => {
  it.each([
    ['at 16', '2026-05-01', null, 'none'],
    ['a year ahead', '2027-03-04', null, 'ahead'],
    ['a year ahead, in place in time', '2027-03-04', '2028-03-04', 'none'],
    ['a year ahead, in place too late', '2027-03-04', '2028-04-01', 'ahead'],
    ['on the birthday', '2028-03-04', null, 'gap'],
    ['after it, begun since', '2028-05-01', '2028-04-01', 'none'],
  ] as const)('%s', (_, today, from, expected) => {
    const found = adultCareToArrange({ born: day('2010-03-04'), today: day(today), from: from && day(from) });
    expect(found ? (found.isGap ? 'gap' : 'ahead') : 'none').toBe(expected);
    if (found) expect(found.deadline).toMatchObject({ rule: 'K7', dueOn: '2028-03-04' });
  });
});

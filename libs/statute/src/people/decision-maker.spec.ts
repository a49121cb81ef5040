import { expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { actors } from './actors.ts';
import { decisionMaker } from './decision-maker.ts';

const d = civilDate;

test('the parent decides to the last Friday of June inclusive, the young person from the day after', () => {
  expect(decisionMaker(d('2009-09-01'), d('2026-06-26'))).toEqual({
    who: 'parent',
    rule: 'C3',
    endOfCompulsorySchoolAge: '2026-06-26',
    explanation:
      'The parent decides until compulsory school age ends, on 26 June 2026; the young person decides from the day after.',
  });
  expect(decisionMaker(d('2009-09-01'), d('2026-06-27'))).toMatchObject({
    who: 'young person',
    explanation:
      'The young person decides, because compulsory school age ended on 26 June 2026; their view comes before the parent’s.',
  });
});

test('turning 16 is not enough, nor needed', () => {
  // 16 on 1 September 2025, yet the parent decides all that school year.
  expect(decisionMaker(d('2009-09-01'), d('2026-01-05')).who).toBe('parent');
  // 16 on 31 August 2025; the school year of that birthday ended its compulsory age on 27 June.
  expect(decisionMaker(d('2009-08-31'), d('2025-06-28')).who).toBe('young person');
});

test('everyone with a part is listed', () => {
  expect(actors).toHaveLength(26);
  expect(new Set(actors.map(({ actor }) => actor)).size).toBe(26);
});

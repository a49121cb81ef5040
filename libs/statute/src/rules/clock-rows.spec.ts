import { expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { caseTimeline } from '../clocks/case-timeline.ts';
import { ORDER_KINDS } from '../clocks/orders.ts';
import { PHASE_TRANSFERS } from '../clocks/phase-transfer.ts';
import { groundsFor } from '../clocks/grounds.ts';
import { DATE_FLAG_NAMES, DATE_FLAGS } from '../timeline/flags.ts';
import { rule, rules } from './rules.ts';

const on = civilDate('2026-01-05');
const dates = Object.fromEntries(DATE_FLAG_NAMES.map((flag) => [DATE_FLAGS[flag], on]));
const deadlines = [
  ...caseTimeline({ ...dates, born: civilDate('2022-01-05'), adviceReceived: [{ source: 'health', receivedOn: on }] }),
  ...caseTimeline({ moveOn: on }),
  ...ORDER_KINDS.flatMap((kind) => caseTimeline({ orders: [{ source: 'mediation agreement', kind, on }] })),
  ...PHASE_TRANSFERS.flatMap((kind) => caseTimeline({ phaseTransfer: { kind, on } })),
];
const started = new Set(deadlines.map(({ rule: id }) => id));

test('the clocks say the periods that their rows say', () => {
  for (const { rule: id, period } of deadlines) {
    const row = `${rule(id).period}`;
    if (period.startsWith('the later of')) continue;
    if (id === 'J3' && period === 'at once') expect(row).toContain('the same day');
    else expect(row).toContain(period.replace(/ before$/, ''));
  }
});

/** Rows whose period is the same deadline under another row, or a condition: where each is kept. */
const elsewhere: Record<string, string> = {
  Z2: 'Period',
  Z3: 'D5 and I8',
  A2: 'D1 from the day of attention',
  A6: 'isRecentlyAssessed',
  D2: 'B14',
  E1: 'D3',
  G1: 'D5',
  G3: 'D6',
  G7: 'D7',
};

test('every row with a period has a clock, or a place where it is kept', () => {
  const withPeriod = rules.filter(({ period }) => period).map(({ id }) => id);
  expect(withPeriod.filter((id) => !started.has(id))).toEqual(Object.keys(elsewhere));
  expect([...started].filter((id) => !withPeriod.includes(id))).toEqual([]);
});

test('every row with exceptions has a closed list of grounds, and no other', () => {
  const withExceptions = rules.filter(({ exceptions }) => exceptions).map(({ id }) => id);
  expect(withExceptions).toEqual(rules.map(({ id }) => id).filter((id) => groundsFor(id).length > 0));
});

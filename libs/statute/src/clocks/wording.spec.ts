import { expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { COUNTING } from '../rules/rule.ts';
import { caseTimeline, type CaseFacts } from './case-timeline.ts';
import { periodText, type Period } from './period.ts';
import { rule } from '../rules/rules.ts';
import { DATE_FLAG_NAMES, DATE_FLAGS } from '../timeline/flags.ts';
import { ORDER_KINDS } from './orders.ts';
import { PHASE_TRANSFERS } from './phase-transfer.ts';

const d = civilDate;
const only = (facts: CaseFacts, wanted: string) => {
  const found = caseTimeline(facts).find(({ rule: id, what }) => `${id} ${what}`.startsWith(wanted))!;
  return [found.period, found.counting, found.explanation, found.arithmetic];
};

test.each<[Period, string]>([
  [{ weeks: 1 }, '1 week'],
  [{ weeks: -2 }, '2 weeks before'],
  [{ months: 1 }, '1 month'],
  [{ months: -5 }, '5 months before'],
  [{ days: 1 }, '1 day'],
  [{ days: 0 }, 'at once'],
  [{ days: 15, inclusive: true }, '15 days'],
  [{ workingDays: 1 }, '1 working day'],
  [{ workingDays: 15, inclusive: true }, '15 working days'],
  [{ before: { month: 3, day: 31 } }, 'before 31 March'],
])('%j reads "%s"', (period, text) => {
  expect(periodText(period)).toBe(text);
});

test('weeks from an event', () => {
  expect(only({ requestedOn: d('2026-01-05') }, 'D1')).toEqual([
    '6 weeks',
    COUNTING.calendar,
    'The local authority must decide whether to assess by 16 February 2026, which is 6 weeks after the request was received on 5 January 2026.',
    '5 January 2026 + 6 weeks (42 calendar days) = 16 February 2026',
  ]);
  expect(only({ broughtToAttentionOn: d('2026-01-05') }, 'D1')[2]).toBe(
    'The local authority must decide whether to assess by 16 February 2026, which is 6 weeks after the child was brought to its attention on 5 January 2026.',
  );
});

test('weeks back from an event', () => {
  expect(only({ reviewMeetingOn: d('2026-03-04') }, 'I3')).toEqual([
    '2 weeks before',
    COUNTING.backwards,
    'Everyone must be invited by 18 February 2026, which is 2 weeks before the review meeting on 4 March 2026.',
    '4 March 2026 - 2 weeks (14 calendar days) = 18 February 2026',
  ]);
});

test('days that count the first, and days that do not', () => {
  expect(only({ draftServedOn: d('2025-06-01') }, 'D5')).toEqual([
    '15 days',
    COUNTING.inclusive,
    'You can give your views on the draft at least until the end of 15 June 2025: 15 days beginning with the day the draft was served, 1 June 2025.',
    'day 1 is 1 June 2025, day 15 is 15 June 2025',
  ]);
  expect(only({ mediationRequestedOn: d('2026-04-02') }, 'L3 mediation')).toEqual([
    '30 days',
    COUNTING.calendar,
    'The mediation must be arranged and held by 2 May 2026, which is 30 days after you asked for mediation on 2 April 2026.',
    '2 April 2026 + 30 calendar days = 2 May 2026',
  ]);
});

test('months', () => {
  expect(only({ noticeSentOn: d('2025-12-31') }, 'L2')).toEqual([
    '2 months',
    COUNTING.months,
    'If you want to appeal, contact a mediation adviser by 28 February 2026, which is 2 months after the notice was sent on 31 December 2025.',
    '31 December 2025 + 2 months = 28 February 2026',
  ]);
});

test('working days, with the bank holidays that were left out', () => {
  expect(only({ custodyNotifiedOn: d('2025-12-23') }, 'K11')).toEqual([
    '5 working days',
    COUNTING.working,
    'The plan must reach the youth offending team, the person in charge and NHS England by 2 January 2026, which is 5 working days after the local authority was told of the custody on 23 December 2025.',
    '23 December 2025 + 5 working days = 2 January 2026 (not counting weekends and 25 December 2025, 26 December 2025, 1 January 2026)',
  ]);
  expect(only({ transferAwareOn: d('2025-06-07') }, 'J3')).toEqual([
    '15 working days',
    COUNTING.workingInclusive,
    'The old authority must transfer the plan by 27 June 2025: 15 working days beginning with the day the old authority became aware of the move, 7 June 2025.',
    'the first working day from 7 June 2025 is day 1, day 15 is 27 June 2025 (not counting weekends)',
  ]);
});

test('the day itself, a fixed day, and the later of two', () => {
  expect(only({ moveOn: d('2025-06-24') }, 'J3')).toEqual([
    'at once',
    COUNTING.sameDay,
    'The old authority must transfer the plan on 24 June 2025, the day the child or young person moves.',
    '24 June 2025, the day itself',
  ]);
  expect(only({ orders: [{ source: 'tribunal order', kind: 'continue', on: d('2025-07-01') }] }, 'D12')[2]).toBe(
    'The local authority must continue the plan at once, on 1 July 2025, the day of the tribunal’s order.',
  );
  expect(only({ orders: [{ source: 'unopposed appeal', kind: 'cease', on: d('2025-07-01') }] }, 'D12')[2]).toBe(
    'The local authority must cease the plan at once, on 1 July 2025, the day the local authority told the tribunal that it does not oppose the appeal.',
  );
  expect(only({ phaseTransfer: { kind: 'secondary-to-post16', on: d('2026-09-01') } }, 'I11')).toEqual([
    'before 31 March',
    COUNTING.fixedDay,
    'The plan must be reviewed and amended, and name the new institution, by 30 March 2026, the last day before 31 March in the year of the change of phase (1 September 2026).',
    'the day before 31 March 2026 = 30 March 2026',
  ]);
  expect(only({ noticeSentOn: d('2025-06-01'), certificateIssuedOn: d('2025-07-31') }, 'L5')).toEqual([
    'the later of 2 months and 1 month',
    COUNTING.months,
    'You can appeal until the end of 31 August 2025, which is 1 month after the mediation certificate was issued on 31 July 2025; the law gives the later of two days, and the other is 1 August 2025.',
    'the later of 1 June 2025 + 2 months = 1 August 2025 and 31 July 2025 + 1 month = 31 August 2025',
  ]);
});

test('every deadline has a rule with its citations, a label, one sentence and a sum that names its days', () => {
  const on = d('2026-01-05');
  const dates = Object.fromEntries(DATE_FLAG_NAMES.map((flag) => [DATE_FLAGS[flag], on]));
  const everything = [
    ...caseTimeline({ ...dates, born: d('2022-01-05'), adviceReceived: [{ source: 'health', receivedOn: on }] }),
    ...ORDER_KINDS.flatMap((kind) => caseTimeline({ orders: [{ source: 'mediation agreement', kind, on }] })),
    ...PHASE_TRANSFERS.flatMap((kind) => caseTimeline({ phaseTransfer: { kind, on } })),
    ...caseTimeline({ moveOn: on }),
  ];
  for (const deadline of everything) {
    expect(deadline.citations).toBe(rule(deadline.rule).citations);
    expect(deadline.what).not.toBe('');
    expect(deadline.trigger.name).toMatch(/^[a-z]/);
    expect(deadline.explanation).toMatch(/^[A-Z][^.]* \d{4}[^.]*\.$/);
    expect(deadline.arithmetic).toMatch(/\d{4}/);
  }
});

import { expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { timelineFrom } from '../timeline/timeline.ts';
import type { FlagValues } from '../timeline/flags.ts';

type Example = [rule: string, what: string, facts: Record<string, string>, dueOn: string];

/**
 * Worked by hand with a wall calendar. Weekdays that help to check: 5 January 2026 is a Monday, 3 March 2025 a Monday,
 * 4 June 2025 a Wednesday, 1 July 2025 a Tuesday, 12 December 2025 a Friday. Bank holidays used: 25 and 26 December
 * 2025, 1 January, 3 and 6 April, 4 and 25 May 2026; 25 and 28 December 2020.
 */
const examples: Example[] = [
  // Assessment: Monday to Monday. January has 31 days: 5 + 42 = 47 - 31 = 16 February.
  ['D1', 'decide whether to assess', { requested: '2026-01-05' }, '2026-02-16'],
  ['A7', 'notify the decision whether to assess', { requested: '2026-01-05' }, '2026-02-16'],
  ['D3', 'decide not to issue', { requested: '2026-01-05' }, '2026-04-27'],
  ['D4', 'draft plan', { requested: '2026-01-05' }, '2026-04-27'],
  ['D7', 'final plan', { requested: '2026-01-05' }, '2026-05-25'],
  // Over 29 February: 29 January + 42 days = 11 March 2024 and in 2025 12 March.
  ['D1', 'decide whether to assess', { requested: '2024-01-29' }, '2024-03-11'],
  ['D1', 'decide whether to assess', { requested: '2025-01-29' }, '2025-03-12'],
  // A2, Z1: the day of attention where there is no request; a later request does not move it, an earlier one counts.
  ['D1', 'decide whether to assess', { 'brought-to-attention': '2025-03-03' }, '2025-04-14'],
  ['D7', 'final plan', { 'brought-to-attention': '2025-03-03', requested: '2025-03-31' }, '2025-07-21'],
  ['D7', 'final plan', { 'brought-to-attention': '2025-03-31', requested: '2025-03-03' }, '2025-07-21'],
  // B14: through the end of summer time (26 October 2025) and over Christmas.
  ['B14', 'advice from health', { 'advice-received': 'health=2025-06-04' }, '2025-07-16'],
  ['B14', 'advice from health', { 'advice-received': 'health=2025-10-20' }, '2025-12-01'],
  ['B14', 'advice from health', { 'advice-received': 'health=2025-11-14' }, '2025-12-26'],
  // D5: day 1 is the day of service. D6 is counted from the day after receipt.
  ['D5', 'family’s views on the draft', { 'draft-served': '2025-06-01' }, '2025-06-15'],
  ['D5', 'family’s views on the draft', { 'draft-served': '2025-12-20' }, '2026-01-03'],
  ['D6', 'institution’s reply to the consultation', { 'consultation-received': '2025-06-01' }, '2025-06-16'],
  // D12 and L6.
  ['D12', 'tell the family', { 'refusal-reversed': '2025-07-01' }, '2025-07-15'],
  ['D12', 'decide not to issue', { 'refusal-reversed': '2025-07-01' }, '2025-09-09'],
  ['D12', 'final plan', { 'refusal-reversed': '2025-07-01' }, '2025-10-07'],
  ['D12', 'final plan', { 'tribunal-order': 'assess:2025-07-01' }, '2025-10-07'],
  ['D12', 'decide not to issue', { 'tribunal-order': 'reassess:2025-07-01' }, '2025-09-09'],
  ['D12', 'draft plan', { 'tribunal-order': 'make:2025-07-01' }, '2025-08-05'],
  ['D12', 'final plan', { 'tribunal-order': 'make:2025-07-01' }, '2025-09-16'],
  ['D12', 'amended plan', { 'tribunal-order': 'amend:2025-07-01' }, '2025-08-05'],
  ['D12', 'amended plan', { 'unopposed-appeal': 'amend:2025-07-01' }, '2025-08-05'],
  ['D12', 'amended plan', { 'mediation-agreement': 'amend:2025-07-01' }, '2025-08-05'],
  ['D12', 'name of the institution', { 'tribunal-order': 'name:2025-07-01' }, '2025-07-15'],
  ['D12', 'continue the plan', { 'tribunal-order': 'continue:2025-07-01' }, '2025-07-01'],
  ['D12', 'cease the plan', { 'tribunal-order': 'cease:2025-07-01' }, '2025-07-01'],
  ['L6', 'carry out the agreement', { 'mediation-agreement': 'other:2025-07-01' }, '2025-07-15'],
  // Reviews.
  ['I1', 'review decided', { 'plan-issued': '2025-07-21' }, '2026-07-21'],
  ['I1', 'review meeting', { 'plan-issued': '2025-07-21' }, '2026-06-23'],
  ['I1', 'review decided', { 'plan-issued': '2025-07-21', 'last-review': '2026-06-30' }, '2027-06-30'],
  ['I1', 'review decided', { 'plan-issued': '2024-02-29' }, '2025-02-28'],
  ['I2', 'consider a review of a child under 5', { 'plan-issued': '2025-07-21', born: '2021-01-22' }, '2026-01-21'],
  ['I3', 'invitations', { 'review-meeting': '2026-03-04' }, '2026-02-18'],
  ['I4', 'ask for advice for the review', { 'review-meeting': '2026-03-04' }, '2026-01-21'],
  ['I4', 'circulate advice', { 'review-meeting': '2026-03-04' }, '2026-02-18'],
  ['I6', 'report of the meeting', { 'review-meeting': '2026-03-04' }, '2026-03-18'],
  ['I7', 'decide to keep, amend or cease', { 'review-meeting': '2026-03-04' }, '2026-04-01'],
  ['I8', 'amendment notice', { 'review-meeting': '2026-03-04' }, '2026-04-01'],
  ['I8', 'final amended plan, from the meeting', { 'review-meeting': '2026-03-04' }, '2026-05-27'],
  ['I8', 'family’s views on the changes', { 'amendment-notice': '2026-03-20' }, '2026-04-03'],
  ['I8', 'final amended plan', { 'amendment-notice': '2026-03-20' }, '2026-05-15'],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'secondary-to-post16:2026-09-01' },
    '2026-03-30',
  ],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'primary-to-secondary:2026-09-01' },
    '2026-02-14',
  ],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'early-years-to-school:2026-09-01' },
    '2026-02-14',
  ],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'infant-to-junior:2026-09-01' },
    '2026-02-14',
  ],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'primary-to-middle:2026-09-01' },
    '2026-02-14',
  ],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'middle-to-secondary:2026-09-01' },
    '2026-02-14',
  ],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'post16-to-post16:2026-09-01' },
    '2026-04-01',
  ],
  [
    'I11',
    'amended plan that names the new institution',
    { 'phase-transfer': 'post16-to-post16:2026-07-31' },
    '2026-02-28',
  ],
  ['I13', 'review after release from custody', { released: '2026-01-31' }, '2026-02-28'],
  // Reassessment and transfer. J3: from Wednesday 4 June, 15 working days with that day are 3 + 5 + 5 + 2: Tuesday 24 June.
  ['J1', 'notify a refusal to reassess', { 'reassessment-requested': '2025-06-01' }, '2025-06-16'],
  ['J2', 'final plan after reassessment', { 'reassessment-decided': '2025-07-01' }, '2025-10-07'],
  ['J3', 'transfer the plan', { 'transfer-aware': '2025-06-04' }, '2025-06-24'],
  // A Saturday is not a working day: day 1 is Monday 9 June, day 15 Friday 27 June.
  ['J3', 'transfer the plan', { 'transfer-aware': '2025-06-07' }, '2025-06-27'],
  // 3 June is exactly 15 working days before 24 June: in time. 5 June is 13 before: late, and day 15 is 25 June.
  ['J3', 'transfer the plan', { 'transfer-aware': '2025-06-03', 'move-day': '2025-06-24' }, '2025-06-24'],
  ['J3', 'transfer the plan', { 'transfer-aware': '2025-06-05', 'move-day': '2025-06-24' }, '2025-06-25'],
  ['J3', 'transfer the plan', { 'move-day': '2025-06-24' }, '2025-06-24'],
  ['J4', 'tell the family about the transfer', { 'move-day': '2025-06-24' }, '2025-08-05'],
  ['J4', 'tell the family about the transfer', { 'move-day': '2025-06-24', transferred: '2025-07-01' }, '2025-08-12'],
  ['J5', 'review after the transfer', { 'move-day': '2025-06-24', 'plan-issued': '2024-05-01' }, '2025-09-24'],
  ['J5', 'review after the transfer', { 'move-day': '2025-06-24', 'last-review': '2025-05-01' }, '2026-05-01'],
  ['J5', 'review after the transfer', { 'move-day': '2025-11-30' }, '2026-02-28'],
  ['J6', 'tell the new health commissioner', { 'commissioner-aware': '2025-06-04' }, '2025-06-25'],
  ['J6', 'ask for an assessment or review', { 'new-commissioner-aware': '2025-06-04' }, '2025-06-25'],
  // K3: 15-24 December are 8, 29-31 December 11, 2 January 12, 5-9 January 17, so 20 on 14 January.
  ['K3', 'first looked-after review', { 'looked-after-since': '2025-12-12' }, '2026-01-14'],
  ['K3', 'second looked-after review', { 'looked-after-since': '2025-12-12' }, '2026-04-14'],
  ['K3', 'next looked-after review', { 'looked-after-since': '2025-12-12' }, '2026-10-14'],
  // K5: from Monday 2 March 2026, 45 working days are nine weeks to Monday 4 May, and 3 bank holidays more: 7 May.
  ['K5', 'decide what follows the section 17 referral', { 'section17-referred': '2026-03-06' }, '2026-03-09'],
  ['K5', 'section 17 assessment', { 'section17-referred': '2026-03-02' }, '2026-05-07'],
  [
    'K10',
    'decide whether to assess a detained person',
    { requested: '2026-01-05', 'custody-notified': '2026-01-02' },
    '2026-02-16',
  ],
  [
    'K10',
    'final plan for a detained person',
    { requested: '2026-01-05', 'custody-notified': '2026-01-02' },
    '2026-05-25',
  ],
  ['K11', 'send the plan to those responsible in custody', { 'custody-notified': '2025-12-23' }, '2026-01-02'],
  ['K11', 'send the plan to those responsible in custody', { 'custody-notified': '2020-12-23' }, '2021-01-04'],
  // Mediation and appeal.
  ['L2', 'contact a mediation adviser', { 'notice-sent': '2025-12-31' }, '2026-02-28'],
  ['L2', 'contact a mediation adviser', { 'notice-sent': '2025-06-01' }, '2025-08-01'],
  ['L3', 'mediation certificate', { 'mediation-declined': '2026-04-02' }, '2026-04-09'],
  ['L3', 'mediation', { 'mediation-requested': '2026-04-02' }, '2026-05-02'],
  ['L3', 'mediation certificate where none was held', { 'mediation-requested': '2026-04-02' }, '2026-05-05'],
  ['L3', 'mediation certificate after mediation', { 'mediation-held': '2026-04-10' }, '2026-04-15'],
  ['L5', 'appeal', { 'notice-sent': '2025-06-01' }, '2025-08-01'],
  ['L5', 'appeal', { 'notice-sent': '2025-06-01', 'certificate-issued': '2025-06-20' }, '2025-08-01'],
  ['L5', 'appeal', { 'notice-sent': '2025-06-01', 'certificate-issued': '2025-07-31' }, '2025-08-31'],
  ['L5', 'appeal', { 'certificate-issued': '2026-01-31' }, '2026-02-28'],
];

test.each(examples)('%s %s: %j gives %s', (rule, what, facts, dueOn) => {
  const values = Object.fromEntries(Object.entries(facts).map(([flag, value]) => [flag, [value]])) as FlagValues;
  const { deadlines } = timelineFrom(values, civilDate('2026-01-01'));
  const found = deadlines.filter((deadline) => deadline.rule === rule && deadline.what === what);
  expect(found.map((deadline) => deadline.dueOn)).toEqual([dueOn]);
});

test('the warning comes on the working day before a due day that is none, and for the draft at 14 weeks', () => {
  const { deadlines } = timelineFrom({ requested: ['2026-01-05'] }, civilDate('2026-01-01'));
  const warnings = Object.fromEntries(deadlines.map(({ rule, warnOn }) => [rule, warnOn]));
  // 25 May 2026 is the spring bank holiday; 13 April is 14 weeks after 5 January.
  expect(warnings).toEqual({
    D1: '2026-02-16',
    A7: '2026-02-16',
    D3: '2026-04-27',
    D4: '2026-04-13',
    D7: '2026-05-22',
  });
});

import { describe, expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { adviceDeadline } from './advice.ts';
import { assessmentDeadlines } from './assessment.ts';
import { caseTimeline, type CaseFacts } from './case-timeline.ts';
import { consultationDeadline } from './draft.ts';
import { isRecentlyAssessed } from './recent-assessment.ts';

const d = civilDate;
const short = (facts: CaseFacts) => caseTimeline(facts).map(({ rule, what, dueOn }) => `${dueOn} ${rule} ${what}`);

test('no facts, no deadlines', () => {
  expect(caseTimeline({})).toEqual([]);
  expect(caseTimeline({ born: d('2020-01-01') })).toEqual([]);
  expect(assessmentDeadlines({})).toEqual([]);
});

test('a request gives these, and nothing else', () => {
  expect(short({ requestedOn: d('2026-01-05') })).toEqual([
    '2026-02-16 D1 decide whether to assess',
    '2026-02-16 A7 notify the decision whether to assess',
    '2026-04-27 D3 decide not to issue',
    '2026-04-27 D4 draft plan',
    '2026-05-25 D7 final plan',
  ]);
});

test('the first day is the earlier of request and attention, and says which', () => {
  const trigger = (facts: CaseFacts) => caseTimeline(facts)[0]!.trigger;
  const [early, late] = [d('2025-03-03'), d('2025-03-31')];
  expect(trigger({ requestedOn: early, broughtToAttentionOn: late })).toEqual({ name: 'request received', on: early });
  expect(trigger({ requestedOn: late, broughtToAttentionOn: early })).toEqual({
    name: 'brought to attention',
    on: early,
  });
  expect(trigger({ requestedOn: early, broughtToAttentionOn: early }).name).toBe('request received');
});

test('custody brings the rules on detained persons, unless the facts say otherwise', () => {
  const hasK10 = (facts: CaseFacts) => caseTimeline(facts).some(({ rule }) => rule === 'K10');
  const requestedOn = d('2026-01-05');
  expect(hasK10({ requestedOn })).toBe(false);
  expect(hasK10({ requestedOn, isDetained: true })).toBe(true);
  expect(hasK10({ requestedOn, custodyNotifiedOn: requestedOn })).toBe(true);
  expect(hasK10({ requestedOn, custodyNotifiedOn: requestedOn, isDetained: false })).toBe(false);
});

describe('the draft', () => {
  const draft = (draftTargetWeeks?: number) =>
    assessmentDeadlines({ requestedOn: d('2026-01-05'), draftTargetWeeks }).find(({ rule }) => rule === 'D4');

  test('is aimed at 16 weeks unless set otherwise, and warned of 2 weeks before', () => {
    expect(draft()).toMatchObject({ dueOn: '2026-04-27', warnOn: '2026-04-13', period: '16 weeks' });
    expect(draft(14)).toMatchObject({ dueOn: '2026-04-13', warnOn: '2026-03-30', period: '14 weeks' });
    // 12 weeks - 2 is 16 March; 15 - 2 is Monday 6 April 2026, Easter Monday, so Thursday 2 April.
    expect(draft(15)).toMatchObject({ dueOn: '2026-04-20', warnOn: '2026-04-02' });
  });
});

test('only a limit can be late: targets and minimum periods say what they are', () => {
  const on = d('2026-01-05');
  const facts = {
    requestedOn: on,
    draftServedOn: on,
    consultationReceivedOn: on,
    planIssuedOn: on,
    born: d('2023-01-05'),
    reviewMeetingOn: on,
    amendmentNoticeOn: on,
    releasedFromCustodyOn: on,
    noticeSentOn: on,
  };
  const softer = caseTimeline(facts).filter(({ kind }) => kind !== 'limit');
  expect(softer.map(({ kind, rule, what }) => `${kind}: ${rule} ${what}`).sort()).toEqual([
    'minimum: D5 family’s views on the draft',
    'minimum: I8 family’s views on the changes',
    'target: D4 draft plan',
    'target: D6 institution’s reply to the consultation',
    'target: I13 review after release from custody',
    'target: I2 consider a review of a child under 5',
    'target: I4 ask for advice for the review',
  ]);
});

test('advice with no source named is still advice', () => {
  expect(adviceDeadline({ receivedOn: d('2025-06-04') })).toMatchObject({
    what: 'advice',
    dueOn: '2025-07-16',
    exemption: null,
  });
  expect(consultationDeadline(d('2025-06-01'))).toMatchObject({ rule: 'D6', dueOn: '2025-06-16' });
});

test('a review after 6 months is considered only while the child will be under 5', () => {
  const hasI2 = (born: string) =>
    caseTimeline({ planIssuedOn: d('2025-07-21'), born: d(born) }).some(({ rule }) => rule === 'I2');
  expect(hasI2('2021-01-22')).toBe(true);
  expect(hasI2('2021-01-21')).toBe(false);
  expect(caseTimeline({ planIssuedOn: d('2025-07-21') }).map(({ rule }) => rule)).toEqual(['I1', 'I1']);
});

test('the trigger of a review is the last review, else the issue', () => {
  const trigger = (facts: CaseFacts) => caseTimeline(facts).at(-1)!.trigger;
  expect(trigger({ planIssuedOn: d('2025-07-21') })).toEqual({ name: 'plan issued', on: '2025-07-21' });
  expect(trigger({ planIssuedOn: d('2025-07-21'), lastReviewOn: d('2026-06-30') })).toEqual({
    name: 'last review',
    on: '2026-06-30',
  });
});

test('a looked-after review that was held starts the next', () => {
  const facts = { lookedAfterSince: d('2025-12-12'), lookedAfterReviewsOn: [d('2026-01-08'), d('2026-03-20')] };
  expect(short(facts)).toEqual([
    '2026-01-14 K3 first looked-after review',
    '2026-04-08 K3 second looked-after review',
    '2026-09-20 K3 next looked-after review',
  ]);
});

test('a transfer says whether its day is known or expected', () => {
  const named = (facts: CaseFacts) => caseTimeline(facts).find(({ rule }) => rule === 'J4')!.trigger.name;
  expect(named({ moveOn: d('2025-06-24') })).toBe('last day for the transfer');
  expect(named({ transferredOn: d('2025-06-24') })).toBe('plan transferred');
  expect(short({ transferredOn: d('2025-06-24') })).toEqual([
    '2025-08-05 J4 tell the family about the transfer',
    '2025-09-24 J5 review after the transfer',
  ]);
});

test('J5 names the event that decides', () => {
  const review = (facts: CaseFacts) => caseTimeline(facts).find(({ rule }) => rule === 'J5')!;
  const moveOn = d('2025-06-24');
  expect(review({ moveOn, lastReviewOn: d('2025-05-01') })).toMatchObject({
    trigger: { name: 'last review' },
    period: 'the later of 12 months and 3 months',
  });
  expect(review({ moveOn, planIssuedOn: d('2025-05-01') }).trigger.name).toBe('plan issued');
  expect(review({ moveOn, planIssuedOn: d('2024-05-01') }).trigger.name).toBe('last day for the transfer');
});

test('mediation and appeal in full', () => {
  const facts = {
    noticeSentOn: d('2026-04-01'),
    mediationRequestedOn: d('2026-04-13'),
    mediationHeldOn: d('2026-04-30'),
    mediationDeclinedOn: d('2026-04-10'),
    certificateIssuedOn: d('2026-05-06'),
  };
  expect(short(facts)).toEqual([
    '2026-04-15 L3 mediation certificate',
    '2026-05-06 L3 mediation certificate after mediation',
    '2026-05-13 L3 mediation',
    '2026-05-16 L3 mediation certificate where none was held',
    '2026-06-01 L2 contact a mediation adviser',
    '2026-06-06 L5 appeal',
  ]);
});

test.each([
  ['2026-01-05', true],
  ['2026-07-04', true],
  ['2026-07-05', false],
  ['2026-01-04', false],
])('assessed on 5 January 2026, asked again on %s: recently %s', (on, recent) => {
  expect(isRecentlyAssessed(d('2026-01-05'), d(on))).toBe(recent);
});

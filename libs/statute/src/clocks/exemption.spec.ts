import { describe, expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { adviceDeadline } from './advice.ts';
import { assessmentDeadlines } from './assessment.ts';
import { caseTimeline } from './case-timeline.ts';
import { AmbiguousExemption, judgeExemption, type Exemption } from './exemption.ts';
import { GROUNDS, groundsFor, isGround, type Ground } from './grounds.ts';
import { orderDeadlines } from './orders.ts';

const d = civilDate;
const from = (rule: string, ground: Ground, first: string, last: string, more: Partial<Exemption> = {}): Exemption => ({
  rule,
  ground,
  from: d(first),
  to: d(last),
  ...more,
});
/** Requested on 3 March 2025: the final plan is due on Monday 21 July 2025. */
const finalPlan = assessmentDeadlines({ requestedOn: d('2025-03-03') }).find(({ rule }) => rule === 'D7')!;
const judge = (exemption: Exemption) => judgeExemption(exemption, finalPlan);

test('each rule has its closed list of grounds', () => {
  const lists = ['A7', 'D1', 'D3', 'D7', 'K10', 'B14', 'D12', 'D4', 'D5', 'I1', 'J2'].map((rule) => [
    rule,
    groundsFor(rule)
      .map(({ ground, atLeastWeeks }) => (atLeastWeeks ? `${ground} ${atLeastWeeks}` : ground))
      .join(', '),
  ]);
  const assessment = 'school-closure 4, early-years-closure 4, exceptional, absence 4';
  expect(Object.fromEntries(lists)).toEqual({
    A7: assessment,
    D1: assessment,
    D3: assessment,
    D7: assessment,
    K10: 'school-closure 4, early-years-closure 4, exceptional',
    B14: 'exceptional, absence 4, missed-appointment',
    D12: 'exceptional, absence 2, representations, school-closure 4',
    D4: '',
    D5: '',
    I1: '',
    J2: '',
  });
  expect(Object.keys(GROUNDS).every(isGround)).toBe(true);
  expect(isGround('waiting list')).toBe(false);
  expect(isGround('toString')).toBe(false);
});

describe('an exemption from the 20 weeks (D8, D9)', () => {
  test('that lasts beyond the due day lets the plan be expected on the first working day after it', () => {
    expect(judge(from('D7', 'exceptional', '2025-07-01', '2025-08-05'))).toEqual({
      ground: 'exceptional',
      from: '2025-07-01',
      to: '2025-08-05',
      applies: true,
      reason:
        'Exceptional personal circumstances of the family may excuse delay, only while it makes compliance impractical.',
      expectedOn: '2025-08-06',
    });
    // 22 August 2025 is the Friday before the summer bank holiday.
    expect(judge(from('D7', 'exceptional', '2025-07-01', '2025-08-22')).expectedOn).toBe('2025-08-26');
    expect(judge(from('D7', 'exceptional', '2025-07-21', '2025-07-21')).expectedOn).toBe('2025-07-22');
  });

  test('that ends before the due day leaves it', () => {
    expect(judge(from('D7', 'exceptional', '2025-03-03', '2025-07-20'))).toMatchObject({
      applies: true,
      expectedOn: '2025-07-21',
    });
  });

  test.each<[Exemption, string]>([
    [
      from('D7', 'missed-appointment', '2025-07-01', '2025-07-01'),
      'An appointment missed by the child or young person is not among the grounds that the law allows for D7.',
    ],
    [
      from('D7', 'representations', '2025-07-01', '2025-07-01'),
      'The family’s wish to make representations is not among the grounds that the law allows for D7.',
    ],
    [
      from('D7', 'absence', '2025-07-01', '2025-07-27'),
      'It lasts 27 days, and the law asks for at least 4 continuous weeks.',
    ],
    [
      from('D7', 'exceptional', '2025-07-22', '2025-08-22'),
      'It began on 22 July 2025, after the last day, 21 July 2025.',
    ],
    [from('D7', 'exceptional', '2025-02-01', '2025-03-02'), 'It ended on 2 March 2025, before the period began.'],
    [from('D7', 'exceptional', '2025-07-05', '2025-07-04'), 'The exemption ends before it begins.'],
    [
      from('D7', 'school-closure', '2025-07-23', '2025-09-02', { adviceAskedOn: d('2025-07-16') }),
      'It began on 23 July 2025, after the last day, 21 July 2025.',
    ],
  ])('%j cannot apply', (exemption, reason) => {
    expect(judge(exemption)).toMatchObject({ applies: false, reason, expectedOn: '2025-07-21' });
  });

  test('absence needs 28 days and may begin on the last day or end on the first', () => {
    expect(judge(from('D7', 'absence', '2025-07-01', '2025-07-28')).applies).toBe(true);
    expect(judge(from('D7', 'exceptional', '2025-07-21', '2025-07-30')).applies).toBe(true);
    expect(judge(from('D7', 'exceptional', '2025-02-01', '2025-03-03')).applies).toBe(true);
  });

  test.each([
    // Closed from 19 June to 31 July 2025, open again on 1 August.
    ['2025-06-11', false],
    ['2025-06-12', true],
    ['2025-07-25', true],
    ['2025-07-26', false],
  ])('for a closure, advice asked on %s: %s', (asked, applies) => {
    const judged = judge(from('D7', 'school-closure', '2025-06-19', '2025-07-31', { adviceAskedOn: d(asked) }));
    expect(judged.applies).toBe(applies);
    if (!applies)
      expect(judged.reason).toBe(
        `Advice was asked on ${Number(asked.slice(8))} ${asked.includes('-06-') ? 'June' : 'July'} 2025, not between 12 June 2025 and 25 July 2025.`,
      );
    expect(judge(from('D7', 'early-years-closure', '2025-06-19', '2025-07-31')).applies).toBe(true);
  });
});

test('a missed appointment excuses the piece of advice', () => {
  const exemptions = [from('B14', 'missed-appointment', '2025-07-16', '2025-07-16')];
  const { exemption } = adviceDeadline({ receivedOn: d('2025-06-04'), source: 'health', exemptions });
  expect(exemption).toMatchObject({ applies: true, expectedOn: '2025-07-17' });
});

test('a detained person’s absence excuses nothing; after an order 2 weeks of absence do', () => {
  const detained = assessmentDeadlines({ requestedOn: d('2025-03-03'), isDetained: true }).find(
    ({ rule, what }) => rule === 'K10' && what.startsWith('final'),
  )!;
  expect(judgeExemption(from('K10', 'absence', '2025-06-01', '2025-08-01'), detained).applies).toBe(false);
  const [amend] = orderDeadlines({ source: 'tribunal order', kind: 'amend', on: d('2025-07-01') });
  expect(judgeExemption(from('D12', 'absence', '2025-07-10', '2025-07-22'), amend!).applies).toBe(false);
  expect(judgeExemption(from('D12', 'absence', '2025-07-10', '2025-07-23'), amend!).applies).toBe(true);
});

test('where the law allows none, it says so', () => {
  const [draft] = assessmentDeadlines({ requestedOn: d('2025-03-03') }).filter(({ rule }) => rule === 'D4');
  expect(judgeExemption(from('D4', 'exceptional', '2025-04-01', '2025-05-01'), draft!).reason).toBe(
    'The law allows no exemption from D4.',
  );
});

describe('in a timeline (D10)', () => {
  const facts = {
    requestedOn: d('2025-03-03'),
    adviceReceived: [
      { source: 'health', receivedOn: d('2025-04-16') },
      { source: 'education', receivedOn: d('2025-04-17') },
    ],
  };

  test('an exemption must say which of several deadlines it means', () => {
    const exemptions = [from('B14', 'exceptional', '2025-05-01', '2025-06-01')];
    expect(() => caseTimeline({ ...facts, exemptions })).toThrow(
      new AmbiguousExemption(
        'An exemption from B14 must say from which deadline: "advice from health", "advice from education".',
      ),
    );
    expect(new AmbiguousExemption('').name).toBe('AmbiguousExemption');
    const one = caseTimeline({ ...facts, exemptions: [{ ...exemptions[0]!, what: 'advice from education' }] });
    expect(one.filter(({ exemption }) => exemption).map(({ what }) => what)).toEqual(['advice from education']);
  });

  test('of several for one deadline, the one that applies longest counts', () => {
    const exemptions = [
      from('D7', 'exceptional', '2025-07-01', '2025-08-05'),
      from('D7', 'missed-appointment', '2025-07-01', '2025-09-30'),
      from('D7', 'exceptional', '2025-07-01', '2025-08-12'),
      from('D7', 'exceptional', '2025-07-01', '2025-08-10'),
    ];
    const due = caseTimeline({ ...facts, exemptions }).find(({ rule }) => rule === 'D7')!;
    expect(due.exemption).toMatchObject({ applies: true, expectedOn: '2025-08-13' });
  });

  test('one that applies counts before one that does not, whichever is told first, even where both leave the day', () => {
    const applies = from('D7', 'exceptional', '2025-06-01', '2025-06-05');
    const doesNot = from('D7', 'missed-appointment', '2025-06-01', '2025-09-30');
    for (const exemptions of [
      [applies, doesNot],
      [doesNot, applies],
    ]) {
      const due = caseTimeline({ ...facts, exemptions }).find(({ rule }) => rule === 'D7')!;
      expect(due.exemption).toMatchObject({ applies: true, ground: 'exceptional', expectedOn: '2025-07-21' });
    }
  });

  test('an exemption for another rule is left alone', () => {
    const exemptions = [from('D3', 'exceptional', '2025-05-01', '2025-08-01')];
    const exempt = assessmentDeadlines({ requestedOn: d('2025-03-03'), exemptions }).filter(
      ({ exemption }) => exemption,
    );
    expect(exempt.map(({ rule }) => rule)).toEqual(['D3']);
  });
});

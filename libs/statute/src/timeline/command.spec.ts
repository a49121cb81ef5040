import { describe, expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { answer } from './command.ts';
import { DATE_FLAG_NAMES, FLAG_NAMES } from './flags.ts';
import type { Timeline } from './timeline.ts';

const today = civilDate('2026-01-05');
const ask = (line: string) => answer(line.split(' ').filter(Boolean), today);
const json = (line: string) => JSON.parse(ask(`${line} --json`).stdout) as Timeline;

test('JSON has the deadlines and who decides', () => {
  const { deadlines, decisionMaker } = json('--requested 2026-01-05');
  expect(decisionMaker).toBeNull();
  expect(deadlines[0]).toEqual({
    rule: 'D1',
    what: 'decide whether to assess',
    kind: 'limit',
    dueOn: '2026-02-16',
    trigger: { name: 'request received', on: '2026-01-05' },
    period: '6 weeks',
    counting: 'calendar days, the day of the event not counted',
    citations: ['reg 5', '§7.5'],
    warnOn: '2026-02-16',
    explanation:
      'The local authority must decide whether to assess by 16 February 2026, which is 6 weeks after the request was received on 5 January 2026.',
    arithmetic: '5 January 2026 + 6 weeks (42 calendar days) = 16 February 2026',
    exemption: null,
  });
});

test('a date of birth gives who decides, today or on the day given', () => {
  expect(json('--born 2009-09-01')).toMatchObject({ deadlines: [], decisionMaker: { who: 'parent', rule: 'C3' } });
  expect(json('--born 2009-09-01 --now 2026-06-27').decisionMaker!.who).toBe('young person');
  expect(ask('--born 2009-09-01').stdout).toBe(
    'The parent decides until compulsory school age ends, on 26 June 2026; the young person decides from the day after.\n',
  );
});

test('a table has a line for each deadline, in columns', () => {
  const { stdout } = ask('--notice-sent 2025-11-05 --custody-notified 2026-01-06 --born 2009-09-01');
  expect(stdout.split('\n')).toEqual([
    'Due                         Rule  What                                           Why that day',
    '5 January 2026   today      L2    contact a mediation adviser                    5 November 2025 + 2 months = 5 January 2026',
    '5 January 2026   today      L5    appeal                                         5 November 2025 + 2 months = 5 January 2026',
    '13 January 2026  in 8 days  K11   send the plan to those responsible in custody  6 January 2026 + 5 working days = 13 January 2026 (not counting weekends)',
    'The parent decides until compulsory school age ends, on 26 June 2026; the young person decides from the day after.',
    '',
  ]);
});

test('exemptions stand below their deadline', () => {
  const lines = ask(
    '--requested 2025-03-03 --exempt D7:exceptional:2025-07-01:2025-08-05 --now 2025-07-22',
  ).stdout.split('\n');
  expect(lines.at(-3)).toMatch(/^21 July 2025 +1 day ago +D7 +final plan +3 March 2025 \+ 20 weeks/);
  expect(lines.at(-2)).toBe(
    '  exemption can apply: Exceptional personal circumstances of the family may excuse delay, only while it makes compliance impractical. Expected 6 August 2025.',
  );
  expect(ask('--requested 2025-03-03 --exempt D7:missed-appointment:2025-07-01:2025-07-02').stdout).toContain(
    '  exemption does not apply: An appointment missed by the child or young person is not among the grounds that the law allows for D7. Expected 21 July 2025.',
  );
});

describe('exempt', () => {
  const exempt = (line: string) =>
    json(line)
      .deadlines.filter(({ exemption }) => exemption)
      .map(({ rule, what }) => `${rule} ${what}`);

  test('may be for a single day', () => {
    expect(exempt('--requested 2025-03-03 --exempt D7:exceptional:2025-07-01:2025-07-01')).toEqual(['D7 final plan']);
  });

  test('names a rule, or one of several deadlines', () => {
    const advice = '--advice-received health=2025-06-04 --advice-received education=2025-06-05';
    expect(exempt(`${advice} --exempt B14=health:absence:2025-06-10:2025-07-10`)).toEqual(['B14 advice from health']);
    expect(exempt('--advice-received health=2025-06-04 --exempt D2:absence:2025-06-10:2025-07-10')).toEqual([
      'B14 advice from health',
    ]);
    expect(
      answer(
        [...advice.split(' '), '--exempt', 'B14=advice from education:absence:2025-06-10:2025-07-10', '--json'],
        today,
      ).stdout,
    ).toContain('"applies": true');
    expect(
      answer(['--tribunal-order', 'make:2025-07-01', '--exempt', 'D12=final plan:absence:2025-07-10:2025-07-30'], today)
        .exitCode,
    ).toBe(0);
  });
});

test('every flag that takes a date is read', () => {
  for (const flag of DATE_FLAG_NAMES) {
    const { deadlines, decisionMaker } = json(`--${flag} 2026-01-05`);
    expect(deadlines.length > 0 || decisionMaker !== null).toBe(true);
  }
});

test('repeatable flags may be repeated', () => {
  const whats = (line: string) => json(line).deadlines.map(({ what, trigger }) => `${what}, ${trigger.name}`);
  expect(whats('--tribunal-order amend:2025-07-01 --tribunal-order name:2025-07-01')).toEqual([
    'name of the institution, tribunal order',
    'amended plan, tribunal order',
  ]);
  expect(whats('--mediation-agreement amend:2025-07-01 --unopposed-appeal amend:2025-07-01')).toEqual([
    'amended plan, mediation agreement',
    'amended plan, unopposed appeal',
  ]);
});

test('help lists every flag', () => {
  const { exitCode, stdout } = ask('--help');
  expect(exitCode).toBe(0);
  for (const flag of FLAG_NAMES) expect(stdout).toContain(`--${flag} `);
});

test.each([
  ['--requested 2026-02-30', '--requested: 2026-02-30 is not a date: February 2026 has 28 days.'],
  ['--requested 5/1/2026', '--requested: "5/1/2026" is not a date written as year, month and day, such as 2026-01-05.'],
  [
    '--now soon --requested 2026-01-05',
    '--now: "soon" is not a date written as year, month and day, such as 2026-01-05.',
  ],
  ['--requested 2026-01-05 --requested 2026-01-06', '--requested is given more than once.'],
  ['--requested', '--requested needs a value after it.'],
  ['--requested --json', '--requested needs a value after it.'],
  ['--json=yes', '--json takes no value.'],
  ['--help=me', '--help takes no value.'],
  ['--birthday 2026-01-05', 'There is no flag --birthday; --help lists them all.'],
  ['today', "'today' belongs to no flag."],
  ['', 'Give at least one date, such as --requested 2026-01-05.'],
  ['--now 2026-01-05', 'Give at least one date, such as --requested 2026-01-05.'],
  ['--requested 2199-12-01', 'The day lies outside the years 1900 to 2199.'],
  [
    '--advice-received 2025-06-04',
    '--advice-received needs a source and a date, such as health=2025-06-04, not "2025-06-04".',
  ],
  [
    '--advice-received =2025-06-04',
    '--advice-received needs a source and a date, such as health=2025-06-04, not "=2025-06-04".',
  ],
  ['--advice-received health=2025-06-31', '--advice-received: 2025-06-31 is not a date: June 2025 has 30 days.'],
  [
    '--tribunal-order maybe:2025-07-01',
    '--tribunal-order needs KIND:DATE, where KIND is one of assess, reassess, make, amend, name, continue, cease, other, not "maybe:2025-07-01".',
  ],
  ['--tribunal-order amend:2025-07-32', '--tribunal-order: 2025-07-32 is not a date: July 2025 has 31 days.'],
  [
    '--phase-transfer later:2026-09-01',
    '--phase-transfer needs KIND:DATE, where KIND is one of early-years-to-school, infant-to-junior, primary-to-middle, primary-to-secondary, middle-to-secondary, secondary-to-post16, post16-to-post16, not "later:2026-09-01".',
  ],
  [
    '--exempt D7',
    '--exempt: "" is not a ground; the grounds are school-closure, early-years-closure, exceptional, absence, missed-appointment, representations.',
  ],
  [
    '--exempt :exceptional:2025-07-01:2025-07-02',
    '--exempt needs RULE:GROUND:FROM:TO, such as D7:exceptional:2025-07-01:2025-08-05, not ":exceptional:2025-07-01:2025-07-02".',
  ],
  [
    '--exempt D7:exceptional:2025-07-01:2025-07-02:x',
    '--exempt needs RULE:GROUND:FROM:TO, such as D7:exceptional:2025-07-01:2025-08-05, not "D7:exceptional:2025-07-01:2025-07-02:x".',
  ],
  ['--exempt D7:exceptional:2025-07-01', '--exempt: "" is not a day in the calendar, such as 2025-07-01.'],
  [
    '--exempt D7:exceptional:2025-06-31:2025-07-01',
    '--exempt: "2025-06-31" is not a day in the calendar, such as 2025-07-01.',
  ],
  ['--exempt D7:exceptional:2025-07-02:2025-07-01', '--exempt: it ends on 2025-07-01, before it begins on 2025-07-02.'],
  [
    '--requested 2026-01-05 --exempt B14:absence:2026-01-05:2026-03-01',
    '--exempt: these dates give no deadline B14 to be exempt from.',
  ],
  [
    '--advice-received health=2025-06-04 --exempt B14=gp:absence:2025-06-05:2025-08-01',
    '--exempt: these dates give no deadline B14 "advice from gp" to be exempt from.',
  ],
  [
    '--tribunal-order make:2025-07-01 --exempt D12:absence:2025-07-05:2025-08-01',
    '--exempt: An exemption from D12 must say from which deadline: "draft plan", "final plan".',
  ],
])('"%s" is refused with one sentence', (line, sentence) => {
  expect(ask(line)).toEqual({ exitCode: 2, stdout: '', stderr: `${sentence}\n` });
});

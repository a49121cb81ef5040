import { describe, expect, it } from 'vitest';
import { addDays, addWeeks, type CivilDate } from '../calendar/civil-date.ts';
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts';
import { oneMeeting, type MeetingFacts } from './one-meeting.ts';
import { nextPepTerm } from './school-days.ts';

const CALENDARS = 10_000;
const day = (text: string) => text as CivilDate;

/** The same numbers in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomFacts(seed: number): MeetingFacts {
  const below = random(seed * 7919 + 1);
  const today = addDays(day('2026-01-05'), below(720));
  const later = (days: number) => addDays(today, below(days) - 10);
  const range = (length: number) => {
    const from = later(80);
    return { from, to: addDays(from, below(length)) };
  };
  const list = <T>(most: number, make: (nth: number) => T) =>
    Array.from({ length: below(most + 1) }, (_, nth) => make(nth));
  return {
    today,
    until: addDays(today, 60 + below(40)),
    weeksToWrite: below(4),
    holidays: list(2, () => range(25)),
    meetings: [
      { what: 'the annual review', rule: 'I1', by: later(110), hasPapers: true },
      ...list(2, (nth) => ({
        what: `meeting ${nth}`,
        rule: 'K3',
        by: later(110),
        from: below(2) ? later(70) : undefined,
      })),
    ],
    invited: list(2, (nth) => ({ name: `person ${nth}`, workingDays: below(30), away: list(2, () => range(30)) })),
  };
}

/** What the rules say of one day, each by itself, as a person would tick it off; false where it forbids the day. */
function ticks({ today, meetings, invited, holidays, weeksToWrite = 2 }: MeetingFacts, on: CivilDate): boolean[] {
  const within = ({ from, to }: { from: CivilDate; to: CivilDate }) => on >= from && on <= to;
  return [
    isWorkingDay(on) && holidays.every((each) => !within(each)),
    ...meetings.flatMap(({ by, from, hasPapers }) => [
      on <= by,
      ...(from ? [on >= from] : []),
      ...(hasPapers ? [addWeeks(on, -2) >= today, addWeeks(on, -2 - weeksToWrite) >= today] : []),
    ]),
    ...invited.flatMap(({ workingDays, away = [] }) => [
      ...(workingDays ? [addWorkingDays(today, workingDays) <= on] : []),
      ...away.map((each) => !within(each)),
    ]),
  ];
}

/** How many rules are in each set of at most 16. */
const sizes = new Uint8Array(1 << 16);
for (let set = 1; set < sizes.length; set += 1) sizes[set] = sizes[set >> 1]! + (set & 1);

describe('one meeting', () => {
  it(`agrees with brute force on ${CALENDARS} calendars: every possible day, and the fewest rules that leave none`, () => {
    let [withDays, without] = [0, 0];
    for (let seed = 0; seed < CALENDARS; seed += 1) {
      const facts = randomFacts(seed);
      const table: { on: CivilDate; refused: number }[] = [];
      for (let on = facts.today; on <= facts.until!; on = addDays(on, 1)) {
        const refused = ticks(facts, on).reduce((mask, isFine, at) => (isFine ? mask : mask | (1 << at)), 0);
        table.push({ on, refused });
      }
      const expected = table.flatMap(({ on, refused }) => (refused ? [] : [on]));
      const { days, conflict } = oneMeeting(facts);
      expect(days.map(({ on }) => on).toSorted(), `calendar ${seed}`).toEqual(expected);
      if (expected.length) {
        withDays += 1;
        expect(conflict).toEqual([]);
        continue;
      }
      without += 1;
      const rules = ticks(facts, facts.today).length;
      const masks = [...new Set(table.map(({ refused }) => refused))];
      let fewest = rules;
      for (let set = 1; set < 1 << rules; set += 1)
        if (sizes[set]! < fewest && masks.every((refused) => refused & set)) fewest = sizes[set]!;
      expect(conflict.length, `calendar ${seed}`).toBe(fewest);
    }
    expect(Math.min(withDays, without)).toBeGreaterThan(1000);
  }, 120_000);

  it('names the rules that leave no day, and no others', () => {
    const { days, conflict } = oneMeeting({
      today: day('2026-03-02'),
      holidays: [],
      meetings: [
        { what: 'The annual review', rule: 'I1', by: day('2026-09-01'), hasPapers: true },
        { what: 'The looked-after review', rule: 'K3', by: day('2026-03-20') },
      ],
      invited: [{ name: 'The reviewing officer', workingDays: 5 }],
    });
    expect(days).toEqual([]);
    expect(conflict.map(({ rule, whose }) => [rule, whose])).toEqual([
      ['I4', 'The annual review'],
      ['K3', 'The looked-after review'],
    ]);
  });

  it('puts first a day that keeps the aims and lets each meeting run its time', () => {
    const { days } = oneMeeting({
      today: day('2026-03-02'),
      holidays: [{ from: day('2026-03-30'), to: day('2026-04-10') }],
      meetings: [
        { what: 'The annual review', rule: 'I1', by: day('2026-06-12'), hasPapers: true },
        { what: 'The looked-after review', rule: 'K3', by: day('2026-05-15') },
      ],
      invited: [],
    });
    expect(days[0]).toMatchObject({
      on: '2026-05-01',
      misses: [],
      papers: { askBy: '2026-03-20', sendBy: '2026-04-17' },
    });
    expect(days.map(({ on }) => on)).not.toContain('2026-04-07');
    expect(days.at(-1)!.misses.length).toBeGreaterThan(0);
  });

  it('says of a review whose day has passed that this alone leaves no day', () => {
    const { conflict } = oneMeeting({
      today: day('2026-03-02'),
      holidays: [],
      meetings: [{ what: 'The looked-after review', rule: 'K3', by: day('2026-02-20') }],
      invited: [],
    });
    expect(conflict).toEqual([
      {
        rule: 'K3',
        whose: 'The looked-after review',
        why: 'It must be held by 20 February 2026, which has passed: hold it first, as soon as you can.',
      },
    ]);
  });
});

it('asks for one personal education plan meeting a term', () => {
  expect(nextPepTerm(day('2026-11-22')).to).toBe('2026-12-31');
  expect(nextPepTerm(day('2026-11-22'), day('2026-10-01')).from).toBe('2027-01-01');
  expect(nextPepTerm(day('2026-02-10'), day('2025-11-01')).to).toBe('2026-03-31');
  expect(nextPepTerm(day('2026-04-01'), day('2026-03-31')).from).toBe('2026-04-01');
});

import {
  addDays,
  addMonths,
  addWeeks,
  daysBetween,
  longDate,
  toEpochDay,
  type CivilDate,
} from '../calendar/civil-date.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { commonDays, type Condition, type Judged } from './common-days.ts';
import { isSchoolDay, type Holiday } from './school-days.ts';

/** A meeting that must be held by a day, and may be held from a day, each with the rule that says so. */
export interface DueMeeting {
  /** 'the annual review' */
  readonly what: string;
  readonly rule: string;
  readonly from?: CivilDate | undefined;
  readonly by: CivilDate;
  /** Invitations and papers go out two weeks before, and the papers are first written. @rule I3 I4 */
  readonly hasPapers?: boolean | undefined;
}

/** Somebody who must be there: how many working days ahead they must know, and when they cannot. */
export interface Invited {
  readonly name: string;
  readonly workingDays: number;
  readonly away?: readonly Holiday[] | undefined;
}

export interface MeetingFacts {
  readonly today: CivilDate;
  readonly meetings: readonly DueMeeting[];
  readonly invited: readonly Invited[];
  /** When the area's schools are closed. */
  readonly holidays: readonly Holiday[];
  /** Weeks that those invited have to write what is asked of them; 2 unless told. @rule I4 */
  readonly weeksToWrite?: number | undefined;
  /** The last day looked at; 12 months from today unless told. */
  readonly until?: CivilDate | undefined;
}

/** A day on which all can be one. */
export interface ProposedDay {
  readonly on: CivilDate;
  /** By when papers are asked for, everyone is invited and the papers are sent; none where no meeting has papers. */
  readonly papers: { readonly askBy: CivilDate; readonly sendBy: CivilDate } | null;
  /** What each rule says of the day. */
  readonly reasons: readonly { readonly rule: string; readonly words: string }[];
  /** Good practice that the day does not keep. */
  readonly misses: readonly string[];
}

export interface OneMeeting {
  /** The best first. */
  readonly days: readonly ProposedDay[];
  /** Where there is no day: the fewest conditions that together leave none. */
  readonly conflict: readonly Condition[];
}

const NOTICE_WEEKS = 2;
/** Advice is asked for this long before, as an aim. @rule I4 */
const AIM_WEEKS = 6;
/** Room to put the meeting off and still send notice and papers again. */
const ROOM_WEEKS = 2;

/**
 * The school days on which several meetings can lawfully be one: within the time of each, with two weeks for notice and
 * papers where there are papers, and when everyone invited can know in time. Exact: every day and no other.
 * @rule I1 I3 I4 I12 K2 K3
 */
export function oneMeeting(facts: MeetingFacts): OneMeeting {
  const { today, until = addMonths(today, 12) } = facts;
  const length = Math.max(0, daysBetween(today, until) + 1);
  const conditions = conditionsOf(facts).map(({ allows, ...condition }): Judged => ({
    ...condition,
    allows: (nth) => allows(addDays(today, nth)),
  }));
  const found = commonDays(length, conditions);
  const days = found.days.map((nth) => proposed(facts, addDays(today, nth)));
  const early = ({ on }: ProposedDay) =>
    facts.meetings.reduce((sum, { by }) => sum + toEpochDay(by) - toEpochDay(on), 0);
  return {
    days: days.toSorted((a, b) => a.misses.length - b.misses.length || early(a) - early(b) || a.on.localeCompare(b.on)),
    conflict: found.conflict.map(({ rule, whose, why }) => ({ rule, whose, why })),
  };
}

type DayCondition = Condition & { readonly allows: (day: CivilDate) => boolean };

function conditionsOf({ today, meetings, invited, holidays, weeksToWrite = 2 }: MeetingFacts): DayCondition[] {
  const papersFrom = addWeeks(today, weeksToWrite + NOTICE_WEEKS);
  return [
    {
      rule: 'I12',
      whose: 'the school',
      why: 'It must be a school day: no weekend, no bank holiday, no school holiday.',
      allows: (day) => isSchoolDay(day, holidays),
    },
    ...meetings.flatMap(({ what, rule, from, by, hasPapers }): DayCondition[] => [
      {
        rule,
        whose: what,
        why: `It must be held by ${longDate(by)}${by < today ? ', which has passed: hold it first, as soon as you can' : ''}.`,
        allows: (day) => day <= by,
      },
      ...(from
        ? [{ rule, whose: what, why: `It is held from ${longDate(from)} on.`, allows: (day: CivilDate) => day >= from }]
        : []),
      ...(hasPapers
        ? [
            {
              rule: 'I3',
              whose: what,
              why: `Everyone is invited at least 2 weeks before: ${longDate(addWeeks(today, NOTICE_WEEKS))} at the earliest.`,
              allows: (day: CivilDate) => day >= addWeeks(today, NOTICE_WEEKS),
            },
            {
              rule: 'I4',
              whose: what,
              why: `Those invited have ${weeksToWrite} weeks to write, and their papers go out 2 weeks before: ${longDate(papersFrom)} at the earliest.`,
              allows: (day: CivilDate) => day >= papersFrom,
            },
          ]
        : []),
    ]),
    ...invited.flatMap(({ name, workingDays, away = [] }): DayCondition[] => {
      const knows = addWorkingDays(today, workingDays);
      return [
        ...(workingDays > 0
          ? [
              {
                rule: 'I12',
                whose: name,
                why: `Must know ${workingDays} working days before: ${longDate(knows)} at the earliest.`,
                allows: (day: CivilDate) => day >= knows,
              },
            ]
          : []),
        ...away.map(({ from, to }) => ({
          rule: 'I12',
          whose: name,
          why: `Cannot come from ${longDate(from)} to ${longDate(to)}.`,
          allows: (day: CivilDate) => day < from || day > to,
        })),
      ];
    }),
  ];
}

function proposed({ today, meetings }: MeetingFacts, on: CivilDate): ProposedDay {
  const hasPapers = meetings.some((each) => each.hasPapers);
  const last = meetings.reduce<CivilDate>((least, { by }) => (by < least ? by : least), addMonths(on, 24));
  return {
    on,
    papers: hasPapers
      ? { askBy: addWeeks(on, -AIM_WEEKS) < today ? today : addWeeks(on, -AIM_WEEKS), sendBy: addWeeks(on, -2) }
      : null,
    reasons: meetings.map(({ rule, what, by }) => ({
      rule,
      words: `${what}: must be held by ${longDate(by)}, so ${inTime(daysBetween(on, by))}.`,
    })),
    misses: [
      ...(hasPapers && on < addWeeks(today, AIM_WEEKS)
        ? ['Advice is asked for less than 6 weeks before (an aim, rule I4).']
        : []),
      ...(addWeeks(on, ROOM_WEEKS) > last ? ['It leaves less than 2 weeks to put the meeting off.'] : []),
    ],
  };
}

const inTime = (days: number) => (days === 0 ? 'on its last day' : `${days} ${days === 1 ? 'day' : 'days'} in hand`);

import type { PlannedVisit } from '#family-record';
import { addDays, daysBetween, isWorkingDay, longDate, type CivilDate } from '#statute';
import type { ShownText } from '../write-once/section-17-texts.ts';
import { dueFirst, type Clocks } from './child-clocks.ts';

/** Something to do for both assessments at once, and why. */
export interface Suggestion {
  /** The day to do it on or by, where there is one. */
  on: CivilDate | null;
  what: string;
  because: string;
}

/** A visit that the team plans is worth joining when it lies this near: calendar days. */
const NEAR = 14;
/** Time to write up a visit before the advice is due: calendar days. */
const WRITING = 7;

interface Known {
  clocks: Clocks;
  teamId: string;
  /** In the order of time. */
  visits: readonly Pick<PlannedVisit, 'teamId' | 'agency' | 'onDay' | 'placeKind'>[];
  texts: readonly Pick<ShownText, 'serves' | 'placedOn' | 'why'>[];
  today: CivilDate;
}

/** A timetable for both assessments: what is due first, which visits may be one, which text serves both. @rule A9 C1 K5 */
export function jointTimetable(known: Known): Suggestion[] {
  return [...first(known), ...visits(known), ...texts(known)];
}

function first({ clocks }: Known): Suggestion[] {
  const due = dueFirst(clocks);
  if (!due) return [];
  const later = clocks.days.find((each) => each.isOwn && !each.isDone && each !== due && each.clock !== due.clock);
  const because = later
    ? `it is due ${span(due.deadline.dueOn, later.deadline.dueOn)} before the other clock’s day (${longDate(later.deadline.dueOn)}); neither waits for the other (rule K5)`
    : 'it is the next day that is yours to keep';
  return [{ on: due.deadline.dueOn, what: `First: ${lowerFirst(due.what)}`, because }];
}

function visits({ clocks, teamId, visits: planned, today }: Known): Suggestion[] {
  const open = clocks.days.filter(({ isOwn, isDone }) => isOwn && !isDone);
  const isBoth = new Set(open.map(({ clock }) => clock)).size === 2;
  const advice = open.find(({ clock }) => clock === 'ehc');
  const own = planned.filter((each) => each.teamId === teamId);
  const joined = planned
    .filter((each) => each.teamId !== teamId && ['home', 'setting', 'clinic'].includes(each.placeKind))
    .flatMap((other): Suggestion[] => {
      const mine = own.find((each) => each.placeKind === other.placeKind && isNear(each.onDay, other.onDay));
      const on = other.onDay as CivilDate;
      if (mine)
        return [
          {
            on,
            what: `Go together with ${lowerFirst(other.agency)}`,
            because: `your visit on ${longDate(mine.onDay as CivilDate)} is at the same kind of place, ${span(mine.onDay as CivilDate, on)} apart: one visit spares the child another (rule A9)`,
          },
        ];
      if (own.length || (advice && on > advice.deadline.dueOn)) return [];
      return [
        {
          on,
          what: `Ask to join the visit of ${lowerFirst(other.agency)}`,
          because: `you have planned none, and it lies before your advice is due (rule A9)`,
        },
      ];
    });
  if (isBoth && own.length)
    return [
      {
        on: own[0]!.onDay as CivilDate,
        what: 'Use your visit for both assessments',
        because:
          'section 17 is combined with the EHC assessment where that is appropriate (rule K5), and the child tells it once (rule C1)',
      },
      ...joined,
    ];
  if (joined.length || own.length || !advice) return joined;
  const by = workingDayBefore(addDays(advice.deadline.dueOn, -WRITING));
  if (by < today) return [];
  return [
    {
      on: by,
      what: `Plan ${isBoth ? 'one visit for both assessments' : 'a visit'} by this day`,
      because: `nobody has planned one that you could join, and it leaves ${WRITING} days to write before the advice is due`,
    },
  ];
}

function texts({ clocks, texts: all }: Known): Suggestion[] {
  const ready = all.filter(({ serves, placedOn, why }) => serves && !placedOn && !why).length;
  const advice = clocks.days.find(({ isOwn, isDone, clock }) => isOwn && !isDone && clock === 'ehc');
  const social = clocks.days.find(
    ({ isDone, clock, deadline }) => !isDone && clock === 'section-17' && deadline.period !== '1 working day',
  );
  if (ready && advice)
    return [
      {
        on: advice.deadline.dueOn,
        what: `Put ${ready === 1 ? 'the text that serves' : `the ${ready} texts that serve`} the plan into the EHC advice`,
        because: 'written once, they serve both (rule C1)',
      },
    ];
  if (!advice || !social) return [];
  const isAdviceFirst = advice.deadline.dueOn <= social.deadline.dueOn;
  return [
    {
      on: null,
      what: isAdviceFirst
        ? 'Write needs and support in the EHC advice first, then use them for section 17'
        : 'Write needs and support for section 17 first, then put them into the EHC advice',
      because: `${isAdviceFirst ? 'the advice' : 'section 17'} is due first, and sections D, H1 and H2 ask for what section 17 asks too`,
    },
  ];
}

const isNear = (a: string, b: string) => Math.abs(daysBetween(a as CivilDate, b as CivilDate)) <= NEAR;
const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function span(from: CivilDate, to: CivilDate): string {
  const days = Math.abs(daysBetween(from, to));
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

function workingDayBefore(day: CivilDate): CivilDate {
  return isWorkingDay(day) ? day : workingDayBefore(addDays(day, -1));
}

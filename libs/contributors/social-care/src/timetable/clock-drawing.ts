import { addDays, daysBetween, type CivilDate } from '#statute';
import type { Clocks } from './child-clocks.ts';

const WIDTH = 760;
const LEFT = 150;
const RIGHT = 40;
const lanes = { ehc: 46, 'section-17': 126 } as const;
const laneWords = { ehc: 'EHC', 'section-17': 'Section 17' } as const;

/** Both clocks on one line of days, in the units of the drawing. */
export function clockDrawing({ days, starts }: Clocks, today: CivilDate) {
  const all = [...days.map(({ deadline }) => deadline.dueOn), ...starts.map(({ on }) => on), today].toSorted();
  const [first, last] = [addDays(all[0]!, -3), addDays(all.at(-1)!, 3)];
  const length = daysBetween(first, last);
  const at = (on: CivilDate) => Math.round(LEFT + ((WIDTH - LEFT - RIGHT) * daysBetween(first, on)) / length);
  const marks = [
    ...starts.map(({ clock, on }) => ({ clock, on, label: 'Start', isDone: true, isStart: true })),
    ...days.map(({ clock, deadline, isDone }) => ({
      clock,
      on: deadline.dueOn,
      label: labelOf(deadline),
      isDone,
      isStart: false,
    })),
  ].toSorted((a, b) => a.on.localeCompare(b.on));
  return {
    width: WIDTH,
    height: 176,
    today: at(today),
    lanes: (Object.keys(lanes) as (keyof typeof lanes)[])
      .filter((lane) => starts.some(({ clock }) => clock === lane))
      .map((lane) => {
        const own = marks.filter(({ clock }) => clock === lane).map((each) => ({ ...each, x: at(each.on) }));
        return { words: laneWords[lane], y: lanes[lane], from: own[0]!.x, to: own.at(-1)!.x, marks: placed(own) };
      }),
  };
}

/** Labels that would lie on each other stand in turn above and below the line. */
function placed<M extends { x: number }>(marks: readonly M[]) {
  let last = -Infinity;
  let isBelow = false;
  return marks.map((mark) => {
    isBelow = mark.x - last < 90 ? !isBelow : false;
    last = mark.x;
    return { ...mark, labelY: isBelow ? 24 : -14 };
  });
}

const short: Record<string, string> = { D1: '6 weeks', D7: '20 weeks', B14: 'Your advice' };
const labelOf = ({ rule, period }: { rule: string; period: string }) => short[rule] ?? period;

import { daysBetween, type CivilDate, type Deadline } from '#statute';

export const lanes = [
  'EHC assessment and plan',
  'Looked-after reviews',
  'Personal education plan',
  'Care and health plans',
  'Other reviews',
] as const;
export type Lane = (typeof lanes)[number];

/** Something on the line of a child: done, planned, or due by a day. */
export interface Point {
  lane: Lane;
  on: string;
  words: string;
  kind: 'done' | 'planned' | 'due';
  deadline?: Deadline;
}

const SIZE = { width: 900, label: 215, lane: 44, head: 26, dot: 7 };

/** Draws the points on lanes from the first to the last day, today marked. Lengths are in the drawing's own units. */
export function drawn(points: readonly Point[], today: string) {
  const inOrder = points.toSorted((a, b) => a.on.localeCompare(b.on));
  const days = [...inOrder.map(({ on }) => on), today].toSorted() as CivilDate[];
  const [first, last] = [days[0]!, days.at(-1)!];
  const whole = Math.max(1, daysBetween(first, last));
  const x = (on: string) =>
    Math.round(SIZE.label + 10 + (daysBetween(first, on as CivilDate) / whole) * (SIZE.width - SIZE.label - 20));
  const y = (lane: Lane) => SIZE.head + lanes.indexOf(lane) * SIZE.lane + SIZE.lane / 2;
  return {
    width: SIZE.width,
    height: SIZE.head + lanes.length * SIZE.lane,
    dot: SIZE.dot,
    today: x(today),
    years: yearsBetween(first, last).map((year) => ({ year, x: x(`${year}-01-01`) })),
    lanes: lanes.map((name) => ({ name, y: y(name), from: SIZE.label })),
    points: inOrder.map((each) => ({ ...each, x: x(each.on), y: y(each.lane) })),
  };
}

/** The years that begin within the drawing. */
function yearsBetween(first: string, last: string): number[] {
  const [from, to] = [Number(first.slice(0, 4)) + 1, Number(last.slice(0, 4))];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, nth) => from + nth);
}

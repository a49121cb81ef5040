/** A day counted from the first of the days looked at, from 0. */
export type Nth = number;

/** Something that some days fulfil and others do not. */
export interface Condition {
  /** The rule that asks for it. */
  readonly rule: string;
  /** Whose condition it is: a meeting, a person, the school. */
  readonly whose: string;
  /** In a sentence: why some days are not possible. */
  readonly why: string;
}

export type Judged = Condition & { readonly allows: (nth: Nth) => boolean };

/** The days that all conditions allow; where there is none, the fewest conditions that together allow none. */
export function commonDays<C extends Judged>(length: number, conditions: readonly C[]): { days: Nth[]; conflict: C[] } {
  const refusals = Array.from({ length }, (_, nth) => conditions.flatMap((each, at) => (each.allows(nth) ? [] : [at])));
  const days = refusals.flatMap((by, nth) => (by.length ? [] : [nth]));
  const conflict = days.length || length === 0 ? [] : fewestThatRefuseAll(refusals);
  return { days, conflict: conflict.map((at) => conditions[at]!) };
}

/**
 * The smallest set that has one of every day's refusals: exact, by looking for one of 1, then of 2… A day on which few
 * refuse is looked at first, since one of those few must be in the set.
 */
function fewestThatRefuseAll(refusals: readonly (readonly number[])[]): number[] {
  const different = [...new Map(refusals.map((by) => [by.join(), by])).values()].toSorted(
    (a, b) => a.length - b.length,
  );
  for (let size = 1; ; size += 1) {
    const found = hitting(different, [], size);
    if (found) return found;
  }
}

function hitting(refusals: readonly (readonly number[])[], chosen: readonly number[], left: number): number[] | null {
  const open = refusals.find((by) => !by.some((at) => chosen.includes(at)));
  if (!open) return [...chosen].toSorted((a, b) => a - b);
  if (left === 0) return null;
  for (const at of open) {
    const found = hitting(refusals, [...chosen, at], left - 1);
    if (found) return found;
  }
  return null;
}

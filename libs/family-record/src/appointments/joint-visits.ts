import { daysBetween, type CivilDate } from '#statute';
import type { PlaceKind } from './appointment.entity.ts';

/** Two agencies that visit at the same kind of place within this many calendar days might come together. @rule A9 */
export const JOINT_WITHIN = 14;
/** Where two who come together spare the child a visit. */
const places: readonly PlaceKind[] = ['home', 'setting', 'clinic'];

interface Planned {
  teamId: string;
  /** Civil date. */
  onDay: string;
  fromTime: string;
  toTime: string;
  placeKind: PlaceKind;
}

export interface Pair<V> {
  one: V;
  other: V;
}

/** Visits (in the order of time) of different teams that overlap, and those that might be one. */
export function pairsOf<V extends Planned>(visits: readonly V[]): { clashes: Pair<V>[]; joint: Pair<V>[] } {
  const pairs = visits.flatMap((one, index) =>
    visits.slice(index + 1).flatMap((other) => (one.teamId === other.teamId ? [] : [{ one, other }])),
  );
  return { clashes: pairs.filter(isClash), joint: pairs.filter((pair) => !isClash(pair) && mightBeOne(pair)) };
}

const isClash = ({ one, other }: Pair<Planned>) =>
  one.onDay === other.onDay && one.fromTime < other.toTime && other.fromTime < one.toTime;

const mightBeOne = ({ one, other }: Pair<Planned>) =>
  one.placeKind === other.placeKind &&
  places.includes(one.placeKind) &&
  Math.abs(daysBetween(one.onDay as CivilDate, other.onDay as CivilDate)) <= JOINT_WITHIN;

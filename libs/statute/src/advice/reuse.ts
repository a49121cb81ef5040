import { addDays, type CivilDate } from '../calendar/civil-date.ts';

/** One person's dated word on whether advice already given is enough; null is silence. */
export type SignOff = { readonly isSatisfied: boolean; readonly on: CivilDate } | null;

/** Who must each be satisfied that advice already given is enough. @rule B13 reg 6(4) */
export const reuseParties = ['author', 'authority', 'family'] as const;
export type ReuseParty = (typeof reuseParties)[number];
export type SignOffs = Readonly<Record<ReuseParty, SignOff>>;

/** Advice is reused only when its author, the authority and the family have each said that it is enough. @rule B13 reg 6(4) */
export const mayReuse = (signOffs: SignOffs): boolean =>
  reuseParties.every((party) => signOffs[party]?.isSatisfied === true);

/** How long the three are waited for, in calendar days from the day they are asked: our own target, the law names none. */
export const REUSE_WAIT = 10;

/**
 * Where the question stands on a day: `agreed` once all three said yes; `refused` by one no; `unanswered` when ten calendar
 * days have gone by; `waiting` until then. Only `agreed` blocks a fresh request. @rule B13
 */
export function reuseStanding(facts: {
  readonly askedOn: CivilDate;
  readonly signOffs: SignOffs;
  readonly on: CivilDate;
}) {
  const { askedOn, signOffs, on } = facts;
  const lastDay = addDays(askedOn, REUSE_WAIT);
  const missing = reuseParties.filter((party) => signOffs[party] === null);
  const standing = reuseParties.some((party) => signOffs[party]?.isSatisfied === false)
    ? 'refused'
    : mayReuse(signOffs)
      ? 'agreed'
      : on > lastDay
        ? 'unanswered'
        : 'waiting';
  return { standing, missing, lastDay } as const;
}

import { agencies, type Agency } from '#identity';

/** Advice, as far as it orders what rests on it. */
export interface Ranking {
  contributionId: string;
  agency: Agency;
  author: { name: string };
}

/** Something that rests on advice. `at`: where the advice says it. `position`: the place that an officer gave it, else 0. */
export interface Ordered {
  text: string;
  position?: number;
  sources: readonly { contributionId: string; at: number }[];
}

/**
 * What rests on advice in the order of the plan: the officer's where one was given, else by agency, author and the place
 * in the advice. What arrived first, or was decided first, does not matter.
 */
export function inPlanOrder<T extends Ordered>(all: readonly T[], advice: readonly Ranking[]): T[] {
  const names = [...new Set(advice.map(rankOf))].toSorted(byCode);
  const places = new Map(names.map((name, at) => [name, at]));
  const ranks = new Map(advice.map((each) => [each.contributionId, places.get(rankOf(each))! * LONGEST]));
  const rank = ({ sources }: T): number =>
    sources.reduce(
      (first, { contributionId, at }) => Math.min(first, (ranks.get(contributionId) ?? names.length * LONGEST) + at),
      Number.POSITIVE_INFINITY,
    );
  return all
    .map((each) => ({ each, position: each.position ?? 0, rank: rank(each) }))
    .sort((a, b) => a.position - b.position || byNumber(a.rank, b.rank) || byCode(a.each.text, b.each.text))
    .map(({ each }) => each);
}

/** Advice in the order of section K. */
export function adviceInOrder<T extends Ranking>(advice: readonly T[]): T[] {
  return advice
    .map((each) => ({ each, rank: rankOf(each) }))
    .toSorted((a, b) => byCode(a.rank, b.rank))
    .map(({ each }) => each);
}

const rankOf = ({ agency, author }: Ranking) => `${agencies.indexOf(agency)} ${author.name} `;

/** More than any advice says. */
const LONGEST = 10_000;

const byNumber = (a: number, b: number): number => (a < b ? -1 : Number(a > b));
/** The same on every machine, whatever its language. */
const byCode = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

import { contentWords } from './content-words.ts';
import { aboutness, distinct, dot, themeName, type Aboutness } from './themes.ts';

/** A proposal as it is compared with the others of its case. */
export interface ComparedProposal {
  id: string;
  contributionId: string;
  text: string;
  /** The areas of need (`needAreas`) that its author linked it to. */
  needAreas: readonly string[];
  /** Its vector, from `SentenceEncoder`. */
  meaning: ArrayLike<number>;
}

/** Proposals that seem to say the same, and why they seem so. A person accepts, changes or refuses. */
export interface SuggestedGroup {
  proposalIds: string[];
  because: {
    /** What all of them are about, in plain words: “travelling alone”. */
    about: string;
    /** The words of the proposals that say so, and those that several of them use. */
    words: string[];
    /** Areas of need that more than one author linked them to. */
    needAreas: string[];
  };
  /** How alike they are on the whole; more is more alike. */
  likeness: number;
}

/** What each of the `signs` counts, and what stands for any two; `test/groups/weigh.ts` finds them. */
const [ABOUT, SKILL, AREA, MEANING, ANY] = [0.8, 0.67, 0.2, 7.58, -0.06];
/** The least likeness that is worth a person’s look. */
const ENOUGH = -3.4;
/** The odds of two saying the same at which half of what one has is no longer taken for rivalry to the other. */
const COMPANIONS = 1;

interface Compared extends ComparedProposal {
  about: Aboutness;
  /** What tells it from others, of length 1. */
  apart: Float32Array;
  /** Square roots of the shares: their products add up to 1 where both are about the same. */
  roots: Record<'themes' | 'skills', Float64Array>;
  words: Map<string, string>;
}

/**
 * Which proposals of a case say the same. Those of one author are never put together: the author keeps them apart.
 * The answer is the same for any order of the proposals, and the same tomorrow: nothing is learned, nothing written.
 */
export function suggestGroups(proposals: readonly ComparedProposal[]): SuggestedGroup[] {
  const compared = proposals.toSorted(byText).map(compare);
  const likeness = likenessOf(compared);
  const groups = joined(likeness).filter((group) => group.length > 1);
  return groups
    .map((group) => ({
      proposalIds: group.map((at) => compared[at]!.id),
      because: reason(group.map((at) => compared[at]!)),
      likeness: meanBetween(likeness, group),
    }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.proposalIds[0]! < b.proposalIds[0]! ? -1 : 1));
}

/** By text, not by when they came, so that the same proposals give the same groups. */
function byText(a: ComparedProposal, b: ComparedProposal): number {
  const [one, other] = [`${a.text}\n${a.id}`, `${b.text}\n${b.id}`];
  return one < other ? -1 : Number(one > other);
}

export function compare(proposal: ComparedProposal): Compared {
  const apart = distinct(proposal.meaning);
  const about = aboutness(proposal.text, apart);
  const roots = { themes: about.shares.map(Math.sqrt), skills: about.skills.map(Math.sqrt) };
  return { ...proposal, about, apart, roots, words: contentWords(proposal.text) };
}

/**
 * Why two may say the same: they are likely to be about the same theme; they are likely to name the same skill; they answer to
 * the same area of need; their meanings are near. The last is the same for every two.
 */
export function signs(one: Compared, other: Compared): number[] {
  return [
    Math.log(dot(one.roots.themes, other.roots.themes) + 0.02),
    Math.log(dot(one.roots.skills, other.roots.skills) + 0.02),
    Number(one.needAreas.some((each) => other.needAreas.includes(each))),
    dot(one.apart, other.apart),
    1,
  ];
}

/**
 * How alike each is to each other: the logarithm of how likely each is, of all the proposals of other authors and of
 * none, the one that says the same as the other. A third is a rival only as far as it does not say the same as both.
 */
function likenessOf(proposals: Compared[]): number[][] {
  const odds = proposals.map((one) =>
    proposals.map((other) =>
      one.contributionId === other.contributionId
        ? 0
        : Math.exp(dot(signs(one, other), [ABOUT, SKILL, AREA, MEANING, ANY])),
    ),
  );
  const apart = odds.map((row) => row.map((each) => COMPANIONS / (COMPANIONS + each)));
  const chosen = odds.map((row) => row.map((each, other) => each / (1 + dot(row, apart[other]!))));
  return chosen.map((row, one) => row.map((each, other) => Math.log(each * chosen[other]![one]!)));
}

/** Joins the two groups whose least alike members are most alike, again and again, while those are alike enough. */
function joined(likeness: number[][]): number[][] {
  const groups = likeness.map((_, at) => [at]);
  const near = likeness.map((row) => [...row]);
  for (;;) {
    let best = { likeness: ENOUGH, into: -1, from: -1 };
    for (let from = 1; from < groups.length; from += 1) {
      for (let into = 0; into < from; into += 1) {
        if (near[from]![into]! > best.likeness) best = { likeness: near[from]![into]!, into, from };
      }
    }
    const { into, from } = best;
    if (into < 0) return groups;
    near.forEach((row) => (row[into] = Math.min(row[into]!, row[from]!)));
    near[into] = near.map((row) => row[into]!);
    const [gone] = groups.splice(from, 1);
    near.splice(from, 1);
    near.forEach((row) => row.splice(from, 1));
    groups[into] = [...groups[into]!, ...gone!].toSorted((a, b) => a - b);
  }
}

function reason(group: Compared[]): SuggestedGroup['because'] {
  const shares = Array.from(group[0]!.about.shares, (_, theme) =>
    group.reduce((sum, { about }) => sum + Math.log(about.shares[theme]! + 1e-9), 0),
  );
  const theme = shares.indexOf(Math.max(...shares));
  const saying = group.flatMap(({ about }) => about.words[theme]!);
  const all = new Map(group.flatMap(({ words }) => [...words]));
  const used = usedByTwo(group.map(({ words }) => [...words.keys()])).map((stem) => all.get(stem)!);
  return {
    about: themeName(theme),
    words: [...new Set([...saying, ...used])].toSorted(),
    needAreas: usedByTwo(group.map(({ needAreas }) => [...new Set(needAreas)])),
  };
}

/** What more than one of the lists holds. */
function usedByTwo(lists: string[][]): string[] {
  const all = lists.flat();
  return [...new Set(all.filter((one, at) => all.indexOf(one) !== at))].toSorted();
}

function meanBetween(likeness: number[][], group: number[]): number {
  return mean(group.flatMap((a, at) => group.slice(at + 1).map((b) => likeness[a]![b]!)).filter(Number.isFinite));
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

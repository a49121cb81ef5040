import { fieldsOf } from '../writing/contribution-form.ts';
import type { AdviceBody } from './contribution.schema.ts';

/** One field in which two versions of a draft differ. */
export interface Difference {
  name: string;
  mine: string;
  theirs: string;
}

/** The line that stands between two people's words after they were put together. */
export const STILL_TWO = /^— .{1,200} wrote: —$/m;
const between = (name: string) => `\n\n— ${name.replaceAll('\n', ' ')} wrote: —\n\n`;

/** Where two versions differ, in the order of the form. Cards are compared by their key, wherever they stand. */
export function differencesOf(mine: AdviceBody, theirs: AdviceBody): Difference[] {
  const [left, right] = [byKey(mine), byKey(theirs)];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names
    .map((name) => ({ name, mine: left.get(name) ?? '', theirs: right.get(name) ?? '' }))
    .filter((each) => each.mine !== each.theirs);
}

/**
 * Both versions in one, so that no word is lost: long texts one under the other with a line between, short ones side
 * by side, ticked boxes of either, and every card that either has.
 */
export function together(mine: AdviceBody, theirs: AdviceBody, whose: string): AdviceBody {
  const words = (a = '', b = '') => (a === b || !b ? a : !a ? b : `${a}${between(whose)}${b}`);
  const line = (a = '', b = '') => (a === b || !b ? a : !a ? b : `${a} / ${b}`);
  const both = (a: string[], b: string[]) => [...new Set([...a, ...b])];
  const particular = [...new Set([...Object.keys(mine.particular), ...Object.keys(theirs.particular)])];
  return {
    involvement: words(mine.involvement, theirs.involvement),
    strengths: words(mine.strengths, theirs.strengths),
    noNeeds: words(mine.noNeeds, theirs.noNeeds),
    needs: cards(mine.needs, theirs.needs, (a, b) => ({
      ...a,
      area: a.area || b.area,
      section: a.section || b.section,
      text: words(a.text, b.text),
    })),
    outcomes: cards(mine.outcomes, theirs.outcomes, (a, b) => ({
      ...a,
      text: words(a.text, b.text),
      measure: words(a.measure, b.measure),
      by: line(a.by, b.by),
      needs: both(a.needs, b.needs),
    })),
    provision: cards(mine.provision, theirs.provision, (a, b) => ({
      ...a,
      section: a.section || b.section,
      text: words(a.text, b.text),
      who: line(a.who, b.who),
      frequency: line(a.frequency, b.frequency),
      duration: line(a.duration, b.duration),
      reviewed: line(a.reviewed, b.reviewed),
      outcomes: both(a.outcomes, b.outcomes),
    })),
    sources: words(mine.sources, theirs.sources),
    particular: Object.fromEntries(
      particular.map((name) => [name, words(mine.particular[name], theirs.particular[name])]),
    ),
    author: {
      name: line(mine.author.name, theirs.author.name),
      role: line(mine.author.role, theirs.author.role),
      registration: line(mine.author.registration, theirs.author.registration),
    },
  };
}

function cards<T extends { key: string }>(mine: T[], theirs: T[], join: (a: T, b: T) => T): T[] {
  const joined = mine.map((card) => {
    const other = theirs.find(({ key }) => key === card.key);
    return other ? join(card, other) : card;
  });
  return [...joined, ...theirs.filter(({ key }) => !mine.some((card) => card.key === key))];
}

/** Fields by a name that does not depend on where a card stands: `needs[n3][text]`. */
function byKey(body: AdviceBody): Map<string, string> {
  const keys: Record<string, string[]> = {
    needs: body.needs.map(({ key }) => key),
    outcomes: body.outcomes.map(({ key }) => key),
    provision: body.provision.map(({ key }) => key),
  };
  const named = new Map<string, string>();
  for (const { name, value } of fieldsOf(body)) {
    const stable = name.replace(
      /^(\w+)\[(\d+)\]/,
      (_, list: string, at: string) => `${list}[${keys[list]![Number(at)]}]`,
    );
    named.set(stable, named.has(stable) ? `${named.get(stable)}, ${value}` : value);
  }
  return named;
}

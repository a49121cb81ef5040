import type { LineDetails } from './plan-line.schema.ts';

/** What one source says, or what the plan says. */
export interface Said {
  by: string;
  text: string;
  details?: Pick<LineDetails, 'group' | 'frequency' | 'duration'>;
}

/** Where sources say different things, each in its own words. Nothing is averaged: a person settles it. */
export interface Contradiction {
  /** "how many minutes" */
  about: string;
  said: { by: string; words: string }[];
  /** The plan says what no source says. */
  isInvented: boolean;
}

/** Amounts and settings on which the sources of one statement differ, and what the plan says that none of them does. @rule F4 */
export function contradictionsOf(plan: Said, sources: readonly Said[]): Contradiction[] {
  return measures.flatMap(({ about, read }): Contradiction[] => {
    const said = sources.flatMap((source) => {
      const found = read(whole(source));
      return found.size ? [{ by: source.by, found }] : [];
    });
    const shown = said.map(({ by, found }) => ({ by, words: [...found].join(' and ') }));
    const differ = said.some((one, at) => said.slice(at + 1).some((other) => areApart(one.found, other.found)));
    const known = new Set(said.flatMap(({ found }) => [...found]));
    const invented = known.size ? [...read(whole(plan))].filter((each) => !known.has(each)) : [];
    const own = invented.length ? [{ by: plan.by, words: invented.join(' and ') }] : [];
    return differ || own.length ? [{ about, said: [...shown, ...own], isInvented: own.length > 0 }] : [];
  });
}

const areApart = (one: Set<string>, other: Set<string>) => ![...one].some((each) => other.has(each));

const whole = ({ text, details }: Said): string =>
  [text, details?.group, details?.frequency, details?.duration].filter(Boolean).join('. ').toLowerCase();

const numbers: Record<string, string> = Object.fromEntries(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, at): [string, string] => [word, String(at + 1)],
  ),
);
const NUMBER = `(\\d+(?:\\.\\d+)?|${Object.keys(numbers).join('|')})`;

/** Amounts of a unit: "30 minutes", "two hours". */
const amounts = (unit: string, pattern: string) => (text: string) =>
  new Set(
    [...text.matchAll(new RegExp(`\\b${NUMBER}[ -]?(?:${pattern})\\b`, 'g'))].map(
      ([, number]) => `${numbers[number!] ?? Number(number)} ${unit}`,
    ),
  );

/** Which of several things a text speaks of. */
const choices = (patterns: Record<string, RegExp>) => (text: string) =>
  new Set(Object.entries(patterns).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : [])));

const measures: { about: string; read: (text: string) => Set<string> }[] = [
  { about: 'how many minutes', read: amounts('minutes', 'minutes?|mins?') },
  { about: 'how many hours', read: amounts('hours', 'hours?|hrs?') },
  { about: 'how many sessions', read: amounts('sessions', 'sessions?|visits?|blocks?') },
  { about: 'how many adults to how many children', read: (text) => new Set(text.match(/\b\d:\d\b/g) ?? []) },
  {
    about: 'how often',
    read: choices({
      'every day': /\b(daily|every day|each day|a day|per day)\b/,
      'every week': /\b(weekly|every week|each week|a week|per week)\b/,
      'every two weeks': /\b(fortnightly|every (two|2) weeks|every other week)\b/,
      'every month': /\b(monthly|every month|each month|a month|per month)\b/,
      'every half term': /\b(half[- ]termly|(every|each|per) half[- ]term)\b/,
      'every term': /\b(?<!half[- ])(termly|(every|each|a|per) term)\b/,
      'every year': /\b(yearly|annually|(every|each|a|per) year)\b/,
    }),
  },
  {
    about: 'alone or in a group',
    read: choices({
      alone: /\b(1:1|one[- ]to[- ]one|individual(ly)?|alone)\b/,
      'in a pair or group': /\b(in (a )?(small )?groups?|group of|(small|nurture)[- ]group|in pairs?|paired)\b/,
    }),
  },
  {
    about: 'in which setting',
    read: choices({
      'in class': /\b(in (the |his |her |their )?class(room)?|within (the )?class)\b/,
      'outside class': /\b(outside (the )?class(room)?|withdrawn|separate room|quiet room)\b/,
      'at home': /\b(at home|in the home)\b/,
      'in a clinic': /\b(in (a |the )?clinic|at (a |the )?clinic)\b/,
      'in a special school': /\bspecial(ist)? (school|setting|provision)\b/,
      'in a mainstream school': /\bmainstream (school|setting|class)\b/,
    }),
  },
];

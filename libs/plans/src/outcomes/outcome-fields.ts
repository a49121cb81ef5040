import type { Aside, AsideChoice } from '#advice';
import { markOf, touchedFields, type Fields, type Marks } from '#platform';
import type { Outcome } from '../outcome.entity.ts';
import type { OutcomeEdit } from '../plans.schema.ts';

/** The fields of an outcome that people write, each with how it is called. */
export const outcomeFields = {
  text: 'The outcome',
  by: 'By when',
  measure: 'How we will know',
  steps: 'Steps on the way',
  reviewed: 'When it is looked at again',
  owners: 'Who works towards it',
  adulthood: 'Preparing for adulthood',
  answersAspiration: 'Whether it answers a hope',
  tiedTo: 'Which needs it answers',
} as const;
export type OutcomeField = keyof typeof outcomeFields;

const names = Object.keys(outcomeFields) as OutcomeField[];
const lists: readonly string[] = ['owners', 'tiedTo'];
const choices: readonly string[] = ['adulthood', 'answersAspiration'];
const lines: readonly string[] = ['by', 'reviewed'];

/** What stands in each field, as text; lists with commas between. */
export function fieldsOf(outcome: Partial<Pick<Outcome, OutcomeField>> | OutcomeEdit): Map<OutcomeField, string> {
  return new Map(
    names.flatMap((name): [OutcomeField, string][] => {
      const value = outcome[name];
      if (value === undefined) return [];
      return [[name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]];
    }),
  );
}

/** A field's text as an outcome holds it. */
export function valueOf(name: OutcomeField, text: string): string | boolean | string[] {
  if (name === 'answersAspiration') return text === 'yes';
  return lists.includes(name) ? text.split(',').filter(Boolean) : text;
}

export interface MergedFields {
  /** The fields that are another now. */
  changed: Map<OutcomeField, string>;
  asides: Aside[];
  /** The fields in which somebody else wrote at the same time. */
  collided: OutcomeField[];
}

/**
 * Puts what one person wrote into an outcome as it is now, field by field. A field that somebody else changed since keeps
 * the words that came first; those that came second are kept beside it until an officer chooses.
 */
export function mergeFields(
  now: Fields,
  asides: readonly Aside[],
  edit: OutcomeEdit,
  by: string,
  at: Date,
): MergedFields {
  const typed = fieldsOf(edit);
  const merged: MergedFields = { changed: new Map(), asides: [...asides], collided: [] };
  const touched = touchedFields(typed, edit.was as Marks);
  for (const name of names.filter((each) => typed.has(each) && touched.includes(each))) {
    const [words, stored] = [typed.get(name)!, now.get(name) ?? ''];
    if (words === stored) continue;
    if (markOf(stored) === (edit.was[name] ?? '')) merged.changed.set(name, words);
    else {
      merged.collided.push(name);
      merged.asides = merged.asides.filter((each) => each.field !== name || each.by !== by);
      merged.asides.push({ field: name, by, text: words, at: at.toISOString() });
    }
  }
  return merged;
}

/** What a field should hold when somebody has chosen. */
export function chosenText(choice: AsideChoice, { field, text }: Aside, stored: string, whose: string): string {
  if (choice === 'leave' || !text) return stored;
  if (choice === 'take' || !stored || choices.includes(field)) return text;
  if (lists.includes(field)) return [...new Set([...stored.split(','), ...text.split(',')])].join(',');
  return lines.includes(field) ? `${stored} / ${text}` : `${stored}\n\n— ${whose} wrote: —\n\n${text}`;
}

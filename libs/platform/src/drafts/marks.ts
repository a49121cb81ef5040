import { hash } from 'node:crypto';
import { z } from 'zod';
import { londonDay } from '../clock.ts';
import { instantWords } from '../web/words.ts';

/** What stands in each field of a form, by its name; empty ones are left out. */
export type Fields = ReadonlyMap<string, string>;
/** What each field held on the page where writing began, as `markOf` gives it; empty fields are left out. */
export type Marks = Readonly<Record<string, string>>;

/** What stands in a field, in a few letters: enough to notice that it changed. Nothing for nothing. */
export const markOf = (value: string) => value && hash('sha256', value, 'base64url').slice(0, 12);

/** The marks of all fields: what a page remembers of the draft that it shows. */
export const marksOf = (fields: Fields): Record<string, string> =>
  Object.fromEntries([...fields].map(([name, value]) => [name, markOf(value)]));

/** The fields in which somebody wrote: those that differ from what they held when writing began. */
export const touchedFields = (typed: Fields, was: Marks): string[] =>
  [...new Set([...Object.keys(was), ...typed.keys()])].filter(
    (name) => markOf(typed.get(name) ?? '') !== (was[name] ?? ''),
  );

/** The marks of the fields that are stored as they were sent; of the others the page keeps those that it has. */
export function marksOfStored(stored: Fields, sent: Fields, was: Marks): Record<string, string> {
  const names = [...new Set([...Object.keys(was), ...sent.keys()])];
  const same = names.filter((name) => (stored.get(name) ?? '') === (sent.get(name) ?? ''));
  return Object.fromEntries(same.map((name) => [name, markOf(stored.get(name) ?? '')]));
}

/** Marks as a form sends them: as JSON in one field. */
export const marksSchema = z.preprocess(
  (given) => (typeof given === 'string' ? parsed(given) : given),
  z.record(z.string().max(130), z.string().max(20)).default({}),
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return null;
  }
}

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' });

/** When a draft was saved: `Saved 14:02`, with the day where it was another. */
export function savedWords(savedAt: Date | null, now: Date): string {
  if (!savedAt) return 'Not saved yet';
  return `Saved ${londonDay(savedAt) === londonDay(now) ? time.format(savedAt) : instantWords(savedAt)}`;
}

import { csv, instantWords, londonDay } from '#platform';
import type { Happening } from './chronology.ts';

const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

/** What the file is of. */
interface Heading {
  reference: string;
  asked: string;
  body: string;
}

/** A chronology as a table for spreadsheets: day and time of London. */
export function csvOf(happenings: readonly Happening[]): string {
  const rows = happenings.map(({ at, who, what, words, clock }) => [
    londonDay(at),
    time.format(at),
    who,
    what,
    words.join('\n'),
    clock,
  ]);
  const head = ['Day', 'Time', 'Who', 'What happened', 'Words', 'The six weeks'];
  return csv(head, rows);
}

/** The same as plain text, to be read or sent as it is. */
export function textOf({ reference, asked, body }: Heading, happenings: readonly Happening[], now: Date): string {
  const entries = happenings.map(({ at, who, what, words, clock }) =>
    [`${instantWords(at)}. ${who}`, what, ...words, `(${clock})`].join('\n'),
  );
  const head = `Course of the request for advice: ${asked}, ${body}\nReference ${reference}\nRead from the record on ${instantWords(now)}`;
  return `${[head, ...entries].join('\n\n')}\n`;
}

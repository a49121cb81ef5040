import { daysBetween, longDate, type CivilDate } from '../calendar/civil-date.ts';
import type { Deadline } from '../clocks/deadline.ts';
import { DATE_FLAG_NAMES, OTHER_FLAGS } from './flags.ts';
import type { Timeline } from './timeline.ts';

/** The timeline as a table to read, one deadline a line, with its sum; exemptions follow, each under its own line. */
export function printTimeline({ deadlines, decisionMaker }: Timeline, on: CivilDate): string {
  const rows = deadlines.map((deadline) => [
    longDate(deadline.dueOn),
    relative(on, deadline.dueOn),
    deadline.rule,
    deadline.what,
    deadline.arithmetic,
  ]);
  const table = columns([['Due', '', 'Rule', 'What', 'Why that day'], ...rows]);
  const lines = table.flatMap((line, at) => [line, ...exemptionLine(deadlines[at - 1])]);
  return [...(deadlines.length ? lines : []), ...(decisionMaker ? [decisionMaker.explanation] : [])].join('\n');
}

function relative(on: CivilDate, due: CivilDate): string {
  const days = daysBetween(on, due);
  if (days === 0) return 'today';
  const length = `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`;
  return days > 0 ? `in ${length}` : `${length} ago`;
}

function exemptionLine(deadline: Deadline | undefined): string[] {
  if (!deadline?.exemption) return [];
  const { applies, reason, expectedOn } = deadline.exemption;
  return [`  exemption ${applies ? 'can apply' : 'does not apply'}: ${reason} Expected ${longDate(expectedOn)}.`];
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

/** How to use the command. */
export const USAGE = [
  'Usage: timeline [--json] with any of these facts; dates are written YYYY-MM-DD.',
  ...DATE_FLAG_NAMES.map((flag) => `  --${flag} DATE`),
  ...Object.entries(OTHER_FLAGS).map(([flag, form]) => `  --${flag} ${form}`),
].join('\n');

import { parseArgs } from 'node:util';
import type { CivilDate } from '../calendar/civil-date.ts';
import { ImpossibleDate } from '../calendar/civil-date.ts';
import { FLAG_NAMES, UnusableFlag, type FlagValues } from './flags.ts';
import { printTimeline, USAGE } from './print.ts';
import { dayOf, timelineFrom } from './timeline.ts';

export interface Answer {
  readonly exitCode: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const options = {
  ...Object.fromEntries(FLAG_NAMES.map((flag) => [flag, { type: 'string', multiple: true } as const])),
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Answers the `timeline` command: 0 with JSON or a table, or 2 with one sentence on what cannot be used. */
export function answer(args: readonly string[], today: CivilDate): Answer {
  try {
    return { exitCode: 0, stdout: `${print(args, today)}\n`, stderr: '' };
  } catch (error) {
    return { exitCode: 2, stdout: '', stderr: `${sentenceOn(error)}\n` };
  }
}

function print(args: readonly string[], today: CivilDate): string {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  if (values.help) return USAGE;
  const given = values as FlagValues;
  const timeline = timelineFrom(given, today);
  return values.json ? JSON.stringify(timeline, null, 2) : printTimeline(timeline, dayOf(given, today));
}

function sentenceOn(error: unknown): string {
  if (error instanceof UnusableFlag || error instanceof ImpossibleDate) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  const flag = /'(-[^' ]*)/.exec(message)?.[1];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no flag ${flag}; --help lists them all.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `${/'.*?'/.exec(message)?.[0]} belongs to no flag.`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw error;
  return flag === '--json' || flag === '--help' ? `${flag} takes no value.` : `${flag} needs a value after it.`;
}

import { parseArgs } from 'node:util';

/** What `npm start -- …` may say. */
export interface Arguments {
  /** Where the portal listens. */
  port: number;
  /** Whether to delete all that was kept in .local/ first. */
  reset: boolean;
}

const usage = 'It may be followed by "-- --port 3001" (another port) and "-- --reset" (delete .local/ and begin anew).';

/** @throws Error in one sentence when a word is not understood. */
export function readArguments(words: string[]): Arguments {
  const { port, reset } = parse(words);
  const number = Number(port);
  if (!/^\d+$/.test(port) || number < 1 || number > 65_535) {
    throw new Error(`The port must be a number from 1 to 65535, not "${port}". Try "npm start -- --port 3001".`);
  }
  return { port: number, reset };
}

function parse(words: string[]): { port: string; reset: boolean } {
  try {
    const options = { port: { type: 'string', default: '3000' }, reset: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: words, options, strict: true }).values;
  } catch {
    throw new Error(`"npm start" does not understand "${words.join(' ')}". ${usage}`);
  }
}

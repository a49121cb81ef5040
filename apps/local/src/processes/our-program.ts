import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** On a machine with much memory Node's young generation grows for no gain here: 16 MB keep a portal 80 MB smaller. */
const sparing = ['--max-semi-space-size=16'];

/** glibc gives back at once what the check of a password took; else several times 19 MB stay. */
export const sparingMemory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' };

/** The folder that holds `apps/` and `libs/` as they were built. */
const built = path.resolve(import.meta.dirname, '../../../..');

/**
 * How to run a program of this repository, such as `portal/src/main`, as a child. With a channel ('ipc') it ends when
 * the launcher does.
 */
export function ourProgram(name: string): { command: string; words: string[] } {
  const file = (program: string) => path.join(built, 'apps', `${program}.js`);
  const endWithLauncher = pathToFileURL(file('local/src/processes/end-with-launcher')).href;
  return {
    command: process.execPath,
    words: [...sparing, '--enable-source-maps', '--import', endWithLauncher, file(name)],
  };
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can be told from a later one with the same number. */
export interface KnownProcess {
  pid: number;
  born: string;
}

export function know(pid: number): KnownProcess {
  return { pid, born: bornAt(pid) ?? 'unknown' };
}

export function isAlive(known: KnownProcess): boolean {
  return bornAt(known.pid) === known.born;
}

/** When the process started, in this system's own words; nothing for one that has ended (or waits to be buried). */
function bornAt(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : `${rest[18]} ${bootId()}`;
  } catch {
    return undefined;
  }
}

/** The words with which a process was started; nothing for one that has ended. */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'command');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Start times are counted from the machine's own start. */
const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

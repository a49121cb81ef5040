import { setTimeout as pause } from 'node:timers/promises';
import type { LocalFolder } from '../local-folder.ts';
import { isAlive, know, type KnownProcess } from './process-table.ts';

interface Launcher extends KnownProcess {
  stopping?: boolean;
}

/** The launcher that uses the folder, and the children it has started: what a launcher killed outright leaves behind. */
export const launcherFile = 'launcher.json';
const childrenFile = 'children.json';

/**
 * Makes this process the folder's only launcher and ends what an earlier one could not.
 * @throws Error when another launcher is at work here.
 */
export async function claimFolder(folder: LocalFolder): Promise<void> {
  await otherLauncherGone(folder);
  folder.write(launcherFile, know(process.pid));
  const left = Object.values((folder.read(childrenFile) ?? {}) as Record<string, KnownProcess>).filter(isAlive);
  if (left.length) console.log('Stopping what an earlier start left running.');
  await Promise.all(left.map(end));
  folder.forget(childrenFile);
}

/** Tells a start that comes meanwhile to wait a moment rather than to give up. */
export function noteStopping(folder: LocalFolder): void {
  folder.write(launcherFile, { ...know(process.pid), stopping: true });
}

export function noteChild(folder: LocalFolder, name: string, pid: number): void {
  folder.write(childrenFile, { ...((folder.read(childrenFile) ?? {}) as object), [name]: know(pid) });
}

export function releaseFolder(folder: LocalFolder): void {
  folder.forget(childrenFile);
  folder.forget(launcherFile);
}

/** Waits 40 seconds for a launcher that is stopping, and 3 for one that may be about to. */
async function otherLauncherGone(folder: LocalFolder): Promise<void> {
  const since = Date.now();
  for (;;) {
    const other = folder.read(launcherFile) as Launcher | undefined;
    if (!other || !isAlive(other)) return;
    if (Date.now() - since > (other.stopping ? 40_000 : 3000)) {
      throw new Error(
        `The portal is already running from this folder (process ${other.pid}). Press Ctrl-C there, or run "kill ${other.pid}", and start again.`,
      );
    }
    await pause(100);
  }
}

async function end(known: KnownProcess): Promise<void> {
  process.kill(known.pid, 'SIGINT');
  for (let tries = 0; tries < 100 && isAlive(known); tries++) await pause(100);
  if (isAlive(known)) process.kill(known.pid, 'SIGKILL');
}

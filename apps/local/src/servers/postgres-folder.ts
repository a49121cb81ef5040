import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SystemUser } from './postgres-programs.ts';
import { commandOf } from '../processes/process-table.ts';

/** As root, PostgreSQL runs as its own user and must be able to enter every folder above its data and its programs. */
export function refuseClosedFolder(place: string): void {
  for (let above = path.dirname(path.resolve(place)); above !== '/'; above = path.dirname(above)) {
    if (existsSync(above) && (statSync(above).mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL cannot enter ${above}, which only its owner may open. Run "chmod o+x ${above}" and start again.`,
      );
    }
  }
}

/** Makes the data folder, unless it is there. One that was left half made is made afresh. */
export async function makeFolder(
  folder: string,
  initdb: string,
  password: string,
  user: SystemUser | undefined,
): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  if (existsSync(unfinished)) rmSync(folder, { recursive: true, force: true });
  else if (existsSync(path.join(folder, 'PG_VERSION'))) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(unfinished, '');
  const secret = mkdtempSync(path.join(tmpdir(), 'ehc-postgres-'));
  const passwordFile = path.join(secret, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const place of [folder, secret, passwordFile]) chownSync(place, user.uid, user.gid);
  try {
    await initialise(initdb, [`--pgdata=${folder}`, `--pwfile=${passwordFile}`], user);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  rmSync(unfinished);
}

function initialise(initdb: string, words: string[], user: SystemUser | undefined): Promise<void> {
  const fixed = [
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--lc-messages=C',
  ];
  const child = spawn(initdb, [...words, ...fixed], { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb: ${complaint.trim()}`))));
  });
}

/**
 * After a crash the lock file may name a process number that something else has by now, and PostgreSQL would refuse to
 * start. Only the number is replaced, by one that no process has: the rest of the file lets PostgreSQL see whether
 * parts of the earlier server still use the data.
 */
export function freeStaleLock(folder: string): void {
  const lock = path.join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const [number, ...rest] = readFileSync(lock, 'utf8').split('\n');
  if (commandOf(Number(number))?.includes(folder)) return;
  writeFileSync(lock, ['2147483646', ...rest].join('\n'));
}

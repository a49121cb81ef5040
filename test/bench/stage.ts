import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { hashPassword, type Claim } from '#identity';
import { migrate, prepareDatabase, roleUrl } from '#platform';
import { startPostgres } from '../../apps/local/src/postgres.ts';
import { freePort } from '../free-port.ts';
import { passwords } from '../passwords.ts';
import { personOf, populate, TEAMS } from './population.ts';

/** What is measured on: a private PostgreSQL with its usual safety, a private Redis, and the real portal. */
export interface Stage {
  admin: pg.Pool;
  adminUrl: string;
  appUrl: string;
  workerUrl: string;
  redisUrl: string;
  portal: { url: string; process: ChildProcess };
  folder: string;
  clear(): Promise<void>;
}

const settings = ['shared_buffers=1GB', 'max_wal_size=8GB', 'checkpoint_timeout=30min', 'max_connections=100'];

export async function setStage(requests: number): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ehc-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    flags: settings.flatMap((each) => ['-c', each]),
  });
  await prepareDatabase(postgres.adminUrl, 'bench', passwords);
  await migrate(roleUrl(postgres.adminUrl, 'ehc_owner', passwords.ehc_owner, 'bench'));
  const adminUrl = new URL(postgres.adminUrl);
  adminUrl.pathname = '/bench';
  await populate(adminUrl.href, requests);

  const redisPort = await freePort();
  const redis = spawn(
    'redis-server',
    [
      '--port',
      `${redisPort}`,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
      '--dir',
      folder,
    ],
    { stdio: 'ignore' },
  );
  const appUrl = roleUrl(postgres.adminUrl, 'ehc_app', passwords.ehc_app, 'bench');
  const workerUrl = roleUrl(postgres.adminUrl, 'ehc_worker', passwords.ehc_worker, 'bench');
  const redisUrl = `redis://127.0.0.1:${redisPort}`;
  const portal = await startPortal(appUrl, redisUrl);
  const admin = new pg.Pool({ connectionString: adminUrl.href, max: 2 });
  return {
    admin,
    adminUrl: adminUrl.href,
    appUrl,
    workerUrl,
    redisUrl,
    portal,
    folder,
    clear: async () => {
      portal.process.kill('SIGTERM');
      await once(portal.process, 'exit');
      redis.kill('SIGKILL');
      await admin.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startPortal(appUrl: string, redisUrl: string): Promise<Stage['portal']> {
  const port = await freePort();
  const child = runNode(['--max-semi-space-size=16', 'dist/apps/portal/src/main.js'], {
    NODE_ENV: 'development',
    MALLOC_ARENA_MAX: '2', // both as docs/operations.md asks
    MALLOC_MMAP_THRESHOLD_: '1048576',
    APP_DATABASE_URL: appUrl,
    REDIS_URL: redisUrl,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    PORT: `${port}`,
    BASE_URL: `http://127.0.0.1:${port}`,
  });
  await once(child, 'message');
  return { url: `http://127.0.0.1:${port}`, process: child };
}

/** How Node runs the TypeScript of this repository. */
export const typescript = ['--conditions=source', '--import', '@oxc-node/core/register'];

/** Runs a program in a process of its own; it says when it is ready. */
export function runNode(how: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, how, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

export interface Session {
  cookie: string;
  csrfToken: string;
  claim: Claim;
  teamId: string;
}

/** Signs in the people of `count` teams, spread over the areas. */
export async function signIn(stage: Stage, count: number, from = 0): Promise<Session[]> {
  const hash = await hashPassword('bench');
  const sessions: Session[] = [];
  for (let n = from; n < from + count; n += 1) {
    const team = (n * 53) % TEAMS;
    const { personId, membershipId, teamId } = personOf(team);
    await stage.admin.query('update person set password_hash = $1 where id = $2', [hash, personId]);
    const answer = await fetch(`${stage.portal.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: `person${team}@bench.example`, password: 'bench' }),
    });
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const session = await fetch(`${stage.portal.url}/api/v1/session`, { headers: { cookie } });
    const { csrfToken } = (await session.json()) as { csrfToken: string };
    sessions.push({ cookie, csrfToken, teamId, claim: { personId, membershipId, epoch: 0 } });
  }
  return sessions;
}

/** The most memory the portal has held, in megabytes. */
export function peakMemory(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

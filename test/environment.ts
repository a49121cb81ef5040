import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../apps/local/src/postgres.ts';
import { prepareDatabase, roleUrl } from '../libs/platform/src/database/roles.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's connection to the test server. */
    adminUrl: string;
    /** The migrated database that every spec file gets a copy of. */
    template: string;
    /** A server that was given (TEST_REDIS_URL), or nothing: each spec file then starts its own. */
    redisUrl: string | null;
    /** Where this run keeps what it must clear away. */
    folder: string;
  }
}

/** The roles' passwords on the test server. */
export const passwords = { ehc_owner: 'test-owner', ehc_app: 'test-app', ehc_worker: 'test-worker' };

/** What makes a PostgreSQL quick that nobody will miss. */
const throwaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

interface Servers {
  adminUrl: string;
  template: string;
  redisUrl: string | null;
  folder: string;
  stop(): Promise<void>;
}

/** Started once for all of vitest's projects. */
const shared = globalThis as { ehcTestServers?: Promise<Servers>; ehcTestProjects?: number };

/**
 * Before the first spec file: one private PostgreSQL with a migrated template, and a Redis to start from.
 * TEST_DATABASE_URL (an administrator on a server that only tests use) and TEST_REDIS_URL are used instead, if given.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.ehcTestServers ??= start();
  shared.ehcTestProjects = (shared.ehcTestProjects ?? 0) + 1;
  const servers = await shared.ehcTestServers;
  project.provide('adminUrl', servers.adminUrl);
  project.provide('template', servers.template);
  project.provide('redisUrl', servers.redisUrl);
  project.provide('folder', servers.folder);
  return async () => {
    shared.ehcTestProjects! -= 1;
    if (shared.ehcTestProjects === 0) await servers.stop();
  };
}

async function start(): Promise<Servers> {
  const redisUrl = process.env.TEST_REDIS_URL ?? null;
  if (!redisUrl) needRedisServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'ehc-test-'));
  chmodSync(folder, 0o755); // PostgreSQL may run as its own user
  const template = `ehc_template_${randomBytes(4).toString('hex')}`;
  const given = process.env.TEST_DATABASE_URL;
  let server = { adminUrl: given ?? '', stop: () => dropTemplate(given!, template) };
  const stop = async () => {
    await server.stop();
    stopLeftovers(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (!given) server = await privatePostgres(folder);
    await prepareDatabase(server.adminUrl, template, passwords);
    await migrateTemplate(roleUrl(server.adminUrl, 'ehc_owner', passwords.ehc_owner, template));
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  return { adminUrl: server.adminUrl, template, redisUrl, folder, stop };
}

async function migrateTemplate(ownerUrl: string): Promise<void> {
  const program = path.join(import.meta.dirname, 'migrate-template.ts');
  const how = ['--conditions=source', '--import', '@oxc-node/core/register', program, ownerUrl];
  await promisify(execFile)(process.execPath, how);
}

async function privatePostgres(folder: string) {
  return startPostgres({
    folder: path.join(folder, 'postgres'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    flags: throwaway.flatMap((setting) => ['-c', setting]),
  });
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** @throws Error with the command that mends it, where redis-server is missing and cannot be installed from here. */
function needRedisServer(): void {
  if (isOnPath('redis-server')) return;
  const mend = 'apt-get install -y --no-install-recommends redis-server';
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    console.log(`Installing Redis for the tests: ${mend}`);
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    try {
      execFileSync('apt-get', ['update'], quiet);
      execFileSync('apt-get', mend.split(' ').slice(1), quiet);
    } catch {
      // told below
    }
  }
  if (!isOnPath('redis-server')) {
    throw new Error(`The tests need redis-server. Run "${mend}" as root, or give TEST_REDIS_URL, and start again.`);
  }
}

export function isOnPath(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function dropTemplate(adminUrl: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${template} with (force)`);
  await client.end();
}

/** Ends the servers of spec files that were stopped before they could end them themselves. */
function stopLeftovers(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pid'))) {
    try {
      process.kill(Number(readFileSync(path.join(folder, file), 'utf8')), 'SIGKILL');
    } catch {
      // ended already
    }
  }
}

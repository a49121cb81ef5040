import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { TestProject } from 'vitest/node';
import { installPrograms } from './programs.ts';

interface Servers {
  /** The administrator's connection to the test server. */
  adminUrl: string;
  /** The migrated database that every spec file gets a copy of. */
  template: string;
  /** Where this run keeps what it must clear away. */
  folder: string;
}

declare module 'vitest' {
  interface ProvidedContext extends Servers {
    /** A Redis that was given (TEST_REDIS_URL), or nothing: each spec file then starts its own. */
    redisUrl: string | null;
  }
}

/** Started once for all of vitest's projects. */
const shared = globalThis as { ehcTestServers?: ReturnType<typeof start>; ehcTestProjects?: number };

/**
 * Before the first spec file: one private PostgreSQL with a migrated template, and a Redis to start from.
 * TEST_DATABASE_URL (an administrator on a server that only tests use) and TEST_REDIS_URL are used instead, if given.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.ehcTestServers ??= start();
  shared.ehcTestProjects = (shared.ehcTestProjects ?? 0) + 1;
  const { servers, stop } = await shared.ehcTestServers;
  project.provide('adminUrl', servers.adminUrl);
  project.provide('template', servers.template);
  project.provide('folder', servers.folder);
  project.provide('redisUrl', process.env.TEST_REDIS_URL ?? null);
  return async () => {
    shared.ehcTestProjects! -= 1;
    if (shared.ehcTestProjects === 0) await stop();
  };
}

async function start() {
  installPrograms();
  const program = path.join(import.meta.dirname, 'servers.ts');
  const how = ['--conditions=source', '--import', '@oxc-node/core/register', program];
  const child = spawn(process.execPath, how, { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] });
  const ended = once(child, 'exit');
  const answer = createInterface(child.stdio[3] as Readable);
  const line = await Promise.race([once(answer, 'line'), ended.then(() => null)]);
  if (!line) throw new Error('The servers that the tests need did not start; the reason is above.');
  const stop = async () => {
    child.stdin?.end();
    await ended;
  };
  return { servers: JSON.parse(String(line[0])) as Servers, stop };
}

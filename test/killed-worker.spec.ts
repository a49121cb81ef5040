import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Bells, rang } from './bells.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { startWorker } from './portal.ts';
import { freshRedis, type TestRedis } from './redis.ts';

let database: TestDatabase;
let redis: TestRedis;
beforeAll(async () => {
  [database, redis] = await Promise.all([freshDatabase(), freshRedis()]);
});
afterAll(async () => {
  await redis.stop();
  await database.drop();
});

const rows = async (sql: string) => (await database.admin.query(sql)).rows;

it(
  'work that a worker was killed in the middle of is done once, to the end, within a minute',
  { timeout: 90_000 },
  async () => {
    await database.admin.query(`insert into outbox (topic, payload, rooms) values ($1, '{"bell": "one"}', '{}')`, [
      rang.name,
    ]);
    const killed = spawn(
      process.execPath,
      ['--conditions=source', '--import', '@oxc-node/core/register', path.join(import.meta.dirname, 'slow-worker.ts')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'test',
          APP_DATABASE_URL: database.appUrl,
          WORKER_DATABASE_URL: database.workerUrl,
          REDIS_URL: redis.url,
          SESSION_SECRET: 'only-for-tests',
        },
      },
    );
    const [said] = (await once(killed.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('in the middle\n');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const killedAt = Date.now();
    expect(await rows('select 1 from mail')).toEqual([]);
    expect(await rows('select 1 from outbox where handled_at is not null')).toEqual([]);

    const worker = await startWorker(database, { redis, providers: [Bells] });
    try {
      const isHandled = async () =>
        expect(await rows('select 1 from outbox where handled_at is not null')).toHaveLength(1);
      await vi.waitFor(isHandled, { timeout: 75_000, interval: 200 });
      expect(Date.now() - killedAt).toBeLessThan(60_000);
      expect(await rows('select body from mail order by id')).toEqual([
        { body: 'first half' },
        { body: 'second half' },
      ]);
    } finally {
      await worker.close();
    }
  },
);

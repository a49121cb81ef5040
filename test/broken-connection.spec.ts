import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UnitOfWork } from '#platform';
import { Bells, rang } from './bells.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { startPortal, startWorker, type Portal } from './portal.ts';

let database: TestDatabase;
let portal: Portal;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database, { settings: { DATABASE_POOL: '1' } });
});
afterAll(async () => {
  await orLate(portal.stop());
  await database.drop();
});

/** What a promise comes to, or `late`: with its only connection lost, the portal would wait for ever. */
const orLate = <T>(answer: Promise<T>): Promise<T | 'late'> =>
  Promise.race([answer, new Promise<'late'>((resolve) => setTimeout(resolve, 3000, 'late'))]);

const pidOf = async (em: EntityManager) =>
  (await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid'))[0]!.pid;
const cut = (pid: number) => database.admin.query('select pg_terminate_backend($1)', [pid]);

describe('a connection that breaks', () => {
  const moments: [when: string, work: (em: EntityManager) => Promise<unknown>][] = [
    [
      'between two statements',
      async (em) => {
        await cut(await pidOf(em));
        await new Promise((resolve) => setTimeout(resolve, 100));
        await em.execute('select 1');
      },
    ],
    [
      'during a statement',
      async (em) => {
        const pid = await pidOf(em);
        setTimeout(() => void cut(pid), 50);
        await em.execute('select pg_sleep(10)');
      },
    ],
    [
      'at the commit',
      async (em) => {
        await cut(await pidOf(em));
        await new Promise((resolve) => setTimeout(resolve, 100));
      },
    ],
  ];

  it.each(moments)('%s fails that work alone: its place in the pool is free again', async (_, work) => {
    const units = portal.app.get(UnitOfWork);
    await expect(units.run(work)).rejects.toThrow(/terminat|not queryable/i);
    expect(await orLate(units.run((em) => em.execute('select 1 as one')))).toEqual([{ one: 1 }]);
  });

  it('in the middle of a job lets it be done once, to the end', async () => {
    Bells.inTheMiddle = async (_bell, em) => {
      Bells.inTheMiddle = async () => undefined;
      await cut(await pidOf(em));
    };
    const worker = await startWorker(database, { redis: portal.redis, providers: [Bells] });
    try {
      await database.admin.query(`insert into outbox (topic, payload, rooms) values ($1, '{"bell": "one"}', '{}')`, [
        rang.name,
      ]);
      const rows = async (sql: string) => (await database.admin.query(sql)).rows;
      const isHandled = async () =>
        expect(await rows('select 1 from outbox where handled_at is not null')).toHaveLength(1);
      await vi.waitFor(isHandled, { timeout: 15_000, interval: 50 });
      expect(await rows('select body from mail order by id')).toEqual([
        { body: 'first half' },
        { body: 'second half' },
      ]);
      expect(Bells.begun).toEqual(['one', 'one']);
    } finally {
      await orLate(worker.close());
    }
  });
});

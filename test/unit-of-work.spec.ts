import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Audit } from '#audit';
import { become } from '#identity';
import { Outbox, UnitOfWork } from '#platform';
import { Relay } from '../libs/platform/src/queue/relay.ts';
import { Bells, rang } from './bells.ts';
import type { Visitor } from './browser-less.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { factories, type Factory, type Someone } from './factories/index.ts';
import { NotesController } from './notes.ts';
import { startPortal, startWorker, type Portal } from './portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Someone;
let visitor: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database, { controllers: [NotesController] });
  officer = await make.officer();
  visitor = await portal.visitor().signIn(officer);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;

/** Everything that a piece of work may leave behind. */
const traces = async () => {
  const [counts] = await ask<Record<string, number>>(
    `select (select count(*)::int from mail) as mails, (select count(*)::int from outbox) as news,
            (select count(*)::int from audit_entry) as entries, (select coalesce(sum(seq), 0)::int from audit_head) as heads,
            (select count(*)::int from handled_request) as requests`,
  );
  return counts!;
};

describe('work that fails', () => {
  let parts: { work: UnitOfWork; audit: Audit; outbox: Outbox };
  let caseId: string;

  beforeAll(async () => {
    const get = portal.app.get.bind(portal.app);
    parts = { work: get(UnitOfWork), audit: get(Audit), outbox: get(Outbox) };
    ({ id: caseId } = await make.case());
  });

  const asOfficer = { introduce: (em: Parameters<typeof become>[0]) => become(em, officer.claim) };
  const nameOf = async () =>
    (await ask<{ requester_name: string }>('select requester_name from ehc_case where id = $1', [caseId]))[0]!
      .requester_name;
  const rename = (to: string) => ['update ehc_case set requester_name = ? where id = ?', [to, caseId]] as const;

  it('leaves no row, no audit entry and no news, wherever it fails', async () => {
    const { work, audit, outbox } = parts;
    const before = [await traces(), await nameOf()];
    const told = vi.fn<() => Promise<void>>();
    const failures: [where: string, fail: () => void | Promise<void>, message: string][] = [
      ['in the middle', () => Promise.reject(new Error('in the middle')), 'in the middle'],
      [
        'while the record is written',
        () => audit.record({ action: null as unknown as string, areaId: '998' }),
        'null value',
      ],
      [
        'in the last step before the commit',
        () => work.beforeCommit(() => ['select 1 / ?::int as last', 0]),
        'division by zero',
      ],
    ];
    for (const [where, fail, message] of failures) {
      const attempt = work.run(async (em) => {
        await em.execute(...rename(where));
        audit.record({ action: 'test.renamed', areaId: '998', caseId });
        await outbox.publish(rang, { bell: where });
        work.afterCommit(told);
        await fail();
      }, asOfficer.introduce);
      await expect(attempt, where).rejects.toThrow(message);
      expect([await traces(), await nameOf()], where).toEqual(before);
    }
    expect(told).not.toHaveBeenCalled();
  });

  it('at the commit itself, for want of an audit entry, leaves nothing either', async () => {
    const { work, outbox } = parts;
    const before = [await traces(), await nameOf()];
    const told = vi.fn<() => Promise<void>>();
    const attempt = work.run(async (em) => {
      await em.execute(...rename('unaudited'));
      await outbox.publish(rang, { bell: 'unaudited' });
      work.afterCommit(told);
    }, asOfficer.introduce);
    await expect(attempt).rejects.toThrow('has no audit entry');
    expect([await traces(), await nameOf()]).toEqual(before);
    expect(told).not.toHaveBeenCalled();
  });

  it('keeps nobody waiting: the chain of an area is free again before the answer of the commit is read', async () => {
    const { work, audit } = parts;
    const free = async () =>
      (await ask(`select seq from audit_head where area_id = '998' for update skip locked`)).length === 1;
    const seen: boolean[] = [];
    await work.run(async (em) => {
      audit.record({ action: 'test.quick', areaId: '998', caseId });
      const listener = { beforeTransactionCommit: async () => void seen.push(await free()) };
      em.getEventManager().registerSubscriber(listener);
      work.afterCommit(async () => void em.getEventManager().getSubscribers().delete(listener));
    }, asOfficer.introduce);
    expect(seen).toEqual([true]);
  });

  it('would have left all of it, had it not failed', async () => {
    const { work, audit, outbox } = parts;
    const before = await traces();
    const told = vi.fn<() => Promise<void>>().mockResolvedValue();
    await work.run(async (em) => {
      await em.execute(...rename('Renamed'));
      audit.record({ action: 'test.renamed', areaId: '998', caseId });
      await outbox.publish(rang, { bell: 'renamed' });
      work.afterCommit(told);
    }, asOfficer.introduce);
    expect(await nameOf()).toBe('Renamed');
    expect(await traces()).toEqual({
      ...before,
      news: before.news! + 1,
      entries: before.entries! + 1,
      heads: before.heads! + 1,
    });
    expect(told).toHaveBeenCalledOnce();
  });

  it('to stand in a transaction writes nothing at all', async () => {
    const { audit, outbox } = parts;
    const before = await traces();
    expect(() => audit.record({ action: 'test.alone' })).toThrow(/global EntityManager|No transaction/);
    await expect(outbox.publish(rang, { bell: 'alone' })).rejects.toThrow(/global EntityManager|No transaction/);
    expect(await traces()).toEqual(before);
  });

  it('is of one request alone: another that runs at the same time is not touched', async () => {
    const { work, audit, outbox } = parts;
    const before = await traces();
    const piece = (fails: boolean) =>
      work.run(async () => {
        audit.record({ action: 'test.beside' });
        await outbox.publish(rang, { bell: 'beside' });
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (fails) throw new Error('beside');
      });
    const ends = await Promise.allSettled([piece(false), piece(true), piece(false), piece(true)]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(await traces()).toEqual({
      ...before,
      news: before.news! + 2,
      entries: before.entries! + 2,
      heads: before.heads! + 2,
    });
  });

  it('that waits for something slow keeps no connection, and is done again from its start, once', async () => {
    const { work, audit } = parts;
    const before = await traces();
    const slow = Promise.withResolvers<string>();
    let begun = 0;
    const done = work.run(async (em) => {
      begun += 1;
      await em.execute(...rename('Waited'));
      audit.record({ action: 'test.waited', areaId: '998', caseId });
      return [await work.apart(slow.promise), await work.apart(Promise.resolve('at once'))];
    }, asOfficer.introduce);
    const atWork = `select 1 from pg_stat_activity where datname = current_database() and usename = 'ehc_app' and state <> 'idle'`;
    await vi.waitFor(() => expect(begun).toBe(1));
    await vi.waitFor(async () => expect(await ask(atWork)).toEqual([]));
    expect([begun, await traces()]).toEqual([1, before]);
    slow.resolve('there');
    expect(await done).toEqual(['there', 'at once']);
    expect([begun, await nameOf()]).toEqual([2, 'Waited']);
    expect((await traces()).entries).toBe(before.entries! + 1);
  });

  it('that waits in vain leaves nothing', async () => {
    const { work, audit } = parts;
    const before = await traces();
    const slow = new Promise((_, reject) => setTimeout(() => reject(new Error('in vain')), 60));
    const attempt = work.run(async () => {
      audit.record({ action: 'test.waited', areaId: '998', caseId });
      await work.apart(slow);
    }, asOfficer.introduce);
    await expect(attempt).rejects.toThrow('in vain');
    expect(await traces()).toEqual(before);
  });

  it('behind a page leaves nothing, and may be sent again', async () => {
    const fields = { ...(await visitor.tokens('/acting-as')), text: 'x' };
    const before = await traces();
    expect((await visitor.postFields('/notes/that-fail', fields)).status).toBe(500);
    expect(await traces()).toEqual(before);
    expect((await visitor.postFields('/notes/that-fail', fields)).status).toBe(500);
  });
});

describe('a request that is sent twice', () => {
  const notes = async () =>
    (await ask<{ body: string }>(`select body from mail where subject = 'Note' order by id`)).map(({ body }) => body);
  beforeEach(() => ask('truncate mail, outbox'));

  it('at the same moment is carried out once, and both get the same answer', async () => {
    const fields = { ...(await visitor.tokens('/acting-as')), text: 'pressed twice' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => visitor.postFields('/notes', fields)));
    expect(answers.map(({ status, location }) => [status, location])).toEqual(
      answers.map(() => [303, '/notes/pressed%20twice']),
    );
    expect(await notes()).toEqual(['pressed twice']);
    expect(await ask('select topic from outbox')).toEqual([{ topic: 'test.noted' }]);
  });

  it('later gets the answer of the first time', async () => {
    const fields = { ...(await visitor.tokens('/acting-as')), text: 'sent again' };
    const [first, again] = [await visitor.postFields('/notes', fields), await visitor.postFields('/notes', fields)];
    expect([again.status, again.location]).toEqual([first.status, first.location]);
    expect(await notes()).toEqual(['sent again']);
  });

  it('to the API with one key gets the very same answer', async () => {
    const send = (text: string, key: string) =>
      visitor.postJson('/api/v1/notes', { text }, { headers: { 'idempotency-key': key } });
    const first = await send('by the API', 'k1');
    const answers = await Promise.all([send('by the API', 'k1'), send('by the API', 'k1')]);
    for (const again of answers) expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await notes()).toEqual(['by the API']);
    await send('by the API', 'k2');
    await send('something else', 'k1');
    expect(await notes()).toEqual(['by the API', 'by the API', 'something else']);
  });

  it('from a newly opened page, or by somebody else, is another request', async () => {
    const [once, other] = [await visitor.tokens('/acting-as'), await portal.visitor().signIn(await make.officer())];
    await visitor.postFields('/notes', { ...once, text: 'same words' });
    await visitor.postForm('/notes', { text: 'same words' }, { page: '/acting-as' });
    await other.postForm('/notes', { text: 'same words', _once: once._once! }, { page: '/acting-as' });
    expect(await notes()).toEqual(['same words', 'same words', 'same words']);
  });
});

describe('news', () => {
  let worker: INestApplicationContext;
  const intervals: number[] = [];

  beforeAll(async () => {
    const spied = vi.spyOn(globalThis, 'setInterval').mockImplementation(((work: () => void, ms: number) => {
      intervals.push(ms);
      return realInterval(work, ms);
    }) as typeof setInterval);
    worker = await startWorker(database, { redis: portal.redis, providers: [Bells] });
    spied.mockRestore();
  });
  afterAll(() => worker.close());
  beforeEach(() => {
    Bells.inTheMiddle = async () => undefined;
    Bells.begun = [];
  });

  const realInterval = globalThis.setInterval;
  const publish = async () => {
    const bell = randomUUID();
    await portal.app.get(UnitOfWork).run(() => portal.app.get(Outbox).publish(rang, { bell }));
    return bell;
  };
  const halves = async (bell: string) =>
    (await ask<{ body: string }>('select body from mail where subject = $1 order by id', [bell])).map(
      ({ body }) => body,
    );
  const isHandled = (bell: string) =>
    ask(`select 1 from outbox where payload->>'bell' = $1 and handled_at is not null`, [bell]);
  const handled = (bell: string) =>
    vi.waitFor(async () => expect(await isHandled(bell)).toHaveLength(1), { timeout: 30_000, interval: 25 });
  const once = ['first half', 'second half'];
  /** Hands over again what lies there unhandled, as the worker does by itself twice a minute. */
  const sweep = async (bell: string) => {
    await ask(`update outbox set relayed_at = now() - interval '21 seconds' where payload->>'bell' = $1`, [bell]);
    await worker.get(Relay, { strict: false }).sweep();
  };

  it('is handled within moments', async () => {
    const bell = await publish();
    await handled(bell);
    expect(await halves(bell)).toEqual(once);
  });

  it('is handled once, though several workers are told of it again and again', async () => {
    const second = await startWorker(database, { redis: portal.redis, providers: [Bells] });
    try {
      Bells.inTheMiddle = () => new Promise((resolve) => setTimeout(resolve, 150));
      const bell = await publish();
      for (let times = 0; times < 4; times++) {
        await portal.redis.flush();
        await sweep(bell);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      await handled(bell);
      await sweep(bell);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await halves(bell)).toEqual(once);
      expect(Bells.begun).toContain(bell);
    } finally {
      await second.close();
    }
  });

  it('is handled once to the end when the first attempt throws midway', async () => {
    Bells.inTheMiddle = async () => {
      Bells.inTheMiddle = async () => undefined;
      throw new Error('midway');
    };
    const bell = await publish();
    await handled(bell);
    expect(await halves(bell)).toEqual(once);
    expect(Bells.begun).toEqual([bell, bell]);
  });

  it('survives an emptied Redis', async () => {
    const waiting: (() => void)[] = [];
    Bells.inTheMiddle = () => new Promise((resolve) => waiting.push(resolve));
    await Promise.all([publish(), publish(), publish(), publish()]); // all that one worker does at a time
    await vi.waitFor(() => expect(waiting).toHaveLength(4), { timeout: 30_000 });
    const bell = await publish();
    const isHandedOver = () =>
      ask(`select 1 from outbox where payload->>'bell' = $1 and relayed_at is not null`, [bell]);
    await vi.waitFor(async () => expect(await isHandedOver()).toHaveLength(1), { timeout: 20_000 });
    await portal.redis.flush(); // it waited there and nowhere else in Redis
    Bells.inTheMiddle = async () => undefined;
    waiting.forEach((goOn) => goOn());
    await sweep(bell);
    await handled(bell);
    expect(await halves(bell)).toEqual(once);
  });

  it('is looked for often enough that an emptied Redis delays nothing by more than a minute', () => {
    const oldEnough = 20_000; // what was handed over longer ago than this is handed over again
    const slowest = Math.max(...intervals);
    expect(intervals.length).toBeGreaterThanOrEqual(3);
    expect(slowest + oldEnough).toBeLessThanOrEqual(60_000);
  });
});

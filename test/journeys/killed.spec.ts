import pg from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { verifyRecord } from '../../libs/audit/src/verify.ts';
import { factories, type Someone } from '../factories/index.ts';
import { Machine, type Part } from './machine.ts';

// Officers register requests without pause while a part of the machine is killed with -9 and started again.

let machine: Machine;
let admin: pg.Pool;
let officer: Someone;

beforeAll(async () => {
  machine = await Machine.start();
  admin = newPool();
  officer = await factories({ admin } as never).officer();
});
afterAll(async () => {
  await admin?.end();
  await machine?.stop();
});

it.each<Part>(['portal', 'worker', 'Redis', 'PostgreSQL'])(
  '%s killed with -9 loses nothing that was acknowledged',
  async (part) => {
    const acknowledged: string[] = [];
    let isOver = false;
    const writers = [1, 2, 3].map(() => register(acknowledged, () => isOver));
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(10), { timeout: 60_000 });
    await machine.kill(part);
    await wait(500);
    await machine.startPart(part);
    const before = acknowledged.length;
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 10), { timeout: 90_000 });
    isOver = true;
    await Promise.all(writers);

    await admin.end();
    admin = newPool();
    const { rows } = await admin.query<{ id: string }>('select id from ehc_case where id = any($1)', [acknowledged]);
    expect(rows).toHaveLength(acknowledged.length);
    const record = await admin.query(
      "select 1 from audit_entry where action = 'case.registered' and case_id = any($1)",
      [acknowledged],
    );
    expect(record.rows).toHaveLength(acknowledged.length);
    const client = await admin.connect();
    try {
      for (const { problems } of await verifyRecord(client)) expect(problems).toEqual([]);
    } finally {
      client.release();
    }
    await vi.waitFor(
      async () => {
        const waiting = await admin.query('select 1 from outbox where handled_at is null');
        expect(waiting.rows).toEqual([]);
      },
      { timeout: 60_000, interval: 500 },
    );
  },
);

/** Registers one request after the other until it is over, signing in again where the session is gone. */
async function register(acknowledged: string[], isOver: () => boolean): Promise<void> {
  let session = await signIn();
  while (!isOver()) {
    try {
      const answer = await fetch(`${machine.url}/api/v1/cases`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: session.cookie, 'x-csrf-token': session.csrfToken },
        body: JSON.stringify(request),
        signal: AbortSignal.timeout(20_000),
      });
      if (answer.status === 201) acknowledged.push(((await answer.json()) as { id: string }).id);
      else if (answer.status === 401) session = await signIn();
      else await wait(200);
    } catch {
      await wait(200);
    }
  }
}

async function signIn(): Promise<{ cookie: string; csrfToken: string }> {
  for (;;) {
    try {
      const answer = await fetch(`${machine.url}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ email: officer.email, password: officer.password }),
        signal: AbortSignal.timeout(20_000),
      });
      const cookie = answer.headers.get('set-cookie')?.split(';')[0];
      if (cookie) {
        const session = await fetch(`${machine.url}/api/v1/session`, { headers: { cookie } });
        const { csrfToken } = (await session.json()) as { csrfToken?: string };
        if (csrfToken) return { cookie, csrfToken };
      }
    } catch {
      // away just now
    }
    await wait(300);
  }
}

/** The administrator's connections, which end with a killed PostgreSQL. */
function newPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: machine.adminUrl, max: 2 });
  pool.on('error', () => undefined);
  return pool;
}

const request = {
  requestedOn: '2026-03-02',
  requestedBy: 'parent',
  requesterName: 'A parent',
  givenName: 'Robin',
  familyName: 'Invented',
  born: '2018-05-04',
  sex: 'not stated',
};

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory } from '../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../test/portal.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  make = factories(database);
});
afterAll(async () => {
  await portal?.stop();
  await database?.drop();
});

describe('an anonymous request', () => {
  it('that cannot be put into an address does not end the portal', async () => {
    for (const page of ['/cases?x=\\ud800', '/?\\ud800', '//elsewhere', '/api/v1/session', 7]) {
      const body = typeof page === 'string' ? `{"_page":"${page}"}` : `{"_page":${page}}`;
      const answer = await fetch(`${portal.url}/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        redirect: 'manual',
      });
      expect([303, 422]).toContain(answer.status);
    }
    expect((await fetch(`${portal.url}/health/live`)).status).toBe(200);
  });

  it('with fields that are no text gets the form again', async () => {
    for (const body of ['email[toString]=x', 'email[__proto__]=x', 'email[a][b]=x&password[]=y', 'kept[toString]=x']) {
      const answer = await portal.visitor().postFields('/sign-in', Object.fromEntries(new URLSearchParams(body)));
      expect(answer.status, body).toBe(422);
    }
  });

  it('from another site is refused, whichever header says so', async () => {
    const fields = { email: 'a@example.test', password: 'x' };
    const there = { 'sec-fetch-site': 'cross-site' };
    expect((await portal.visitor().postFields('/sign-in', fields, there)).status).toBe(403);
    expect((await portal.visitor().postFields('/sign-in', fields, { origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });
});

it('several officers who register children of one new parent at once all succeed', async () => {
  const officer = await make.officer();
  const visitor = portal.visitor();
  await visitor.postFields('/sign-in', { email: officer.email, password: officer.password });
  const request = {
    requestedOn: '2026-03-02',
    requestedBy: 'parent',
    requesterName: 'A parent',
    givenName: 'Robin',
    familyName: 'Invented',
    born: '2018-05-04',
    sex: 'not stated',
    parentEmail: 'one.parent@family.example',
  };
  const answers = await Promise.all([1, 2, 3].map(() => visitor.postJson('/api/v1/cases', request)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
});

it('a membership that ends later is acted in until then', async () => {
  const officer = await make.officer({ endedOn: '2999-12-31' });
  const visitor = portal.visitor();
  await visitor.postFields('/sign-in', { email: officer.email, password: officer.password });
  expect((await visitor.get('/')).location).toBe('/board');
});

describe('whoever speaks SQL as the portal', () => {
  const asPortal = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.officer_area', '998', true)");
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
    } finally {
      await client.end();
    }
  };

  it('cannot hide the record behind tables of their own', async () => {
    await expect(
      asPortal('create temp table audit_head (area_id text primary key, seq bigint, hash text)'),
    ).rejects.toThrow(/permission denied/);
  });

  it('cannot write a case with an empty entry, nor by saying that there is one', async () => {
    const about = await make.case();
    const change = `update ehc_case set requester_name = 'changed' where id = '${about.id}'`;
    await expect(asPortal(change, `select audit_append('[]')`)).rejects.toThrow(/no audit entry/);
    await expect(asPortal(change, `select set_config('app.audited', 'yes', true)`)).rejects.toThrow(/no audit entry/);
    await expect(asPortal(change, `select audit_append('[{"areaId":"999","action":"x"}]')`)).rejects.toThrow(
      /no audit entry/,
    );
    await asPortal(change, `select audit_append('[{"areaId":"998","action":"x"}]')`);
  });
});

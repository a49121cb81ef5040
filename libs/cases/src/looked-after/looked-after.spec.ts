import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '#identity';
import { Connections } from '../../../../test/acting.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
/** Area 998 assesses; 997 looks after the child; 999 has nothing to do with it, or claims the child too. */
let officer: Someone;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
  for (const id of ['997', '999']) await make.area({ id });
  officer = await make.officer();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});

const headOf = (areaId: string) => make.someone('virtual-school-head', { areaId });
const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;
const since = { 'since[day]': '12', 'since[month]': '1', 'since[year]': '2026' };
const placed = { placement: 'foster-care', placedIn: '998' };

async function record(authority: string, fields: Record<string, string> = {}) {
  const visitor = await portal.visitor().signIn(officer);
  const path = `/cases/${caseId}/looked-after/new`;
  return visitor.postForm(path, { authority, ...since, ...placed, ...fields });
}
const periods = () =>
  ask<{ id: string; authority_id: string; also_claimed_by: string[]; until: string | null }>(
    'select id, authority_id, also_claimed_by, until::text from looked_after_period where case_id = $1 order by authority_id',
    [caseId],
  );
const circumstances = async () =>
  (
    await ask<{ circumstances: Record<string, unknown> }>('select circumstances from ehc_case where id = $1', [caseId])
  )[0]!.circumstances;

describe('row-level security across areas', () => {
  it('shows each only their part, as long as it lasts', async () => {
    const teacher = await make.contributor();
    const stranger = await make.contributor();
    const period = await make.row('looked_after_period', { caseId, authorityId: '997', placedInId: '999' });
    const on = { caseId, periodId: period.id };
    for (const kind of ['pep', 'looked-after-review']) await make.row('looked_after_meeting', { ...on, kind });
    const part = { part: 'designated-teacher', membershipId: teacher.membershipId };
    const person = await make.row('looked_after_person', { ...on, ...part });
    await make.row('looked_after_person', on);
    const tables = ['ehc_case', 'looked_after_period', 'looked_after_meeting', 'looked_after_person'];
    const sees = async (claim: Claim) =>
      Promise.all(
        tables.map(async (table) => {
          const { rows } = await app.as(claim, (client) =>
            client.query<{ n: number }>(
              `select count(*)::int as n from ${table} where ${table === 'ehc_case' ? 'id' : 'case_id'} = $1`,
              [caseId],
            ),
          );
          return rows[0]!.n;
        }),
      );
    const head = await headOf('997');
    const others = {
      host: await headOf('999'),
      'the assessing area’s own virtual school': await headOf('998'),
      'an officer of the authority that looks after the child': await make.officer({ areaId: '997' }),
      stranger,
      'the head as family': { claim: { ...head.claim, membershipId: null } },
    };
    expect(await sees(officer.claim)).toEqual([1, 1, 2, 2]);
    expect(await sees(head.claim)).toEqual([1, 1, 2, 2]);
    expect(await sees(teacher.claim)).toEqual([1, 1, 1, 1]);
    for (const [who, { claim }] of Object.entries(others)) expect(await sees(claim), who).toEqual([0, 0, 0, 0]);
    const childOf = (claim: Claim) => app.countIn('child', claim);
    expect(await childOf(head.claim)).toBe(1);
    for (const table of ['statement', 'contribution', 'plan_version', 'advice_request', 'participant', 'outcome'])
      expect(await app.countIn(table, head.claim), table).toBe(0);

    await ask(`update looked_after_person set ended_on = '2026-05-01' where id = $1`, [person.id]);
    expect(await sees(teacher.claim)).toEqual([0, 0, 0, 0]);
    await ask(`update looked_after_period set until = '2026-05-01' where id = $1`, [period.id]);
    expect(await sees(head.claim)).toEqual([0, 0, 0, 0]);
    expect(await childOf(head.claim)).toBe(0);
    expect(await sees(officer.claim)).toEqual([1, 1, 2, 2]);
  });

  it('lets a virtual school head change what is theirs, and give it to nobody', async () => {
    const { id } = await make.row('looked_after_period', { caseId, authorityId: '997', placedInId: '999' });
    const change = (claim: Claim, set: string) =>
      app.write(claim, (client) => client.query(`update looked_after_period set ${set} where id = $1`, [id]));
    const head = await headOf('997');
    expect((await change(head.claim, `placed_in_id = '997'`)).rowCount).toBe(1);
    await expect(change(head.claim, `authority_id = '999'`)).rejects.toMatchObject({ code: '42501' });
    await expect(change(head.claim, `until = '2026-05-01'`)).rejects.toMatchObject({ code: '42501' });
    expect((await change((await headOf('999')).claim, `placed_in_id = '999'`)).rowCount).toBe(0);
    const { id: strange } = await make.case();
    await expect(
      app.write(head.claim, (client) =>
        client.query(
          `insert into looked_after_meeting (area_id, case_id, period_id, kind, "on", recorded_by_id, recorded_at) values ('998', $1, $2, 'pep', '2026-05-01', $3, now())`,
          [strange, id, head.personId],
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a child who becomes looked after during assessment', () => {
  it('comes first in every queue, with the reason, and the rules propose whom else to ask; no longer when it ends', async () => {
    const somebody = await make.contributor();
    const first = await make.adviceRequest({ teamId: somebody.teamId, dueOn: '2026-04-01', reference: 'SOONER' });
    await make.adviceRequest({ caseId, teamId: somebody.teamId, dueOn: '2026-06-01', reference: 'LATER' });
    await make.adviceRequest({ teamId: somebody.teamId, dueOn: '2026-05-01', reference: 'BETWEEN' });
    const worker = await portal.visitor().signIn(somebody);
    const order = async () =>
      (await worker.get('/api/v1/requests'))
        .json<{ requests: { reference: string }[] }>()
        .requests.map((r) => r.reference);
    const proposed = async () => (await (await portal.visitor().signIn(officer)).get(`/cases/${caseId}/advice`)).text;
    expect(await order()).toEqual(['SOONER', 'BETWEEN', 'LATER']);
    expect(await proposed()).not.toContain('virtual school head of Area 997');

    expect((await record('997')).location).toBe(`/cases/${caseId}/looked-after`);
    expect(await circumstances()).toMatchObject({ lookedAfter: true, lookedAfterBy: 'Area 997' });
    expect(await order()).toEqual(['LATER', 'SOONER', 'BETWEEN']);
    expect((await worker.get('/requests')).text).toContain(
      'Looked after: first, as the shortest possible time (rule D11)',
    );
    expect(await proposed()).toContain('virtual school head of Area 997');
    await make.adviceRequest({ caseId, teamId: somebody.teamId, dueOn: '2026-07-01', reference: 'LATEST', duty: 'B8' });
    expect(await order()).toEqual(['LATER', 'LATEST', 'SOONER', 'BETWEEN']);
    const timeline = await (await portal.visitor().signIn(officer)).get(`/cases/${caseId}`);
    expect(timeline.text).toMatch(/Looked after by Area 997[^]*First looked-after review/i);

    const [{ id: periodId } = { id: '' }] = await periods();
    const visitor = await portal.visitor().signIn(officer);
    const until = { 'until[day]': '1', 'until[month]': '3', 'until[year]': '2026' };
    const keep = `/looked-after/${periodId}/keep`;
    await visitor.postForm(`/cases/${caseId}/looked-after/${periodId}/end`, until, { page: keep });
    expect(await circumstances()).toMatchObject({ lookedAfter: false, lookedAfterBy: '' });
    expect(await order()).toEqual(['SOONER', 'BETWEEN', 'LATER', 'LATEST']);
    expect(await proposed()).not.toContain('virtual school head of Area 997');
    expect(first.caseId).not.toBe(caseId);
  });
});

describe('two authorities that both claim the child', () => {
  it('are both told, and nothing is decided for them', async () => {
    await record('997');
    await record('999');
    expect((await periods()).map(({ also_claimed_by }) => also_claimed_by)).toEqual([['Area 999'], ['Area 997']]);
    expect(await circumstances()).toMatchObject({
      ...{ lookedAfter: true, lookedAfterBy: '', lookedAfterClaims: ['Area 997', 'Area 999'] },
    });
    const page = await (await portal.visitor().signIn(officer)).get(`/cases/${caseId}/looked-after`);
    expect(page.text).toContain('Area 999 also says that it looks after the child. The portal does not decide.');
    expect(page.text).toContain('Looked after, as each of these says: Area 997, Area 999');
    expect((await record('997')).status).toBe(422);
    const [, other] = await periods();
    const head = await portal.visitor().signIn(await headOf('999'));
    const ended = { 'endedOn[day]': '2', 'endedOn[month]': '2', 'endedOn[year]': '2026' };
    const keep = `/looked-after/${other!.id}/keep`;
    expect((await head.postForm(`${keep}/told-ended`, ended, { page: keep })).location).toBe(
      `/looked-after/${other!.id}`,
    );
    expect((await periods())[1]!.until).toBeNull();
    const visitor = await portal.visitor().signIn(officer);
    expect((await visitor.get(`/cases/${caseId}/looked-after`)).text).toContain(
      'says that this ended on 2 February 2026',
    );
    const until = { 'until[day]': '2', 'until[month]': '2', 'until[year]': '2026' };
    await visitor.postForm(`/cases/${caseId}/looked-after/${other!.id}/end`, until, { page: keep });
    expect((await head.get(keep)).status).toBe(404);
    expect(await circumstances()).toMatchObject({ lookedAfterBy: 'Area 997', lookedAfterClaims: ['Area 997'] });
  });
});

it('refuses bad input and writes nothing', async () => {
  for (const [authority, fields] of [
    ['997', { 'since[year]': '2099' }],
    ['997', { 'since[day]': '31', 'since[month]': '2' }],
    ['000', {}],
    ['997', { placedIn: '000' }],
    ['997', { placement: 'castle' }],
    ['', {}],
  ] as const)
    expect((await record(authority, fields)).status, JSON.stringify([authority, fields])).toBe(422);
  expect(await periods()).toEqual([]);
  await record('997');
  const [period] = await periods();
  const keep = `/looked-after/${period!.id}/keep`;
  const head = await portal.visitor().signIn(await headOf('997'));
  const meet = (fields: Record<string, string>) =>
    head.postForm(
      `${keep}/meetings`,
      { _page: keep, kinds: 'pep', 'on[day]': '1', 'on[month]': '2', ...fields },
      { page: keep },
    );
  const past = await meet({ 'on[year]': '2026' });
  expect(past.status).toBe(422);
  expect(past.text).toContain('What is planned cannot be in the past. Say if it was held');
  expect((await meet({ 'on[year]': '2099', isHeld: 'yes' })).status).toBe(422);
  expect((await meet({ 'on[year]': '2025', isHeld: 'yes' })).status).toBe(422);
  expect((await meet({ 'on[year]': '2026', kinds: 'party' })).status).toBe(422);
  expect(await ask('select 1 from looked_after_meeting where case_id = $1', [caseId])).toEqual([]);
  expect((await meet({ 'on[year]': '2026', isHeld: 'yes' })).location).toBe(`/looked-after/${period!.id}`);
  expect(await ask('select kind, is_held from looked_after_meeting where case_id = $1', [caseId])).toEqual([
    { kind: 'pep', is_held: true },
  ]);
  const elsewhere = await portal.visitor().signIn(await headOf('999'));
  expect((await elsewhere.get(keep)).status).toBe(404);
  const end = await head.postFields(`/cases/${caseId}/looked-after/${period!.id}/end`, { until: '2026-03-01' });
  expect(end.status).toBeGreaterThanOrEqual(400);
  expect((await periods())[0]!.until).toBeNull();
});

it('is the same over JSON, and tells whoever is given a part where to look, never about whom', async () => {
  const hers = await portal.visitor().signIn(officer);
  const all = `/api/v1/cases/${caseId}/looked-after`;
  const made = await hers.postJson(all, { authority: '997', since: '2026-01-12', ...placed });
  expect(made.status).toBe(201);
  const { id } = made.json<{ id: string }>();
  expect((await hers.get(all)).json()).toMatchObject({ periods: [{ id, authority: '997' }] });
  const head = await portal.visitor().signIn(await headOf('997'));
  const one = `/api/v1/looked-after/${id}`;
  const teacher = await make.contributor();
  const person = { part: 'designated-teacher', name: 'Ola Reed', email: teacher.email };
  expect((await head.postJson(`${one}/people`, person)).status).toBe(201);
  expect((await head.postJson(`${one}/meetings`, { kinds: ['pep'], on: '2026-02-01', isHeld: 'yes' })).status).toBe(
    204,
  );
  expect((await head.get(one)).json()).toMatchObject({ id, meetings: [{ kind: 'pep', isHeld: true }] });
  const [mail] = await ask<{ body: string }>('select body from mail where recipient = $1', [teacher.email]);
  expect(mail!.body).toContain(`/looked-after/${id}`);
  const theirs = await portal.visitor().signIn(teacher);
  expect((await theirs.get(one)).json()).toMatchObject({ id, next: null });
  const elsewhere = await portal.visitor().signIn(await headOf('999'));
  for (const { status } of [await elsewhere.get(one), await elsewhere.postJson(`${one}/placement`, placed)])
    expect(status).toBe(404);
  expect((await head.postJson(`${one}/placement`, { placement: 'castle', placedIn: '998' })).status).toBe(422);
});

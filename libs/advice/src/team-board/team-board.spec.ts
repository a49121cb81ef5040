import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Clock, Sweeps } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, startWorker, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let teamId: string;
let asha: Someone;
let ben: Someone;
let visitors: { asha: Visitor; ben: Visitor; manager: Visitor };

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
});
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  teamId = (await make.team({ agency: 'health', name: 'Speech' })).id;
  const named = async (name: string, role: string) => {
    const person = await make.person({ name });
    const membership = await make.membership({ personId: person.id, teamId, role });
    const someone = { email: person.email as string, password: 'a long enough password' };
    return { ...someone, personId: person.id, membershipId: membership.id } as Someone;
  };
  asha = await named('Asha Rao', 'contributor');
  ben = await named('Ben Okafor', 'contributor');
  visitors = {
    asha: await portal.visitor().signIn(asha),
    ben: await portal.visitor().signIn(ben),
    manager: await portal.visitor().signIn(await named('Mona Manager', 'team-manager')),
  };
});

const day = (name: string, text: string) => {
  const [year, month, date] = text.split('-');
  return { [`${name}[day]`]: date!, [`${name}[month]`]: month!, [`${name}[year]`]: year! };
};
const away = (who: Visitor, from: string, until: string, coverId = ben.personId, personId = asha.personId) =>
  who.postForm(`/team/people/${personId}`, { ...day('startsOn', from), ...day('endsOn', until), coverId });
const mine = async (who: Visitor) =>
  (await who.get('/api/v1/requests?tab=mine')).json<{ requests: { id: string }[] }>().requests.map(({ id }) => id);
const taken = (values = {}) =>
  make.adviceRequest({ teamId, state: 'taken', assigneeId: asha.personId, reference: 'EHC-55', ...values });
const onDay = async <T>(text: string, work: () => Promise<T>) => {
  portal.app.get(Clock).travelTo(new Date(`${text}T10:00:00Z`));
  const result = await work();
  portal.app.get(Clock).return();
  return result;
};

it('shows who has what, what is late and who is away', async () => {
  await taken({ dueOn: '2026-01-05' });
  await make.adviceRequest({ teamId, state: 'received', dueOn: '2099-01-05' });
  const { text } = await visitors.manager.get('/team');
  for (const words of ['Asha Rao', 'Ben Okafor', '1 late', 'Nobody yet', '5 January 2026'])
    expect(text).toContain(words);
  expect((await visitors.ben.get('/team')).text).not.toContain('Close this team');
});

it('shows what somebody has who is away to whoever covers, on those days alone, and says so', async () => {
  const { id } = await taken();
  expect((await onDay('2026-06-01', () => away(visitors.asha, '2026-06-02', '2026-06-05'))).status).toBe(303);
  for (const [today, expected] of [
    ['2026-06-01', []],
    ['2026-06-02', [id]],
    ['2026-06-05', [id]],
    ['2026-06-06', []],
  ] as const)
    expect(await onDay(today, () => mine(visitors.ben)), today).toEqual(expected);
  const { text } = await onDay('2026-06-03', () => visitors.ben.get('/requests?tab=mine'));
  expect(text).toContain('Asha Rao is away until 5 June 2026: you cover');
  expect(text).toContain('Mine (1)');
  await onDay('2026-06-03', () =>
    visitors.asha.postForm(`/team/people/${asha.personId}/back`, {}, { page: '/team/people/' + asha.personId }),
  );
  expect(await onDay('2026-06-03', () => mine(visitors.ben))).toEqual([]);
});

it('shows it also to whoever covers for a cover that is away, on the days when both are', async () => {
  const { id } = await taken();
  const cleo = await make.person({ name: 'Cleo Dance' });
  await make.membership({ personId: cleo.id, teamId, role: 'contributor' });
  const someone = { email: cleo.email as string, password: 'a long enough password' };
  const her = await portal.visitor().signIn(someone);
  await onDay('2026-06-01', () => away(visitors.asha, '2026-06-02', '2026-06-09'));
  await onDay('2026-06-01', () => away(visitors.ben, '2026-06-04', '2026-06-05', cleo.id, ben.personId));
  for (const [today, expected] of [
    ['2026-06-03', []],
    ['2026-06-04', [id]],
    ['2026-06-06', []],
  ] as const)
    expect(await onDay(today, () => mine(her)), today).toEqual(expected);
  const handOver = () => her.postJson('/api/v1/requests/hand-over', { ids: [id], to: cleo.id, note: '' });
  expect((await onDay('2026-06-03', handOver)).status).toBe(422);
  expect((await onDay('2026-06-05', handOver)).status).toBe(201);
});

it('lets nobody say so of a colleague but the manager, and nobody cover from outside or for themselves', async () => {
  const stranger = await make.contributor();
  const tokens = await visitors.ben.tokens('/requests');
  const fields = { ...tokens, startsOn: '2026-06-02', endsOn: '2026-06-05', coverId: ben.personId };
  expect((await visitors.ben.postFields(`/team/people/${asha.personId}`, fields)).status).toBe(404);
  expect((await away(visitors.asha, '2099-06-02', '2099-06-05', stranger.personId)).status).toBe(422);
  expect((await away(visitors.asha, '2099-06-02', '2099-06-05', asha.personId)).status).toBe(422);
  expect((await away(visitors.asha, '2099-06-05', '2099-06-02')).status).toBe(422);
  const { rowCount } = await database.admin.query('select 1 from absence where team_id = $1', [teamId]);
  expect(rowCount).toBe(0);
  expect((await away(visitors.manager, '2099-06-02', '2099-06-05')).status).toBe(303);
});

it('gives a leaver’s work back to the team with its draft, and tells the manager', async () => {
  const [writing, returned, done] = [
    await taken(),
    await taken({ state: 'returned' }),
    await taken({ state: 'submitted' }),
  ];
  await make.contribution({ requestId: writing.id, caseId: writing.caseId, teamId });
  const leave = () =>
    visitors.manager.postForm(`/team/people/${asha.personId}/leave`, {}, { page: `/team/people/${asha.personId}` });
  expect((await leave()).location).toBe('/team?done=left');
  expect((await visitors.asha.get('/requests')).status).not.toBe(200);
  const rows = async () => {
    await worker.get(Sweeps).runAll();
    const found = await database.admin.query(
      'select id, state, assignee_id from advice_request where team_id = $1 order by state',
      [teamId],
    );
    return found.rows;
  };
  await expect.poll(rows, { timeout: 10_000 }).toEqual([
    { id: writing.id, state: 'received', assignee_id: null },
    { id: returned.id, state: 'returned', assignee_id: null },
    { id: done.id, state: 'submitted', assignee_id: asha.personId },
  ]);
  const drafts = await database.admin.query('select 1 from contribution where request_id = $1', [writing.id]);
  expect(drafts.rowCount).toBe(1);
  const mails = await database.admin.query<{ subject: string; recipient: string }>(
    `select subject, recipient from mail where key like $1`,
    [`leaver:${teamId}:%`],
  );
  expect(mails.rows).toMatchObject([{ subject: 'Asha Rao has left Speech: 2 requests need somebody' }]);
  const unassigned = await visitors.ben.get('/requests?tab=unassigned');
  expect(unassigned.text).toContain('Unassigned (2)');
});

it('ends what a leaver covered for, and tells the manager that nobody covers', async () => {
  await away(visitors.asha, '2099-06-02', '2099-06-05');
  const page = `/team/people/${ben.personId}`;
  expect((await visitors.manager.postForm(`${page}/leave`, {}, { page })).location).toBe('/team?done=left');
  const subjects = async () => {
    await worker.get(Sweeps).runAll();
    const { rows } = await database.admin.query<{ subject: string }>(`select subject from mail where key like $1`, [
      `uncovered:${teamId}:%`,
    ]);
    return rows.map(({ subject }) => subject);
  };
  const told = ['Ben Okafor has left Speech: nobody covers for Asha Rao'];
  await expect.poll(subjects, { timeout: 10_000 }).toEqual(told);
  expect(await subjects()).toEqual(told);
  const left = await database.admin.query('select 1 from absence where team_id = $1 and ends_on >= starts_on', [
    teamId,
  ]);
  expect(left.rowCount).toBe(0);
});

it('keeps its last manager, and does not close while a request is open', async () => {
  const { rows } = await database.admin.query<{ person_id: string }>(
    `select person_id from membership where team_id = $1 and role = 'team-manager'`,
    [teamId],
  );
  const open = await taken();
  const tokens = await visitors.manager.tokens('/team');
  expect((await visitors.manager.postFields(`/team/people/${rows[0]!.person_id}/leave`, tokens)).status).toBe(409);
  const refused = await visitors.manager.postFields('/team/end', tokens);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('EHC-55');
  expect((await visitors.ben.postFields('/team/end', await visitors.ben.tokens('/requests'))).status).toBe(404);
  await database.admin.query(`update advice_request set state = 'accepted' where id = $1`, [open.id]);
  expect((await visitors.manager.postFields('/team/end', await visitors.manager.tokens('/team'))).status).toBe(303);
  const team = await database.admin.query('select 1 from team where id = $1 and ended_on is not null', [teamId]);
  expect(team.rowCount).toBe(1);
  expect((await visitors.ben.get('/requests')).status).not.toBe(200);
});

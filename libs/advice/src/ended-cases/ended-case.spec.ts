import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { CaseService } from '#cases';
import { become } from '#identity';
import { Clock, Sweeps, UnitOfWork } from '#platform';
import { caseMachine } from '#statute';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, startWorker, type Portal } from '../../../../test/portal.ts';
import { openStates } from '../requests/request-states.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let officer: Someone;
let member: Visitor;
let teamId: string;
let email: string;
let nth = 0;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
  officer = await make.officer();
});
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  email = `speech.${(nth += 1)}@example.test`;
  teamId = (await make.team({ agency: 'health', name: 'Speech', email })).id;
  member = await portal.visitor().signIn(await make.contributor({ teamId }));
  await make.someone('team-manager', { teamId });
  const child = await make.child({ givenName: 'Secret', familyName: 'Child' });
  caseId = (await make.case({ childId: child.id, officerId: officer.personId, state: 'assessing' })).id;
  await make.participant({ caseId, teamId });
});

const ask = async (values: object = {}) =>
  (await make.adviceRequest({ caseId, teamId, state: 'taken', reference: 'EHC-7', dueOn: '2026-05-04', ...values })).id;
const states = async () =>
  (await database.admin.query('select state from advice_request where case_id = $1', [caseId])).rows.map(
    ({ state }: { state: string }) => state,
  );
const mails = async (key: string) =>
  (
    await database.admin.query<{ subject: string; body: string }>(
      `select subject, body from mail where recipient = $1 and key like $2`,
      [email, key],
    )
  ).rows;
const written = async (table: string) =>
  (
    await database.admin.query<{ count: number }>(
      `select count(*)::int as count from ${table} x join advice_request r on r.id = x.request_id where r.case_id = $1`,
      [caseId],
    )
  ).rows[0]!.count;
/** Every sweep of the worker, at nine on days on which the team would be reminded, and put before its manager. */
async function sweepsOf(...days: string[]) {
  for (const day of days) {
    worker.get(Clock).travelTo(new Date(`${day}T09:00:00Z`));
    await worker.get(Sweeps).runAll();
  }
  worker.get(Clock).return();
}

it('reminds of what is owed while the case goes on, so that the next tests prove something', async () => {
  await ask();
  await sweepsOf('2026-05-05');
  expect([await written('advice_reminder'), await written('advice_escalation')]).toEqual([1, 1]);
});

it.each(caseMachine.ends)('asks and reminds of nothing in a case that is %s', async (ending) => {
  for (const state of openStates) await ask({ state });
  await database.admin.query(`update ehc_case set state = $1 where id = $2`, [ending, caseId]);
  await sweepsOf('2026-04-01', '2026-05-05', '2026-05-18', '2026-06-01');
  expect(new Set(await states())).toEqual(new Set(['withdrawn']));
  for (const table of ['advice_reminder', 'advice_escalation']) expect(await written(table), table).toBe(0);
  expect(await mails('digest:%')).toEqual([]);
  const told = (await mails('ended:%')).at(-1)!;
  expect(told.body.match(/EHC-7, .* advice for Area 998: the case has ended\./g)).toHaveLength(openStates.length - 1); // said to be another team’s
  expect(told.body).not.toMatch(/Secret|decided|moved/i);
  const { rows } = await database.admin.query(
    `select count(*)::int as count from audit_entry where case_id = $1 and action = 'advice.ended-with-case'`,
    [caseId],
  );
  expect(rows).toEqual([{ count: openStates.length }]);
});

it('leaves the queue as the case moves, says so to the team, and opens no more; what was submitted stays', async () => {
  const id = await ask();
  const submitted = await ask({ state: 'submitted', source: 'education' });
  expect((await member.get(`/requests/${id}`)).status).toBe(200);
  await portal.app.get(UnitOfWork).run(async (em) => {
    const actor = (await become(em, officer.claim))!;
    await portal.app.get(CaseService).move(actor, caseId, 'decide-not-to-issue');
    await em.flush();
  });
  const open = async () =>
    (await member.get('/api/v1/requests')).json<{ requests: { id: string }[] }>().requests.map((each) => each.id);
  await vi.waitFor(async () => expect(await open()).toEqual([]), { timeout: 15_000, interval: 100 });
  const answer = await member.get(`/requests/${id}`);
  expect([answer.status, answer.text.includes('its case may have ended')]).toEqual([404, true]);
  await vi.waitFor(
    async () => expect((await member.get('/messages')).text).toContain('its case has ended, so nothing more is asked'),
    { timeout: 15_000, interval: 100 },
  );
  expect((await member.get('/requests?tab=done')).text).toContain(submitted);
  const hers = await portal.visitor().signIn(officer);
  expect((await hers.get(`/cases/${caseId}/advice/${id}/course`)).text).toContain(
    'The case has ended: decided not to issue a plan.',
  );
});

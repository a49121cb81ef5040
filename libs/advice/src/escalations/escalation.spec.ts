import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Clock, Sweeps, UnitOfWork } from '#platform';
import { addDays, type CivilDate } from '#statute';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startWorker } from '../../../../test/portal.ts';
import { freshRedis, type TestRedis } from '../../../../test/redis.ts';
import { EscalationJobs } from './escalation.jobs.ts';

let database: TestDatabase;
let make: Factory;
let redis: TestRedis;
let worker: INestApplicationContext;
let commissioner: string;
let teamId: string;
let manager: Someone;
let health: Someone;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  redis = await freshRedis();
  worker = await startWorker(database, { redis });
});
afterAll(async () => {
  await worker.close();
  await redis.stop();
  await database.drop();
});
beforeEach(async () => {
  await database.admin.query(`update advice_request set state = 'withdrawn'`);
  worker.get(Clock).travelTo(new Date('2026-05-01T09:00:00Z'));
  commissioner = (await make.organisation({ kind: 'health-commissioner' })).id;
  teamId = (await make.team({ agency: 'health' })).id;
  manager = await make.someone('team-manager', { teamId });
  await make.someone('team-manager', { teamId, endedOn: '2026-01-01' });
  await make.contributor({ teamId });
  health = await make.someone('designated-health-officer', { organisationId: commissioner });
});

const ask = async (values: object = {}) =>
  (
    await make.adviceRequest({
      ...{ source: 'health', teamId, commissionerId: commissioner, state: 'received', reference: 'EHC-7' },
      ...{ sentOn: '2026-05-03', receivedOn: '2026-05-04', dueOn: '2026-06-15', ...values },
    })
  ).id;
const sweep = () => worker.get(Sweeps).runAll();
const bare = () => worker.get(UnitOfWork).run(() => worker.get(EscalationJobs).run());
const dying = () =>
  worker
    .get(UnitOfWork)
    .run(async () => {
      await worker.get(EscalationJobs).run();
      throw new Error('killed');
    })
    .catch(() => undefined);
const on = async (day: string, run: () => Promise<unknown> = sweep, hour = '09') => {
  worker.get(Clock).travelTo(new Date(`${day}T${hour}:00:00Z`));
  await run();
};
const points = async (id: string) =>
  (
    await database.admin.query<{ point: string }>(
      `select details->>'point' as point from audit_entry where action = 'advice.escalated' and subject_id = $1 order by seq`,
      [id],
    )
  ).rows.map(({ point }) => point);
const mailsTo = async ({ personId }: Someone) =>
  (
    await database.admin.query<{ recipient: string; subject: string; body: string }>(
      'select recipient, subject, body from mail where key like $1 order by id',
      [`escalated:${personId}:%`],
    )
  ).rows;
const messages = async (id: string) =>
  (
    await database.admin.query<{ said: string }>(
      `select audience || ' ' || kind as said from message where request_id = $1 order by id`,
      [id],
    )
  ).rows.map(({ said }) => said);

it('tells who leads the team, the designated health officer and the officer: not taken, a day late, two weeks late', async () => {
  const id = await ask();
  for (let day = '2026-06-01' as CivilDate; day < '2026-07-20'; day = addDays(day, 1)) await on(day);
  expect(await points(id)).toEqual(['not-taken', 'late', 'very-late']);
  expect(await messages(id)).toEqual(
    ['not-taken', 'late', 'very-late'].flatMap((kind) => [
      `officer ${kind}`,
      `manager ${kind}`,
      `commissioner ${kind}`,
    ]),
  );
  const [notTaken, late] = await mailsTo(manager);
  expect(notTaken).toMatchObject({
    recipient: manager.email,
    subject: 'Needs you: health advice for Area 998 is taken by nobody 7 days before the due day',
  });
  expect(late!.body).toContain('EHC-7, health advice for Area 998: overdue. It was due yesterday');
  expect(await mailsTo(health)).toHaveLength(3);
  expect((await mailsTo(health))[0]!.body).toContain('/allocations');
  const { rowCount } = await database.admin.query(`select 1 from mail where key like 'escalated:%'`);
  expect(rowCount).toBe(6);
});

it('says nothing of a request that somebody took, until it is late', async () => {
  const id = await ask({ state: 'taken' });
  await on('2026-06-10');
  expect(await points(id)).toEqual([]);
  await on('2026-06-16');
  expect(await points(id)).toEqual(['late']);
});

it('tells the officer alone that a request was not received', async () => {
  const id = await ask({ state: 'sent', receivedOn: null });
  await on('2026-05-07');
  expect(await points(id)).toEqual([]);
  await on('2026-05-08');
  expect(await messages(id)).toEqual(['officer not-received']);
  expect(await mailsTo(manager)).toEqual([]);
});

it('writes one letter about all that reached a point', async () => {
  for (let n = 0; n < 3; n += 1) await ask();
  await on('2026-06-09');
  const [letter, ...more] = await mailsTo(manager);
  expect(more).toEqual([]);
  expect(letter!.subject).toBe('Needs you: 3 requests for advice that are late or not taken');
});

it('goes to the designated health officer where no team is chosen', async () => {
  const id = await ask({ teamId: null, state: 'sent', receivedOn: null });
  await on('2026-06-16');
  expect(await points(id)).toEqual(['late']);
  expect(await mailsTo(health)).toHaveLength(1);
  expect(await messages(id)).toEqual(['officer late', 'commissioner late']);
});

it('reaches each point once, whenever workers run, die or repeat, and none that is past', async () => {
  const visit = fc.record({
    wait: fc.integer({ min: 0, max: 9 }),
    hour: fc.constantFrom('05', '07', '20'),
    how: fc.constantFrom('sweep', 'dying', 'twice'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { maxLength: 9 }), async (visits) => {
      const id = await ask();
      let today = '2026-06-01' as CivilDate;
      const expected: string[] = [];
      for (const { wait, hour, how } of visits) {
        today = addDays(today, wait);
        await on(today, { sweep, dying, twice: () => Promise.all([bare(), bare(), sweep()]) }[how], hour);
        if (how === 'dying' || hour === '05' || today < '2026-06-08') continue;
        const point = today <= '2026-06-15' ? 'not-taken' : today < '2026-06-29' ? 'late' : 'very-late';
        if (today <= '2026-07-27' && !expected.includes(point)) expected.push(point);
      }
      expect(await points(id)).toEqual(expected);
      expect((await messages(id)).filter((said) => said.startsWith('officer'))).toHaveLength(expected.length);
    }),
    { numRuns: 20 },
  );
}, 60_000);

it('is told anew to who leads the team that has it now, once to each team', async () => {
  const id = await ask({ state: 'sent', receivedOn: null });
  await on('2026-06-16');
  const other = (await make.team({ agency: 'health' })).id;
  const itsManager = await make.someone('team-manager', { teamId: other });
  for (const has of [other, other, teamId, other]) {
    await database.admin.query(`update advice_request set team_id = $2 where id = $1`, [id, has]);
    await on('2026-06-16');
  }
  expect(await points(id)).toEqual(['late', 'late']);
  expect([(await mailsTo(manager)).length, (await mailsTo(itsManager)).length]).toEqual([1, 1]);
});

it('puts what is for another team before whoever allocates and the officer, and not the leads of that team', async () => {
  const id = await ask({ state: 'wrong-team' });
  for (const day of ['2026-06-09', '2026-06-16', '2026-06-29']) await on(day);
  const all = ['not-taken', 'late', 'very-late'];
  expect(await points(id)).toEqual(all);
  expect(await messages(id)).toEqual(all.flatMap((kind) => [`officer ${kind}`, `commissioner ${kind}`]));
  expect([(await mailsTo(manager)).length, (await mailsTo(health)).length]).toEqual([0, 3]);
});

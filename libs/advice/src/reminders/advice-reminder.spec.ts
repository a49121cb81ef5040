import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Clock, Sweeps, UnitOfWork } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startWorker } from '../../../../test/portal.ts';
import { freshRedis, type TestRedis } from '../../../../test/redis.ts';
import { AdviceReminderJobs } from './advice-reminder.jobs.ts';

let database: TestDatabase;
let make: Factory;
let redis: TestRedis;
let worker: INestApplicationContext;
let teamId: string;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  redis = await freshRedis();
  worker = await startWorker(database, { redis });
  teamId = (await make.team({ agency: 'health', name: 'Speech', email: 'speech@example.test' })).id;
});
afterAll(async () => {
  await worker.close();
  await redis.stop();
  await database.drop();
});
beforeEach(async () => {
  worker.get(Clock).travelTo(new Date('2026-06-01T09:00:00Z'));
  const child = await make.child({ givenName: 'Secret', familyName: 'Child' });
  const { id: caseId } = await make.case({ childId: child.id });
  id = (await make.adviceRequest({ caseId, teamId, state: 'received', dueOn: '2026-06-15' })).id;
});

/** The sweep as it runs, and past its lock, as two workers would if the lock were lost. */
const sweep = () => worker.get(Sweeps).runAll();
const bare = () => worker.get(UnitOfWork).run(() => worker.get(AdviceReminderJobs).run());
const on = async (day: string, run: () => Promise<unknown> = sweep) => {
  worker.get(Clock).travelTo(new Date(`${day}T09:00:00Z`));
  await run();
};
const mails = async () =>
  (
    await database.admin.query(
      'select split_part(key, $2, 3) as step, subject, body, recipient from mail where key like $1 order by id',
      [`reminder:${id}:%`, ':'],
    )
  ).rows;
const steps = async () => (await mails()).map(({ step }) => step);

it('reminds 7 days before, the day before and the day after, each once, however often it runs', async () => {
  for (const day of ['06-01', '06-07', '06-08', '06-09', '06-13', '06-14', '06-15', '06-16', '06-20']) {
    await on(`2026-${day}`);
    await on(`2026-${day}`);
  }
  expect(await steps()).toEqual(['seven-days-before', 'day-before', 'day-after']);
});

it.each([
  ['2026-06-07', []],
  ['2026-06-08', ['seven-days-before']],
  ['2026-06-13', ['seven-days-before']],
  ['2026-06-14', ['day-before']],
  ['2026-06-15', ['day-before']],
  ['2026-06-16', ['day-after']],
  ['2026-07-10', ['day-after']],
])('sends only the latest that fits after days of silence: %s', async (day, expected) => {
  await on(day);
  expect(await steps()).toEqual(expected);
});

it('sends once when several workers sweep together', async () => {
  worker.get(Clock).travelTo(new Date('2026-06-08T09:00:00Z'));
  await Promise.all([bare(), bare(), bare(), sweep()]);
  expect(await steps()).toEqual(['seven-days-before']);
});

it('counts days as London does', async () => {
  worker.get(Clock).travelTo(new Date('2026-06-07T22:59:00Z'));
  await sweep();
  expect(await steps()).toEqual([]);
  worker.get(Clock).travelTo(new Date('2026-06-07T23:00:00Z'));
  await sweep();
  expect(await steps()).toEqual(['seven-days-before']);
});

it('begins anew when receipt has moved the due day', async () => {
  await on('2026-06-14');
  await database.admin.query(`update advice_request set due_on = '2026-07-20' where id = $1`, [id]);
  await on('2026-06-15');
  await on('2026-07-13');
  expect(await steps()).toEqual(['day-before', 'seven-days-before']);
});

it('says the stage, the day and the authority, and never who the child is', async () => {
  await on('2026-06-16');
  const [mail] = await mails();
  expect(mail.recipient).toBe('speech@example.test');
  expect(mail.subject).toBe('Overdue: education advice for Area 998');
  expect(mail.body).toContain('It was due yesterday, on 15 June 2026');
  expect(mail.body).toContain('/requests');
  expect(`${mail.subject}${mail.body}`).not.toMatch(/Secret|Child\b|TST-/);
});

it('asks a body of no agency for its advice', async () => {
  await database.admin.query(`update advice_request set source = 'other' where id = $1`, [id]);
  await on('2026-06-16');
  expect((await mails())[0].subject).toBe('Overdue: your advice for Area 998');
});

it.each(['submitted', 'accepted', 'withdrawn', 'left-out'])('is silent once a request is %s', async (state) => {
  await database.admin.query('update advice_request set state = $1 where id = $2', [state, id]);
  await on('2026-06-14');
  expect(await steps()).toEqual([]);
});

it('writes nothing when the mail cannot be written', async () => {
  await database.admin
    .query(`create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'forced'; end $$;
    create trigger fail_here before insert on mail for each row execute function fail_here()`);
  await on('2026-06-14', () => bare().catch(() => undefined));
  await database.admin.query('drop trigger fail_here on mail; drop function fail_here');
  const decided = await database.admin.query('select 1 from advice_reminder where request_id = $1', [id]);
  expect(decided.rowCount).toBe(0);
  await sweep();
  expect(await steps()).toEqual(['day-before']);
});

import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock, Sweeps, UnitOfWork } from '#platform';
import { addDays, daysBetween, type CivilDate } from '#statute';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startWorker } from '../../../../test/portal.ts';
import { freshRedis, type TestRedis } from '../../../../test/redis.ts';
import { DigestJobs } from './digest.jobs.ts';

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
});
afterAll(async () => {
  await worker.close();
  await redis.stop();
  await database.drop();
});
beforeEach(async () => {
  await database.admin.query(`update advice_request set state = 'withdrawn'`);
  worker.get(Clock).travelTo(new Date('2026-05-01T09:00:00Z'));
  teamId = (await make.team({ agency: 'health', name: 'Speech', email: 'speech@example.test' })).id;
  id = await ask();
});

async function ask(values: object = {}): Promise<string> {
  const child = await make.child({ givenName: 'Secret', familyName: 'Child' });
  const { id: caseId } = await make.case({ childId: child.id });
  const about = { reference: 'EHC-7', receivedOn: '2026-05-04', dueOn: '2026-06-15' };
  return (await make.adviceRequest({ caseId, teamId, state: 'received', ...about, ...values })).id;
}

const prefer = async (before: number[], isWeekly: boolean) =>
  make.row('reminder_pattern', { teamId, before, isWeekly });

/** The sweep as it runs, and past its lock, as two workers would if the lock were lost. */
const sweep = () => worker.get(Sweeps).runAll();
const bare = () => worker.get(UnitOfWork).run(() => worker.get(DigestJobs).run());
/** A worker that dies after its work and before it commits. */
const dying = () =>
  worker
    .get(UnitOfWork)
    .run(async () => {
      await worker.get(DigestJobs).run();
      throw new Error('killed');
    })
    .catch(() => undefined);

const on = async (day: string, run: () => Promise<unknown> = sweep, hour = '09') => {
  worker.get(Clock).travelTo(new Date(`${day}T${hour}:00:00Z`));
  await run();
};
const mails = async () =>
  (
    await database.admin.query<{ day: string; subject: string; body: string; recipient: string }>(
      `select split_part(key, ':', 3) as day, subject, body, recipient from mail where key like $1 order by 1`,
      [`digest:${teamId}:%`],
    )
  ).rows;
const days = async () => (await mails()).map(({ day }) => day);
const steps = async (of = id) =>
  (
    await database.admin.query<{ step: number }>('select step from advice_reminder where request_id = $1 order by at', [
      of,
    ])
  ).rows.map(({ step }) => step);

it('reminds 7 days before, the day before and the day after, each once, however often it runs', async () => {
  for (const day of ['06-01', '06-07', '06-08', '06-09', '06-13', '06-14', '06-15', '06-16', '06-20', '06-23']) {
    await on(`2026-${day}`);
    await on(`2026-${day}`);
  }
  expect(await days()).toEqual(['2026-06-08', '2026-06-14', '2026-06-16']);
  expect(await steps()).toEqual([-7, -1, 1]);
});

it('reminds by the pattern of the team', async () => {
  await prefer([14, 2, 0], true);
  for (let day = '2026-05-28' as CivilDate; day < '2026-07-03'; day = addDays(day, 1)) await on(day);
  expect(await days()).toEqual(['2026-06-01', '2026-06-13', '2026-06-15', '2026-06-16', '2026-06-23', '2026-06-30']);
});

it.each([
  ['2026-06-07', []],
  ['2026-06-08', [-7]],
  ['2026-06-13', [-7]],
  ['2026-06-15', [-1]],
  ['2026-06-16', [1]],
  ['2026-07-10', [1]],
  ['2026-07-28', []],
])('sends only the latest that fits after days of silence: %s', async (day, expected) => {
  await on(day);
  expect(await steps()).toEqual(expected);
});

it('lists in one mail all that is due, by reference and day, and never says who the child is', async () => {
  await ask({ reference: 'EHC-8', dueOn: '2026-06-17', state: 'taken' });
  await ask({ reference: 'EHC-9', dueOn: '2026-07-17' });
  await on('2026-06-16');
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ recipient: 'speech@example.test', subject: 'Advice: 1 overdue, 1 due soon' });
  expect(mail!.body).toContain(
    'EHC-7, education advice for Area 998: overdue. It was due yesterday, on 15 June 2026. Nobody has taken it.',
  );
  expect(mail!.body).toContain(
    'EHC-8, education advice for Area 998: due tomorrow, on 17 June 2026. A colleague is writing it.',
  );
  expect(mail!.body).toContain('/requests');
  expect(mail!.subject + mail!.body).not.toMatch(/EHC-9|Secret|Child\b/);
});

it('writes from 8 in the morning in London, summer and winter', async () => {
  await on('2026-06-08', sweep, '06');
  expect(await days()).toEqual([]);
  await on('2026-06-08', sweep, '07');
  expect(await days()).toEqual(['2026-06-08']);
  await database.admin.query(`update advice_request set due_on = '2026-12-15' where id = $1`, [id]);
  await on('2026-12-08', sweep, '07');
  expect(await days()).toHaveLength(1);
  await on('2026-12-08', sweep, '08');
  expect(await days()).toHaveLength(2);
});

it('begins anew when receipt has moved the due day', async () => {
  await on('2026-06-14');
  await database.admin.query(`update advice_request set due_on = '2026-07-20' where id = $1`, [id]);
  await on('2026-06-15');
  await on('2026-07-13');
  expect(await steps()).toEqual([-1, -7]);
});

it.each(['sent', 'received', 'taken', 'returned', 'not-known'])('reminds of a request that is %s', async (state) => {
  await database.admin.query('update advice_request set state = $1 where id = $2', [state, id]);
  await on('2026-06-14');
  expect(await days()).toEqual(['2026-06-14']);
});

it.each(['submitted', 'accepted', 'withdrawn', 'left-out', 'wrong-team'])(
  'is silent once a request is %s',
  async (state) => {
    await database.admin.query('update advice_request set state = $1 where id = $2', [state, id]);
    await on('2026-06-14');
    expect(await days()).toEqual([]);
  },
);

it('writes nothing when the mail cannot be written', async () => {
  await database.admin
    .query(`create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'forced'; end $$;
    create trigger fail_here before insert on mail for each row execute function fail_here()`);
  await on('2026-06-14', () => bare().catch(() => undefined));
  await database.admin.query('drop trigger fail_here on mail; drop function fail_here');
  expect(await steps()).toEqual([]);
  expect((await database.admin.query('select 1 from advice_digest where team_id = $1', [teamId])).rowCount).toBe(0);
  await sweep();
  expect(await steps()).toEqual([-1]);
});

describe('whenever workers run, die or repeat', () => {
  /** What the pattern says in long hand: the latest day of the pattern that is today or before. */
  function stepOn(day: CivilDate, dueOn: CivilDate, before: number[], isWeekly: boolean): number | null {
    const days = [...before.map((each) => addDays(dueOn, -each)), addDays(dueOn, 1)];
    const weeks = isWeekly ? 20 : 1;
    for (let week = 1; week < weeks; week += 1) days.push(addDays(dueOn, 1 + 7 * week));
    const latest = days
      .filter((each) => each <= day)
      .toSorted()
      .at(-1);
    return latest ? daysBetween(dueOn, latest) : null;
  }

  it('a team has one mail on each day that has a reminder for it, and each reminder is in one', async () => {
    const visit = fc.record({
      wait: fc.integer({ min: 0, max: 5 }),
      hour: fc.constantFrom('05', '07', '12', '22'),
      how: fc.constantFrom('sweep', 'dying', 'twice', 'sweep'),
    });
    const dues = fc.array(fc.integer({ min: -8, max: 30 }), { minLength: 1, maxLength: 4 });
    const before = fc.uniqueArray(fc.integer({ min: 0, max: 16 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        dues,
        before,
        fc.boolean(),
        fc.array(visit, { maxLength: 9 }),
        async (dues, before, isWeekly, visits) => {
          await database.admin.query(`update advice_request set state = 'withdrawn'`);
          teamId = (await make.team({ agency: 'health' })).id;
          await prefer(before, isWeekly);
          let today = '2026-06-01' as CivilDate;
          const asked = [];
          for (const due of dues) {
            const dueOn = addDays(today, due);
            asked.push({ id: await ask({ dueOn }), dueOn });
          }
          const expected = new Set<string>();
          const reminded = new Set<string>();
          for (const { wait, hour, how } of visits) {
            today = addDays(today, wait);
            await on(today, { sweep, dying, twice: () => Promise.all([bare(), bare(), sweep()]) }[how], hour);
            if (how === 'dying' || hour === '05' || expected.has(today)) continue;
            for (const { id, dueOn } of asked) {
              const step = stepOn(today, dueOn, before, isWeekly);
              if (step === null || reminded.has(`${id} ${step}`)) continue;
              reminded.add(`${id} ${step}`);
              expected.add(today);
            }
          }
          expect(await days()).toEqual([...expected]);
          const found = [];
          for (const { id } of asked) found.push(...(await steps(id)).map((step) => `${id} ${step}`));
          expect(new Set(found)).toEqual(reminded);
          const told = await database.admin.query(
            `select 1 from audit_entry where action = 'advice.reminded' and subject_id = any($1)`,
            [asked.map(({ id }) => id)],
          );
          expect(told.rowCount).toBe(reminded.size);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

it('reminds the team that has the request now of the day that another team was reminded of', async () => {
  await on('2026-06-08');
  const other = (await make.team({ agency: 'health', email: 'other@example.test' })).id;
  await database.admin.query('update advice_request set team_id = $2 where id = $1', [id, other]);
  await on('2026-06-08');
  await on('2026-06-09');
  expect(await steps()).toEqual([-7, -7]);
  const told = await database.admin.query(`select 1 from mail where key like $1`, [`digest:${other}:%`]);
  expect(told.rowCount).toBe(1);
});

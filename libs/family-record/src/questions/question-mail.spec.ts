import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock, Sweeps, UnitOfWork } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startWorker } from '../../../../test/portal.ts';
import { freshRedis, type TestRedis } from '../../../../test/redis.ts';
import { QuestionMailJobs } from './question-mail.jobs.ts';

let database: TestDatabase;
let make: Factory;
let redis: TestRedis;
let worker: INestApplicationContext;

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

const sweep = () => worker.get(Sweeps).runAll();
const bare = () => worker.get(UnitOfWork).run(() => worker.get(QuestionMailJobs).run());
const on = async (instant: string, run: () => Promise<unknown> = sweep) => {
  worker.get(Clock).travelTo(new Date(instant));
  await run();
};
const mails = async () =>
  (
    await database.admin.query<{ recipient: string; subject: string; body: string }>(
      `select recipient, subject, body from mail where key like 'questions:%' order by id`,
    )
  ).rows;

describe('the family’s mail of the day', () => {
  it('comes once a day however many ask, from 8 in the morning, to whoever may answer; it names no child', async () => {
    const child = await make.child({ givenName: 'Secret', familyName: 'Child' });
    const { id: caseId } = await make.case({ childId: child.id });
    const ask = (values: object = {}) => make.row('family_question', { caseId, words: 'Secret question?', ...values });
    const mother = await make.parent(caseId);
    const others = [await make.person(), await make.person()];
    await make.participant({ caseId, personId: others[0]!.id, part: 'supporter', scope: ['progress'] });
    await make.participant({ caseId, personId: others[1]!.id, endedOn: '2026-03-03' });
    await ask();
    await ask({ state: 'on-record', settledAt: '2026-03-02T10:00:00Z' });

    await on('2026-05-04T06:30:00Z');
    expect(await mails()).toEqual([]);
    await on('2026-05-04T07:30:00Z'); // half past eight in London
    await Promise.all([bare(), bare()]);
    expect(await mails()).toMatchObject([{ recipient: mother.email, subject: 'A question for you' }]);

    await ask();
    await ask();
    await on('2026-05-04T21:00:00Z');
    expect(await mails()).toHaveLength(1);
    await on('2026-05-05T09:00:00Z');
    await on('2026-05-05T15:00:00Z');
    await on('2026-05-06T09:00:00Z'); // nothing new: no second mail about the same
    const [, second, ...more] = await mails();
    expect([second!.subject, more]).toEqual(['3 questions for you', []]);
    expect(JSON.stringify(await mails())).not.toMatch(/Secret/);
    const { rows } = await database.admin.query(`select 1 from audit_entry where action = 'question.mailed'`);
    expect(rows).toHaveLength(3);
  });
});

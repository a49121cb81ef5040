import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UnitOfWork } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Row } from '../../../../test/factories/index.ts';
import { startWorker } from '../../../../test/portal.ts';
import { freshRedis, type TestRedis } from '../../../../test/redis.ts';
import { ArrivalJobs } from './arrival.jobs.ts';

let database: TestDatabase;
let redis: TestRedis;
let worker: INestApplicationContext;

beforeAll(async () => {
  database = await freshDatabase();
  redis = await freshRedis();
  worker = await startWorker(database, { redis });
});
afterAll(async () => {
  await worker.close();
  await redis.stop();
  await database.drop();
});

const news = ({ id: requestId, caseId, areaId, teamId }: Row) => ({
  requestId,
  caseId,
  areaId,
  teamId,
  commissionerId: null,
  previousTeamId: null,
});
const mailed = async ({ id }: Row) =>
  (await database.admin.query<{ body: string }>('select body from mail where key like $1', [`arrived:${id}:%`])).rows;

it.each([
  ['sent', 'arrived', 'six weeks after your team opens or acknowledges'],
  ['received', 'arrived', null],
  ['sent', 'allocated', 'six weeks after your team opens or acknowledges'],
  ['received', 'allocated', 'its six weeks have run since: it is due on 15 June 2026'],
  ['taken', 'allocated', null],
] as const)('a %s request that is %s is told of with its own clock, once', async (state, event, words) => {
  const make = factories(database);
  const { id: teamId } = await make.team({ agency: 'health' });
  const receivedOn = state === 'sent' ? null : '2026-05-04';
  const request = await make.adviceRequest({ teamId, source: 'health', state, receivedOn, dueOn: '2026-06-15' });
  for (let times = 0; times < 2; times++)
    await worker.get(UnitOfWork).run(() => worker.get(ArrivalJobs)[event](news(request)));
  expect((await mailed(request)).map(({ body }) => words !== null && body.includes(words))).toEqual(
    words ? [true] : [],
  );
});

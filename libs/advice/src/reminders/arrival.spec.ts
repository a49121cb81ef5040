import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UnitOfWork } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, HERE, type Row } from '../../../../test/factories/index.ts';
import { startPortal, startWorker } from '../../../../test/portal.ts';
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
  source: null,
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

it('is told of again to a team that gets it back, and the course shows each mail', async () => {
  const make = factories(database);
  const portal = await startPortal(database);
  const commissionerId = (await make.organisation({ kind: 'health-commissioner' })).id;
  const { id: organisationId } = await make.organisation({ kind: 'nhs-provider' });
  const { id: caseId } = await make.case();
  await make.row('organisation_area', { areaId: HERE, organisationId });
  const [first, second] = [
    await make.team({ agency: 'health', organisationId }),
    await make.team({ agency: 'health', organisationId }),
  ];
  const request = await make.adviceRequest({ caseId, commissionerId, source: 'health', state: 'received' });
  const meera = await portal
    .visitor()
    .signIn(await make.someone('designated-health-officer', { organisationId: commissionerId }));
  for (const { id: teamId } of [first, second, first]) {
    expect((await meera.postJson(`/api/v1/allocations/${request.id}`, { teamId })).status).toBe(201);
    for (let times = 0; times < 2; times++)
      await worker.get(UnitOfWork).run(() => worker.get(ArrivalJobs).allocated(news(request)));
  }
  expect(await mailed(request)).toHaveLength(3);
  const officer = await portal.visitor().signIn(await make.officer());
  const { text } = await officer.get(`/cases/${caseId}/advice/${request.id}/course`);
  expect(text.match(/The message waits for the mail server/g)).toHaveLength(3);
  expect(text).toContain('What the mail server did is no receipt: the six weeks run');
  await portal.stop();
});

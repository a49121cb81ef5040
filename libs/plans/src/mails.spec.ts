import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UnitOfWork } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory } from '../../../test/factories/index.ts';
import { startWorker } from '../../../test/portal.ts';
import { freshRedis, type TestRedis } from '../../../test/redis.ts';
import { UseMailJobs } from './answers/use-mail.jobs.ts';
import { ConsultedMailJobs } from './consultations/institution/consulted-mail.jobs.ts';
import { AskedMailJobs } from './health-provision/commissioner/asked-mail.jobs.ts';
import { ReleasedMailJobs } from './released/released-mail.jobs.ts';

let database: TestDatabase;
let worker: INestApplicationContext;
let make: Factory;
let redis: TestRedis;

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

it('tells each team that gave advice, once for a draft, where to see how it is used, and nothing of the child', async () => {
  const about = await make.case();
  const [gave, owes, other] = [await make.team(), await make.team(), await make.team()];
  const request = await make.adviceRequest({ caseId: about.id, teamId: gave.id, state: 'submitted' });
  await make.adviceRequest({ caseId: about.id, teamId: owes.id, state: 'sent' });
  await make.adviceRequest({ caseId: (await make.case()).id, teamId: other.id, state: 'submitted' });
  const news = { caseId: about.id, areaId: '998', planVersionId: randomUUID() };
  const drafted = () => worker.get(UnitOfWork).run(() => worker.get(UseMailJobs, { strict: false }).drafted(news));
  await drafted();
  await drafted();
  const { rows } = await database.admin.query<{ recipient: string; subject: string; body: string }>(
    `select recipient, subject, body from mail where key like 'use:%'`,
  );
  expect(rows.map(({ recipient }) => recipient)).toEqual([gave.email]);
  expect(rows[0]!.body).toContain(`/requests/${request.id}/use`);
  expect(rows[0]!.subject + rows[0]!.body).not.toMatch(/Robin|Invented-/);
});

it('tells the designated health officers of a commissioner, once for an asking, what waits, and nothing of the child', async () => {
  const about = await make.case();
  const [board, other] = [
    await make.organisation({ kind: 'health-commissioner', name: 'Wexcombe Health Board' }),
    await make.organisation({ kind: 'health-commissioner' }),
  ];
  const officer = await make.someone('designated-health-officer', { organisationId: board.id });
  const left = await make.someone('designated-health-officer', { organisationId: board.id });
  await make.someone('designated-health-officer', { organisationId: other.id });
  await database.admin.query(`update membership set ended_on = '2020-01-01' where id = $1`, [left.membershipId]);
  const news = { caseId: about.id, areaId: '998', askedId: randomUUID(), commissionerId: board.id };
  const asked = () => worker.get(UnitOfWork).run(() => worker.get(AskedMailJobs, { strict: false }).asked(news));
  await asked();
  await asked();
  const { rows } = await database.admin.query<{ recipient: string; subject: string; body: string }>(
    `select recipient, subject, body from mail where key like 'health-asked:%'`,
  );
  const { rows: people } = await database.admin.query('select email from person where id = $1', [officer.personId]);
  expect(rows.map(({ recipient }) => recipient)).toEqual([people[0].email]);
  expect(rows[0]!.body).toMatch(/Wexcombe Health Board[^]*\/health-provision$/m);
  expect(rows[0]!.subject + rows[0]!.body).not.toMatch(/Robin|Invented-/);
  expect(rows[0]!.subject + rows[0]!.body).not.toContain(about.reference);
});

it('tells the head of an institution that is consulted, and again on the day of a chase, and nothing of the child', async () => {
  const about = await make.case();
  const school = await make.organisation({ kind: 'school', name: 'Alder Grove' });
  const head = await make.someone('head', { organisationId: school.id });
  await make.someone('head');
  const news = { caseId: about.id, areaId: '998', consultationId: randomUUID(), planVersionId: randomUUID() };
  const asked = (chasedOn: string | null) =>
    worker
      .get(UnitOfWork)
      .run(() =>
        worker.get(ConsultedMailJobs, { strict: false }).asked({ ...news, institutionId: school.id, chasedOn }),
      );
  for (const day of [null, null, '2026-11-20', '2026-11-20']) await asked(day);
  const { rows } = await database.admin.query<{ recipient: string; subject: string; body: string }>(
    `select recipient, subject, body from mail where key like 'consulted:%'`,
  );
  const { rows: people } = await database.admin.query('select email from person where id = $1', [head.personId]);
  expect(rows.map(({ recipient }) => recipient)).toEqual([people[0].email, people[0].email]);
  expect(
    rows
      .map(({ subject }) => subject)
      .toSorted()
      .join(),
  ).toMatch(/consults Alder Grove.*still waits/);
  expect(rows[0]!.body).toContain(`/plans/${news.planVersionId}/consultation`);
  expect(rows.map(({ subject, body }) => subject + body).join()).not.toMatch(/Robin|Invented-/);
});

it('tells the head of an organisation that a plan was given to it, once for a copy, and nothing of the child', async () => {
  const about = await make.case();
  const school = await make.organisation({ kind: 'school', name: 'Kingcup' });
  const head = await make.someone('head', { organisationId: school.id });
  await make.someone('head');
  const news = { caseId: about.id, areaId: '998', releaseId: randomUUID(), recipientId: school.id };
  const released = () =>
    worker.get(UnitOfWork).run(() => worker.get(ReleasedMailJobs, { strict: false }).released(news));
  await released();
  await released();
  const { rows } = await database.admin.query<{ recipient: string; subject: string; body: string }>(
    `select recipient, subject, body from mail where key like 'released:%'`,
  );
  const { rows: people } = await database.admin.query('select email from person where id = $1', [head.personId]);
  expect(rows.map(({ recipient }) => recipient)).toEqual([people[0].email]);
  expect(rows[0]!.body).toMatch(/Kingcup a copy[^]*\/plans$/m);
  expect(rows[0]!.subject + rows[0]!.body).not.toMatch(/Robin|Invented-/);
});

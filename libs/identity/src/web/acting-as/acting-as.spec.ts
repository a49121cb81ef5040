import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

it('lets an officer who is also a parent act as either, with the rights of one at a time', async () => {
  const someone = await make.officer();
  const [own, other] = [(await make.case({ areaId: '999' })).id, (await make.case()).id];
  await make.participant({ caseId: own, areaId: '999', personId: someone.personId, part: 'parent' });
  const visitor = await portal.visitor().signIn(someone);
  expect((await visitor.get(`/cases/${other}`)).status).toBe(200);
  expect((await visitor.get(`/family/${own}`)).status).toBe(404);

  const choice = await visitor.get('/acting-as');
  expect(choice.text).toContain('As a parent or young person');
  expect(choice.text).toContain('Act as someone else');
  expect((await visitor.postForm('/acting-as', { membershipId: 'family' })).location).toBe('/');
  expect((await visitor.get('/')).location).toBe('/family');
  expect((await visitor.get(`/family/${own}`)).status).toBe(200);
  expect((await visitor.get(`/cases/${other}`)).status).toBe(404);

  await visitor.postForm('/acting-as', { membershipId: someone.membershipId! });
  expect((await visitor.get(`/cases/${other}`)).status).toBe(200);
  expect((await visitor.get(`/family/${own}`)).status).toBe(404);
});

it('offers no family to somebody who is on no case, or no longer', async () => {
  const someone = await make.officer();
  const caseId = (await make.case()).id;
  await make.participant({ caseId, personId: someone.personId, part: 'parent', endedOn: '2026-01-01' });
  const visitor = await portal.visitor().signIn(someone);
  expect((await visitor.get('/acting-as')).text).not.toContain('As a parent or young person');
  expect((await visitor.postForm('/acting-as', { membershipId: 'family' })).status).toBe(404);
});

it('tells an administrator what there is for them now', async () => {
  const visitor = await portal.visitor().signIn(await make.someone('administrator'));
  const { location } = await visitor.get('/');
  expect((await visitor.get(location!)).text).toContain('There are no pages for administrators yet');
});

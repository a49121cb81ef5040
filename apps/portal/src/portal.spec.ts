import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory } from '../../../test/factories/index.ts';
import { startPortal, startWorker, type Portal } from '../../../test/portal.ts';

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
it('signs in', async () => {
  const officer = await make.officer();
  const visitor = await portal.visitor().signIn(officer);
  const page = await visitor.get('/acting-as');
  expect(page.text).toContain('Case officer');
  const w = await startWorker(database, { redis: portal.redis });
  await w.close();
});

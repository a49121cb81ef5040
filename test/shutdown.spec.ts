import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from './database.ts';
import { startPortal, startWorker } from './portal.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('a portal and a worker that are told to stop as soon as they stand end in peace', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', note);
  for (let times = 0; times < 4; times++) {
    const portal = await startPortal(database);
    const worker = await startWorker(database, { redis: portal.redis });
    await worker.close();
    await portal.stop();
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

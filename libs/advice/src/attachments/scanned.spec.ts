import type { INestApplicationContext } from '@nestjs/common';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { Sweeps, UnitOfWork } from '#platform';
import { Connections } from '../../../../test/acting.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { eicar, multipart, pdf } from '../../../../test/files.ts';
import { freePort } from '../../../../test/free-port.ts';
import { startPortal, startWorker, type Portal } from '../../../../test/portal.ts';
import { startScanner, type TestScanner } from '../../../../test/scanner.ts';
import { FileChecks } from '../../../platform/src/files/file-checks.ts';

const HOUR_MS = 3_600_000;
const folder = () => path.join(inject('folder'), 'files-of-scanned');

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let scanner: TestScanner;
let port: number;
let team: string;
let tom: Visitor;
let caseId: string;
let url: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  port = await freePort();
  scanner = await startScanner(port);
  const settings = { FILES_FOLDER: folder(), CLAMD_URL: `tcp://127.0.0.1:${port}` };
  portal = await startPortal(database, { settings });
  worker = await startWorker(database, { redis: portal.redis, settings });
  team = (await make.team({ agency: 'health' })).id;
  tom = await portal.visitor().signIn(await make.contributor({ teamId: team }));
}, 180_000);
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await scanner.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
  await make.participant({ caseId, teamId: team });
  const given = { caseId, teamId: team, source: 'health', state: 'received', receivedOn: '2026-03-02' };
  url = `/requests/${(await make.adviceRequest(given)).id}/attachments`;
});

const stored = () => readdirSync(folder(), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
async function attach(content: Buffer): Promise<number> {
  const tokens = Object.entries(await tom.tokens(url)).map(([name, value]) => ({ name, value }));
  const { body, type } = multipart([...tokens, { name: 'report', value: content, fileName: 'a.pdf' }]);
  const headers = { 'content-type': type };
  return (await tom.send(url, { method: 'POST', body: new Uint8Array(body), headers })).status;
}
const listed = async () =>
  (await tom.get(`/api/v1${url}`)).json<{ attachments: { id: string; standing: string }[] }>().attachments;
const standing = async () => (await listed()).at(-1)!.standing;
const opened = async () => (await tom.get(`${url}/${(await listed()).at(-1)!.id}`)).status;
const until = (wanted: string) =>
  vi.waitFor(async () => expect(await standing()).toBe(wanted), { timeout: 30_000, interval: 100 });
const actions = async () =>
  (
    await database.admin.query<{ action: string }>(`select action from audit_entry where case_id = $1 order by seq`, [
      caseId,
    ])
  ).rows.map(({ action }) => action);

describe('where a scanner is set', () => {
  it('releases a file once the scanner has called it clean, and puts that on record', async () => {
    expect(await attach(pdf())).toBe(303);
    await until('clean');
    expect(await opened()).toBe(200);
    expect(await actions()).toContain('attachment.clean');
  });

  it('lets nobody open a file with a virus, says so, and deletes it', async () => {
    const before = stored().length;
    expect(await attach(Buffer.concat([pdf(), eicar(), pdf()]))).toBe(303);
    await until('refused');
    expect(await opened()).toBe(409);
    expect((await tom.get(url)).text).toContain('A virus was found');
    expect(await actions()).toContain('attachment.refused');
    expect((await tom.get('/messages')).text).toContain('a virus was found in a file of your team');
    await worker.get(Sweeps).runAll();
    expect(stored()).toHaveLength(before);
  });

  it('takes a report in place of one with a virus, once it is known to have one, and puts both on record', async () => {
    const olu = await portal.visitor().signIn(await make.officer());
    const { id } = await make.adviceRequest({ caseId, state: 'proposed', teamId: null });
    await make.row('advice_reuse', { requestId: id, caseId, givenOn: '2026-01-05', askedOn: '2099-01-05' });
    const page = `/cases/${caseId}/earlier-advice/${id}`;
    const add = async (content: Buffer) => {
      const fields = Object.entries(await olu.tokens('/acting-as')).map(([name, value]) => ({ name, value }));
      const { body, type } = multipart([...fields, { name: 'report', value: content, fileName: 'a.pdf' }]);
      const headers = { 'content-type': type };
      return (await olu.send(`${page}/report`, { method: 'POST', body: new Uint8Array(body), headers })).status;
    };
    const says = (words: string) =>
      vi.waitFor(async () => expect((await olu.get(page)).text).toContain(words), { timeout: 30_000, interval: 100 });
    expect(await add(Buffer.concat([pdf(), eicar(), pdf()]))).toBe(303);
    await says('A virus was found');
    expect((await olu.get(`${page}/report`)).status).toBe(409);
    expect(await add(pdf())).toBe(303);
    await vi.waitFor(async () => expect((await olu.get(`${page}/report`)).status).toBe(200), { timeout: 30_000 });
    expect(await add(pdf())).toBe(409);
    expect(await actions()).toEqual(
      expect.arrayContaining(['advice.reuse-report-refused', 'advice.reuse-report-clean']),
    );
    await worker.get(Sweeps).runAll(); // deletes the refused one, which the tests below would count
  });

  it('holds a file while the scanner is away, and asks again until it is back', async () => {
    await scanner.stop();
    expect(await attach(pdf())).toBe(303);
    await new Promise((resolve) => setTimeout(resolve, 1500)); // tried by now
    expect([await standing(), await opened()]).toEqual(['held', 409]);
    expect((await tom.get(url)).text).toContain('Being checked for viruses');
    scanner = await startScanner(port);
    await until('clean');
    expect(await opened()).toBe(200);
  }, 60_000);

  it('holds what was attached before there was one, and has it checked', async () => {
    expect(await attach(pdf())).toBe(303);
    await until('clean');
    await database.admin.query(`update stored_file set verdict = 'waiting', asked_at = null`);
    expect([await standing(), await opened()]).toEqual(['held', 409]);
    await worker.get(Sweeps).runAll();
    await until('clean');
  }, 60_000);

  it('lets the portal write no verdict, not even by a fault of its own', async () => {
    const app = new Connections(database.appUrl);
    for (const statement of [
      `update stored_file set verdict = 'clean'`,
      `insert into stored_file (key, type, size, hash, verdict) values ('k', 't', 1, 'h', 'clean')`,
      'delete from stored_file',
    ])
      await expect(app.as(null, (client) => client.query(statement))).rejects.toThrow('permission denied');
    await app.end();
  });
});

describe('bytes that nothing needs', () => {
  it('are swept where their transaction failed after they were stored, and no others', async () => {
    expect(await attach(pdf())).toBe(303);
    const before = stored().length;
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'forced'; end $$;
       create constraint trigger forced after insert on attachment deferrable initially deferred for each row execute function fail()`,
    );
    expect(await attach(pdf())).toBe(500);
    await database.admin.query('drop function fail cascade');
    expect(await listed()).toHaveLength(1);
    expect(stored()).toHaveLength(before + 1);
    const sweep = (after: number) =>
      worker
        .get(UnitOfWork)
        .run(() => worker.get(FileChecks, { strict: false }).eraseOrphans(new Date(Date.now() + after)));
    await sweep(0);
    expect(stored()).toHaveLength(before + 1); // its transaction may still be going on
    await sweep(2 * HOUR_MS);
    expect(stored()).toHaveLength(before);
  });

  it('are deleted a week after they were removed from a draft', async () => {
    expect(await attach(pdf())).toBe(303);
    const before = stored().length;
    const { id } = (await listed())[0]!;
    expect((await tom.postForm(`${url}/${id}/removal`, {}, { page: url })).status).toBe(303);
    expect((await tom.get(`${url}/${id}`)).status).toBe(404);
    await worker.get(Sweeps).runAll();
    expect(stored()).toHaveLength(before);
    await database.admin.query(
      `update stored_file set removed_at = now() - interval '8 days' where removed_at is not null`,
    );
    await worker.get(Sweeps).runAll();
    expect(stored()).toHaveLength(before - 1);
  });
});

import { readdirSync, rmSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Answer, Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { pointKeys } from '../acceptance/checklist.ts';
import { docx, jpeg, multipart, pdf, pdfOf, png, sha256, zip, type FormPart } from '../../../../test/files.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { fingerprint } from '../contributions/contribution.service.ts';

const MB = 1024 * 1024;
const folder = () => path.join(inject('folder'), 'files-of-attachments');

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: string;
let writer: Someone;
let tom: Visitor;
let officer: Visitor;
let caseId: string;
let requestId: string;
let url: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database, { settings: { FILES_FOLDER: folder() } });
  team = (await make.team({ agency: 'health' })).id;
  writer = await make.contributor({ teamId: team });
  tom = await portal.visitor().signIn(writer);
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  rmSync(folder(), { recursive: true, force: true });
  caseId = (await make.case()).id;
  await make.participant({ caseId, teamId: team });
  const given = { caseId, teamId: team, source: 'health', state: 'received', receivedOn: '2026-03-02' };
  requestId = (await make.adviceRequest({ ...given, dueOn: '2099-01-01' })).id;
  url = `/requests/${requestId}/attachments`;
});

const rows = async <T extends Record<string, unknown>>(sql: string) =>
  (await database.admin.query<T>(sql, [requestId])).rows;
/** Everything that lies in the store, whole or half. */
const stored = () => {
  try {
    return readdirSync(folder(), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  } catch {
    return [];
  }
};
const listed = async () =>
  (await tom.get(`/api/v1${url}`)).json<{ attachments: { id: string; name: string; hash: string }[] }>().attachments;

interface Upload {
  who?: Visitor;
  to?: string;
  name?: string;
  fields?: Record<string, string>;
}
async function attach(content: Buffer, { who = tom, to = url, name = 'Report.pdf', fields = {} }: Upload = {}) {
  const tokens = await who.tokens(url);
  const before = Object.entries({ ...tokens, isReport: 'no', ...fields });
  return send(
    [...before.map(([key, value]) => ({ name: key, value })), { name: 'report', value: content, fileName: name }],
    who,
    to,
  );
}
function send(parts: FormPart[], who = tom, to = url, headers = {}): Promise<Answer> {
  const { body, type } = multipart(parts);
  return who.send(to, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type, ...headers } });
}
/** The file as it is downloaded, byte for byte. */
async function download(who: Visitor, id: string): Promise<{ answer: Response; content: Buffer }> {
  const answer = await fetch(new URL(`${url}/${id}`, portal.url), { headers: { cookie: who.cookie } });
  return { answer, content: Buffer.from(await answer.arrayBuffer()) };
}
const write = async (fields = {}) => {
  const sent = {
    involvement: 'I saw Robin three times.',
    'particular[diagnoses]': 'None',
    'particular[soFar]': 'None',
    noNeeds: 'No need was found.',
    'author[name]': 'Tom Ellis',
    'author[role]': 'Therapist',
    ...fields,
  };
  expect((await tom.postForm(`/requests/${requestId}`, sent)).status).toBe(303);
};
const submit = async () => tom.postForm(`/requests/${requestId}/check`, { draftVersion: await version() });
const version = async () =>
  (
    await rows<{ draft_version: number }>(
      'select max(draft_version) as draft_version from contribution where request_id = $1',
    )
  )[0]!.draft_version;

describe('attaching', () => {
  it('keeps the file, lists it, and gives it back byte for byte as a file of its own', async () => {
    const content = pdf();
    expect(await attach(content, { name: 'Robin’s report.pdf' })).toMatchObject({ status: 303, location: url });
    const [only] = await listed();
    expect(only).toMatchObject({ name: 'Robin’s report.pdf', hash: sha256(content), standing: 'unchecked' });
    expect((await tom.get(url)).text).toContain('Not checked for viruses');
    const { answer, content: back } = await download(tom, only!.id);
    expect(back.equals(content)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Robin?s report.pdf"; filename*=UTF-8''Robin%E2%80%99s%20report.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it.each([
    ['a Word document', 'Advice.docx', docx, 'Advice.docx'],
    ['text', 'notes.txt', () => Buffer.from('Robin said: “hello”\n'), 'notes.txt'],
    ['a PNG picture', 'drawing.PNG', png, 'drawing.png'],
    ['a JPEG picture', 'photo.jpeg', jpeg, 'photo.jpeg'],
    ['a PDF that says it is a picture', 'scan.png', pdf, 'scan.png.pdf'],
    ['two endings', 'report.exe.pdf', pdf, 'report.exe.pdf'],
    ['a path', '../../../etc/cron.d/../passwd.pdf', pdf, 'passwd.pdf'],
    ['a Windows path', 'C:\\Users\\Tom\\CON.pdf', pdf, 'Report CON.pdf'],
    ['words turned round', 'advice\u202Efdp.exe', pdf, 'advicefdp.exe.pdf'],
    ['nothing but dots', '....', pdf, 'Report.pdf'],
    ['angles', '<script>alert.pdf', pdf, 'scriptalert.pdf'],
    ['a very long name', `${'x'.repeat(4000)}.pdf`, pdf, `${'x'.repeat(120)}.pdf`],
  ])('takes %s, under a name that is safe to show and to save', async (_, name, content, shown) => {
    expect((await attach(content(), { name })).status).toBe(303);
    expect((await listed()).map((each) => each.name)).toEqual([shown]);
    expect(stored()).toHaveLength(1);
    expect(stored()[0]!.name).toMatch(/^[0-9a-f-]{36}$/);
  });

  const lie = (claims?: number) =>
    docx([{ name: 'word/media/image1.bmp', content: Buffer.alloc(20 * MB), ...(claims ? { claims } : {}) }]);
  it.each([
    ['an empty file', () => Buffer.alloc(0), 'empty'],
    ['a program', () => Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(500)]), 'program'],
    ['a zip file', () => zip([{ name: 'a.txt', content: Buffer.from('a') }]), 'not a Word document'],
    ['a document with macros', () => docx([{ name: 'word/vbaProject.bin', content: Buffer.from('x') }]), 'macros'],
    ['a zip bomb', () => lie(), 'unpacks to far more'],
    ['a zip bomb that lies', () => lie(1000), 'damaged'],
    ['a document cut short', () => docx().subarray(0, 200), 'damaged'],
    ['a web page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'another kind'],
    [
      'a drawing with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'another',
    ],
    ['bytes', () => Buffer.from([0, 1, 2, 3, 250, 251]), 'another kind'],
    ['text that is not UTF-8', () => Buffer.from([0x52, 0xe9, 0x6d, 0x79]), 'another kind'],
    ['a PDF that is a zip file too', () => Buffer.concat([pdf(), docx()]), 'more than one kind'],
    ['a web page that begins as a PDF', () => Buffer.from('%PDF-1.4\n<script>alert(1)</script>'), 'more than one'],
    ['a picture that is a zip file too', () => Buffer.concat([png(), docx()]), 'more than one kind'],
  ])('refuses %s, whatever its name and type say, and keeps nothing', async (_, content, why) => {
    const answer = await attach(content(), { name: 'Advice.pdf' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(why);
    expect(await listed()).toEqual([]);
    expect(stored()).toEqual([]);
  });

  it('takes 25 MB and not a byte more', async () => {
    expect((await attach(pdfOf(25 * MB))).status).toBe(303);
    expect(stored()).toHaveLength(1);
    for (const size of [25 * MB + 1, 26 * MB, 40 * MB]) {
      const answer = await attach(pdfOf(size));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('25 MB or smaller');
    }
    expect(stored()).toHaveLength(1);
  }, 60_000);

  it('refuses two files in one form, a form without one, the same file twice and a twenty-first', async () => {
    const tokens = Object.entries(await tom.tokens(url)).map(([name, value]) => ({ name, value }));
    const file = (value: Buffer) => ({ name: 'report', value, fileName: 'a.pdf' });
    expect((await send([...tokens, file(pdf()), file(pdf())])).text).toContain('one file at a time');
    expect((await send([...tokens, file(pdf()), { ...file(pdf()), name: 'other' }])).status).toBe(422);
    expect((await send(tokens)).text).toContain('Choose a file');
    expect((await send([...tokens, { name: 'report', value: '', fileName: '' }])).text).toContain('Choose a file');
    expect((await send([...tokens, { name: 'report', value: 'words' }])).text).toContain('Choose a file');
    expect((await tom.postForm(url, { report: 'words' })).status).toBe(422);
    expect(stored()).toEqual([]);
    const content = pdf();
    expect((await attach(content)).status).toBe(303);
    expect((await attach(content)).text).toContain('attached already');
    for (let n = 2; n <= 20; n++) expect((await attach(pdf())).status).toBe(303);
    expect((await attach(pdf())).text).toContain('up to 20 files');
    expect(stored()).toHaveLength(20);
  }, 60_000);

  it('takes two different files from one page, and a double click once', async () => {
    const tokens = Object.entries(await tom.tokens(url)).map(([name, value]) => ({ name, value }));
    const [first, second] = [pdf(), pdf()];
    const parts = (value: Buffer) => [...tokens, { name: 'report', value, fileName: 'a.pdf' }];
    expect((await Promise.all([send(parts(first)), send(parts(first))])).map(({ status }) => status)).toEqual([
      303, 303,
    ]);
    expect((await send(parts(second))).status).toBe(303);
    expect((await listed()).map(({ hash }) => hash)).toEqual([sha256(first), sha256(second)]);
  });
});

describe('whose it is', () => {
  it('takes nothing from a form that is not ours, before any of the file is read', async () => {
    const file = { name: 'report', value: pdf(), fileName: 'a.pdf' };
    const { _csrf } = await tom.tokens(url);
    const refused = [
      await send([file]),
      await send([{ name: '_csrf', value: 'x' }, file]),
      await send([file, { name: '_csrf', value: _csrf! }]), // too late: the file came first
      await send([{ name: '_csrf', value: _csrf! }, file], tom, url, { origin: 'https://elsewhere.example' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await send([file], portal.visitor())).status).toBe(401);
    expect((await send([file], tom, url, { 'x-csrf-token': _csrf! })).status).toBe(303);
    expect(stored()).toHaveLength(1);
  });

  it('reads no file where none is asked for', async () => {
    const { _csrf } = await tom.tokens(url);
    const parts = [
      { name: '_csrf', value: _csrf! },
      { name: 'report', value: pdf(), fileName: 'a.pdf' },
    ];
    expect((await send(parts, tom, `/requests/${requestId}`)).status).toBe(403);
    expect((await send(parts, tom, `/requests/${requestId}/check`)).status).toBe(403);
    expect(stored()).toEqual([]);
  });

  it('that is the advice itself must be one that can be opened before the advice is accepted', async () => {
    await attach(pdf(), { fields: { isReport: 'yes' } });
    await write();
    expect((await submit()).status).toBe(303);
    const accepted = () =>
      officer.postJson(`/api/v1/cases/${caseId}/requests/${requestId}/accept`, { edition: 1, met: [...pointKeys] });
    await database.admin.query(`update stored_file set verdict = 'refused'`);
    const refused = await accepted();
    expect(refused.status).toBe(422);
    expect(refused.json<{ fields: Record<string, string> }>().fields).toMatchObject({
      report: expect.stringContaining('A virus was found'),
    });
    await database.admin.query(`update stored_file set verdict = 'clean'`);
    expect((await accepted()).status).toBe(201);
  });

  it('is the team’s alone until it is submitted, then the area’s officers’ too, and nobody else’s', async () => {
    const [colleague, stranger, neighbour, parent] = await Promise.all([
      portal.visitor().signIn(await make.contributor({ teamId: team })),
      portal.visitor().signIn(await make.contributor({ agency: 'health' })),
      portal.visitor().signIn(await make.officer({ areaId: '999' })),
      portal.visitor().signIn(await make.parent(caseId)),
    ]);
    await attach(pdf());
    const [only] = await listed();
    const statuses = async () =>
      Promise.all(
        [tom, colleague, officer, stranger, neighbour, parent].map(
          async (who) => (await download(who, only!.id)).answer.status,
        ),
      );
    expect(await statuses()).toEqual([200, 200, 404, 404, 404, 404]);
    for (const who of [stranger, officer, neighbour, parent])
      expect((await attach(pdf(), { who, fields: await who.tokens('/acting-as') })).status).toBe(404);
    expect((await stranger.postForm(`${url}/${only!.id}/removal`, {}, { page: '/acting-as' })).status).toBe(404);
    expect(stored()).toHaveLength(1);
    await write();
    expect((await submit()).status).toBe(303);
    expect(await statuses()).toEqual([200, 200, 200, 404, 404, 404]);
    expect((await officer.get(`/cases/${caseId}/advice/${requestId}`)).text).toContain(`${url}/${only!.id}`);
    expect((await officer.get(`/cases/${caseId}/advice/${requestId}/acceptance`)).text).toContain(`${url}/${only!.id}`);
    const record = (await officer.get(`/cases/${caseId}/record`)).text;
    expect(record).toContain('Attached a file to the advice');
    expect(record).toContain('Opened a file that came with advice');
    const reads = await database.admin.query(`select 1 from record_read where case_id = $1 and what = 'attachment'`, [
      caseId,
    ]);
    expect(reads.rowCount).toBe(1);
    expect((await parent.get('/family/who-saw')).text + (await parent.get(`/family/${caseId}/who-saw`)).text).toContain(
      'A file that came with advice',
    );
  });

  it('is bound to its own request and cannot be asked for through another', async () => {
    await attach(pdf());
    const [only] = await listed();
    const other = await make.adviceRequest({ caseId, teamId: team, state: 'received', source: 'health' });
    expect((await tom.get(`/requests/${other.id}/attachments/${only!.id}`)).status).toBe(404);
    expect(
      (await tom.postForm(`/requests/${other.id}/attachments/${only!.id}/removal`, {}, { page: url })).status,
    ).toBe(404);
    await expect(
      database.admin.query('update attachment set case_id = (select id from ehc_case where id <> $1 limit 1)', [
        caseId,
      ]),
    ).rejects.toThrow(/area|asked/);
  });
});

describe('an edition', () => {
  it('freezes its files with their hashes, and keeps them through a correction', async () => {
    const [first, second] = [pdf(), pdf()];
    await attach(first, { name: 'first.pdf' });
    await write();
    await submit();
    const edition = async (n: number) =>
      (
        await rows<{ body: never; attachments: { hash: string; name: string }[]; hash: string }>(
          `select body, attachments, hash from contribution where request_id = $1 and edition = ${n}`,
        )
      )[0]!;
    const one = await edition(1);
    expect(one.attachments).toMatchObject([{ name: 'first.pdf', hash: sha256(first) }]);
    expect(one.hash).toBe(fingerprint(one.body, one.attachments as never));
    expect(one.hash).not.toBe(fingerprint(one.body));
    expect((await attach(second, { fields: await tom.tokens('/acting-as') })).status).toBe(409);
    const [kept] = await rows<{ id: string }>('select id from attachment where request_id = $1');
    expect((await tom.postForm(`${url}/${kept!.id}/removal`, {}, { page: '/acting-as' })).status).toBe(409);
    await expect(database.admin.query(`update attachment set name = 'other.pdf'`)).rejects.toThrow(/attachment/);

    await tom.postForm(`/requests/${requestId}/correction`, {}, { page: `/requests/${requestId}` });
    expect((await tom.postForm(`${url}/${kept!.id}/removal`, {}, { page: url })).status).toBe(303);
    expect((await attach(second, { name: 'second.pdf' })).status).toBe(303);
    expect((await submit()).status).toBe(303);
    expect((await edition(2)).attachments).toMatchObject([{ name: 'second.pdf', hash: sha256(second) }]);
    expect(await edition(1)).toEqual(one);
    expect((await download(officer, kept!.id)).content.equals(first)).toBe(true);
    expect((await officer.get(`/cases/${caseId}/advice/${requestId}?edition=1`)).text).toContain('first.pdf');
  });

  it('is not submitted by somebody who has not seen all of its files', async () => {
    await write();
    const read = await version();
    await attach(pdf());
    expect((await tom.postForm(`/requests/${requestId}/check`, { draftVersion: read })).status).toBe(409);
    expect((await submit()).status).toBe(303);
  });

  it('needs no words of its own where the advice itself is attached', async () => {
    await write({ involvement: '' });
    expect((await tom.get(`/requests/${requestId}/check`)).text).toContain('attach a report that does');
    await attach(pdf(), { fields: { isReport: 'no' } });
    expect((await submit()).status).toBe(422);
    await attach(docx(), { name: 'Advice.docx', fields: { isReport: 'yes' } });
    expect((await submit()).status).toBe(303);
  });

  it('does not go out with a file in which a virus was found', async () => {
    await attach(pdf());
    await write();
    await database.admin.query(`update stored_file set verdict = 'refused'`);
    expect((await submit()).status).toBe(422);
    const [only] = await listed();
    expect((await download(tom, only!.id)).answer.status).toBe(409);
    expect((await tom.get(url)).text).toContain('A virus was found');
    expect((await tom.postForm(`${url}/${only!.id}/removal`, {}, { page: url })).status).toBe(303);
    expect((await submit()).status).toBe(303);
  });
});

describe('a sender who leaves or lingers', () => {
  /** Sends the first half of a form, and waits. */
  async function half(): Promise<http.ClientRequest> {
    const tokens = Object.entries(await tom.tokens(url)).map(([name, value]) => ({ name, value }));
    const { body, type } = multipart([...tokens, { name: 'report', value: pdfOf(MB), fileName: 'a.pdf' }]);
    const headers = { cookie: tom.cookie, 'content-type': type, 'content-length': body.length };
    const request = http.request(new URL(url, portal.url), { method: 'POST', headers });
    request.on('error', () => undefined);
    request.write(body.subarray(0, body.length / 2));
    await wait(200);
    return request;
  }

  it('leaves nothing behind', async () => {
    const request = await half();
    request.destroy();
    await wait(200);
    expect(stored()).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('holds no connection to the database', async () => {
    const lingering = await Promise.all(Array.from({ length: 8 }, half)); // the pool has 5
    expect((await tom.get(url)).status).toBe(200);
    for (const request of lingering) request.destroy();
  });

  it('with a broken form is told so', async () => {
    const headers = {
      'content-type': 'multipart/form-data; boundary=x',
      'x-csrf-token': (await tom.tokens(url))._csrf!,
    };
    for (const body of [
      '',
      '--x',
      '--x\r\nContent-Disposition: form-data; name="report"; filename="a.pdf"\r\n\r\n%PDF-1.4',
      '--x\r\nContent-Disposition: form-data; name="report"; filename="a\0.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n',
    ])
      expect((await tom.send(url, { method: 'POST', body, headers })).status).toBe(400);
    const none = { ...headers, 'content-type': 'multipart/form-data' };
    expect((await tom.send(url, { method: 'POST', body: 'x', headers: none })).status).toBe(400);
    expect(stored()).toEqual([]);
  });
});

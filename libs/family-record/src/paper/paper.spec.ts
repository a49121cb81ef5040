import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Connections } from '../../../../test/acting.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { multipart, pdf } from '../../../../test/files.ts';
import { readPdf, wordText } from '../../../../test/printed-files.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
let caseId: string;
let officer: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
  officer = await visitorAs(await make.officer());
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
});

const visitorAs = async (someone: Someone) => portal.visitor().signIn(someone);
const rowsOf = async (table: string) =>
  (
    await database.admin.query<Record<string, unknown>>(`select * from ${table} where case_id = $1 order by id`, [
      caseId,
    ])
  ).rows;
const aDay = (name: string, year = '2025') => ({
  [`${name}[day]`]: '3',
  [`${name}[month]`]: '3',
  [`${name}[year]`]: year,
});

describe('a family without an account', () => {
  const page = () => `/cases/${caseId}/family/check`;

  it('checks on paper what was written down for it, and what was written since is said to be new', async () => {
    await make.statement({ caseId, words: 'She sleeps badly.', recordedAt: '2025-03-01T10:00:00.000Z' });
    const { text } = await officer.get(page());
    expect(text).toContain('Is this right?');
    expect(text).toContain('She sleeps badly.');
    const upTo = /name="upTo" value="([^"]+)"/.exec(text)![1]!;
    const check = { checkedBy: 'Her mother', how: 'paper', upTo, ...aDay('checkedOn') };
    expect((await officer.postForm(page(), check)).location).toBe(`/cases/${caseId}/family`);
    expect((await officer.get(`/cases/${caseId}/family`)).text).toContain('Her mother checked what was written down');
    expect((await officer.get(page())).text).not.toContain('New since');
    await make.statement({ caseId, words: 'She eats well.', recordedAt: '2099-01-01T10:00:00.000Z' });
    expect((await officer.get(page())).text).toContain('New since you last checked');
  });

  it('is written to: the same as PDF and Word, for officers of the area alone, and on the record', async () => {
    await make.statement({ caseId, words: 'She sleeps <b>badly</b>.', recordedAt: '2025-03-01T10:00:00.000Z' });
    const tellerId = (await make.parent(caseId)).personId;
    await make.statement({ caseId, words: 'I am afraid of him.', onlyTeller: true, tellerId });
    const letter = (format: string) => `/cases/${caseId}/family/check/letter/${format}`;
    const [asPdf, asWord] = [await officer.get(letter('pdf')), await officer.get(letter('word'))];
    expect(asPdf.headers.get('content-disposition')).toMatch(/^attachment; filename="Is this right .*\.pdf"$/);
    const { text: printed, structure, language } = await readPdf(asPdf.bytes);
    for (const words of [printed, await wordText(asWord.bytes)]) {
      expect(words).toContain('She sleeps <b>badly</b>.');
      expect(words).toContain('Signature and date');
      expect(words).not.toContain('Contents');
      expect(words).not.toContain('afraid'); // told for its teller alone
    }
    expect([language, structure.length > 0]).toEqual(['en-GB', true]);
    for (const other of [await make.officer({ areaId: '999' }), await make.parent(caseId), await make.contributor()])
      expect((await (await visitorAs(other)).get(letter('word'))).status).toBe(404);
    expect((await officer.get(letter('rtf'))).status).toBe(404);
    const saved = `select 1 from audit_entry where case_id = $1 and action = 'letter.saved'`;
    expect((await database.admin.query(saved, [caseId])).rowCount).toBe(2);
  });

  it('has the same checks in the API', async () => {
    const api = `/api/v1/cases/${caseId}/record-checks`;
    const check = { checkedBy: 'Her mother', how: 'telephone', upTo: new Date().toISOString() };
    const sent = (day: string) => officer.postJson(api, { ...check, checkedOn: { day, month: '3', year: '2025' } });
    expect((await officer.get(api)).json()).toEqual({ last: null });
    expect([(await sent('3')).status, (await sent('39')).status]).toEqual([201, 422]);
    expect((await officer.get(api)).json()).toMatchObject({
      last: { checkedBy: 'Her mother', checkedOn: '2025-03-03' },
    });
    const stranger = await visitorAs(await make.officer({ areaId: '999' }));
    expect((await stranger.get(api)).status).toBe(404);
  });

  it('is not said to have checked on a day ahead, by nobody, or by an officer of another area', async () => {
    const upTo = new Date().toISOString();
    const right = { checkedBy: 'Her mother', how: 'paper', upTo, ...aDay('checkedOn') };
    for (const wrong of [{ checkedBy: '' }, { how: 'pigeon' }, aDay('checkedOn', '2099'), { upTo: 'yesterday' }])
      expect((await officer.postForm(page(), { ...right, ...wrong })).status).toBe(422);
    const stranger = await visitorAs(await make.officer({ areaId: '999' }));
    expect((await stranger.postForm(page(), right, { page: '/acting-as' })).status).toBe(404);
    expect(await rowsOf('record_check')).toEqual([]);
  });
});

describe('who helps', () => {
  const helps = (rest = '') => `/family/${caseId}/who-helps${rest}`;
  const report = () => ({
    authorName: 'Nadia Belkacem',
    authorRole: 'Speech therapist',
    organisation: 'Rivermere Trust',
    givenFor: 'A check at the hospital',
    ...aDay('givenOn'),
  });
  const give = async (visitor: Visitor, values: Record<string, string>) => {
    const fields = { ...(await visitor.tokens(helps('/report'))), ...values };
    const parts = Object.entries(fields).map(([name, value]) => ({ name, value }));
    const { body, type } = multipart([...parts, { name: 'report', value: pdf(), fileName: 'Speech.pdf' }]);
    return visitor.send(helps('/report'), { method: 'POST', body, headers: { 'content-type': type } });
  };

  it('is told once, ends without being lost, and is read by the officer', async () => {
    const mother = await visitorAs(await make.parent(caseId));
    await mother.postForm(helps('/new'), { name: 'Callum', helpsWith: 'Short breaks', organisation: '', contact: '' });
    expect((await mother.postForm(helps('/new'), { name: '', helpsWith: '' })).status).toBe(422);
    const [callum] = await rowsOf('known_service');
    expect((await officer.get(`/cases/${caseId}/family`)).text).toContain('Callum: Short breaks');
    await mother.postForm(helps(`/${String(callum!.id)}/end`), {}, { page: helps() });
    expect((await mother.get(helps())).text).toContain('They helped before');
    expect(await rowsOf('known_service')).toMatchObject([{ name: 'Callum', ended_on: expect.anything() as unknown }]);
  });

  it('gives a report that is then offered in place of asking again', async () => {
    const mother = await visitorAs(await make.parent(caseId));
    expect((await give(mother, { ...report(), ...aDay('givenOn', '2099') })).status).toBe(422);
    expect((await give(mother, report())).location).toBe(helps());
    const [given] = await rowsOf('earlier_report');
    const offer = `/cases/${caseId}/earlier-advice`;
    const { text } = await officer.get(offer);
    expect(text).toContain('The family gave us this report');
    const key = /<option value="([^"]+)"/g;
    const keys = [...text.matchAll(key)].map(([, value]) => value!).filter(Boolean);
    const made = await officer.postForm(offer, { key: keys[0]!, contributionId: String(given!.id) });
    expect(made.status, made.text.slice(0, 300)).toBe(303);
    expect(await rowsOf('advice_reuse')).toMatchObject([
      { file_id: given!.file_id, author_name: 'Nadia Belkacem', contribution_id: null },
    ]);
    expect((await mother.get(`/family/${caseId}`)).text).toContain('Is the advice from Rivermere Trust enough?');
  });

  it('is for the family and its officers alone', async () => {
    await give(await visitorAs(await make.parent(caseId)), report());
    const [given] = await rowsOf('earlier_report');
    const team = await make.team({ agency: 'health' });
    await make.participant({ caseId, teamId: team.id });
    const others = [
      await make.contributor({ teamId: team.id }),
      await make.officer({ areaId: '999' }),
      await make.parent((await make.case()).id),
    ];
    for (const other of others) {
      const visitor = await visitorAs(other);
      expect((await visitor.get(`/api/v1/cases/${caseId}/who-helps`)).status).toBe(404);
      expect((await visitor.get(`/api/v1/cases/${caseId}/who-helps/reports/${String(given!.id)}`)).status).toBe(404);
      expect(await app.countIn('earlier_report', other.claim)).toBe(0);
    }
  });
});

describe('what the family puts right in a plan', () => {
  it('stands beside the sentence, for the officer and whoever wrote it, and changes nothing', async () => {
    const said = 'She cannot tell adults what she needs.';
    const sections = [
      {
        id: 'B',
        title: 'Needs',
        statements: [
          { text: 'She reads.', sources: [] },
          { text: said, sources: [] },
        ],
      },
    ];
    await make.planVersion({ caseId, number: 1, kind: 'draft', sections });
    const team = await make.team({ agency: 'health' });
    await make.participant({ caseId, teamId: team.id });
    const writer = await make.contributor({ teamId: team.id });
    const request = await make.adviceRequest({ caseId, teamId: team.id, source: 'health', state: 'accepted' });
    await make.contribution({
      requestId: request.id,
      teamId: team.id,
      caseId,
      state: 'submitted',
      body: {
        ...{ involvement: '', strengths: '', outcomes: [], provision: [], sources: '', particular: {} },
        needs: [{ key: 'n1', text: said, area: '', section: 'B' }],
        author: { name: 'Nadia', role: '', registration: '' },
      },
    });
    const mother = await visitorAs(await make.parent(caseId));
    const at = `/family/${caseId}/plan/1/correct/B/1`;
    expect((await mother.get(at)).text).toContain(said);
    expect((await mother.get(`/family/${caseId}/plan/1/correct/B/7`)).status).toBe(404);
    expect((await mother.postForm(at, { words: ' ' })).status).toBe(422);
    expect((await mother.postForm(at, { words: 'She signs.' })).location).toBe(`/family/${caseId}/plan/1#section-B`);
    for (const [visitor, path] of [
      [mother, `/family/${caseId}/plan/1`],
      [officer, `/cases/${caseId}/plan/1`],
      [await visitorAs(writer), `/requests/${request.id}`],
    ] as const) {
      const { text } = await visitor.get(path);
      expect(text, path).toContain('She signs.');
      expect(text, path).toContain(said);
    }
    const api = `/api/v1/family/cases/${caseId}/plan/1/corrections/B/1`;
    expect((await mother.postJson(api, { words: '' })).status).toBe(422);
    expect((await mother.postJson(api, { words: 'She signs to everybody.' })).status).toBe(201);
    expect((await mother.get(api)).json()).toMatchObject({
      said,
      corrections: [{ words: 'She signs.' }, { words: 'She signs to everybody.' }],
    });
    expect((await officer.postJson(api, { words: 'No.' })).status).toBe(404);
    const elsewhere = await make.contributor({ agency: 'health' });
    expect(await app.countIn('fact_correction', elsewhere.claim)).toBe(0);
    expect(await rowsOf('plan_version')).toMatchObject([{ sections }]);
  });
});

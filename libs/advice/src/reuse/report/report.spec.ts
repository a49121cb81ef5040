import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../../test/at-once.ts';
import type { Visitor } from '../../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let olu: Visitor;
let caseId: string;
let requestId: string;
let page: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  olu = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case({ state: 'assessing' })).id;
  requestId = await used('reused');
  page = `/cases/${caseId}/earlier-advice/${requestId}`;
});

async function used(state: string): Promise<string> {
  const { id } = await make.adviceRequest({ caseId, state, source: 'educational-psychology', teamId: null });
  const author = { authorName: 'Dr Bell', authorRole: 'psychologist', organisation: 'Hill Clinic' };
  await make.row('advice_reuse', { requestId: id, caseId, ...author, givenOn: '2026-01-05', givenFor: 'A review' });
  return id;
}

const report = {
  needs: [{ key: 'n1', area: 'cognition-and-learning', text: 'Reading is hard.', section: '' }],
  outcomes: [{ key: 'o1', text: 'Reads a page.', by: 'July', measure: 'Heard', needs: ['n1'] }],
  provision: [{ key: 'p1', text: 'Paired reading', outcomes: ['o1'], who: 'A teacher', frequency: 'Daily' }],
};
const enter = (edition = 0, values: object = {}, who = olu, id = requestId) =>
  who.postJson(`/api/v1/cases/${caseId}/earlier-advice/${id}/outcomes`, { edition, ...report, ...values });
const proposals = async () =>
  (await olu.get(`/api/v1/cases/${caseId}/proposals`)).json<{
    proposals: { id: string; text: string; team: string; authorName: string }[];
    unaccounted: string[];
    stale: string[];
  }>();
const entered = async () =>
  (await database.admin.query('select 1 from contribution where case_id = $1', [caseId])).rowCount;

describe('what a report says that is used in place of asking', () => {
  it('reaches Section E and the plan in its author’s name and of its day', async () => {
    expect((await olu.get(page)).text).toContain('Enter what the report says');
    const waits = 'Earlier report from Hill Clinic';
    const section = () => olu.get(`/cases/${caseId}/outcomes`);
    const ofCase = async () =>
      (await olu.get('/api/v1/board?show=needs-you'))
        .json<{ cases: { id: string; reports: object[] }[] }>()
        .cases.filter(({ id }) => id === caseId);
    expect(await ofCase()).toMatchObject([{ reports: [{ href: `${page}/outcomes`, organisation: 'Hill Clinic' }] }]);
    for (const { text } of [await section(), await olu.get('/board')]) expect(text).toContain(waits);
    expect((await enter()).status).toBe(201);
    expect(await ofCase()).toEqual([]);
    for (const { text } of [await section(), await olu.get('/board')]) expect(text).not.toContain(waits);
    const { proposals: found, unaccounted } = await proposals();
    expect(found).toMatchObject([{ text: 'Reads a page.', team: 'Hill Clinic', authorName: 'Dr Bell' }]);
    expect(unaccounted).toEqual([found[0]!.id]);
    const { contributions } = (await olu.get(`/api/v1/cases/${caseId}/contributions`)).json<{
      contributions: object[];
    }>();
    expect(contributions).toMatchObject([
      { organisation: 'Hill Clinic', submittedAt: '2026-01-05T00:00:00.000Z', author: { role: 'psychologist' } },
    ]);
    expect((await olu.get(`/cases/${caseId}/outcomes`)).text).toContain('Reads a page.');
    expect((await olu.get(page)).text).toContain('Read them, or put them right');
    const use = { outcomeId: '', use: 'as-it-stands' };
    expect((await olu.postJson(`/api/v1/cases/${caseId}/proposals/${found[0]!.id}/use`, use)).status).toBe(201);
    const outcomes = [{ ...report.outcomes[0], text: 'Reads a book.' }];
    expect((await enter(1, { outcomes })).status).toBe(201);
    expect((await proposals()).proposals.map(({ text }) => text)).toEqual(['Reads a book.']);
    expect((await proposals()).stale).toHaveLength(1);
  });

  it('is written on cards without scripts, and nothing typed is lost when something is missing', async () => {
    const cards = {
      edition: 0,
      'needs[0][key]': 'n1',
      'needs[0][text]': 'Reading is hard.',
      'outcomes[0][key]': 'o1',
      'provision[0][key]': 'p1',
    };
    const form = { page: `${page}/outcomes` };
    const more = await olu.postForm(`${page}/outcomes`, { ...cards, action: 'add:needs' }, form);
    expect([more.status, more.text.includes('needs[1][text]'), await entered()]).toEqual([200, true, 0]);
    expect(/<button[^>]*value="([^"]*)"/.exec(more.text.split('name="edition"')[1]!)![1]).toBe('save');
    const refused = await olu.postForm(`${page}/outcomes`, { ...cards, action: 'save' }, form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Choose the area of need 1');
    expect(refused.text).toContain('Reading is hard.</textarea>');
    const area = { 'needs[0][area]': 'cognition-and-learning' };
    const saved = await olu.postForm(`${page}/outcomes`, { ...cards, ...area, action: 'save' }, form);
    expect([saved.location, await entered()]).toEqual([page, 1]);
    expect((await olu.get(`${page}/outcomes`)).text).toContain('Reading is hard.</textarea>');
  });

  it('is entered by one of two at once', async () => {
    const answers = await atOnce(database, `select 1 from advice_request where id = '${requestId}' for update`, [
      () => enter(),
      () => enter(),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await entered()).toBe(1);
  });

  it('is not entered before all three agreed, for advice in the portal, or by anybody but an officer of the area', async () => {
    expect((await enter(0, {}, olu, await used('proposed'))).status).toBe(404);
    const strangers = [await make.officer({ areaId: '997' }), await make.contributor(), await make.parent(caseId)];
    for (const someone of strangers) {
      const who = await portal.visitor().signIn(someone);
      expect((await enter(0, {}, who)).status).toBe(404);
      expect((await who.get(`${page}/outcomes`)).status).toBe(404);
    }
    await expect(
      make.contribution({ caseId, requestId: await used('proposed'), teamId: null, state: 'submitted' }),
    ).rejects.toThrow('of the team that was asked');
    expect(await entered()).toBe(0);
  });
});

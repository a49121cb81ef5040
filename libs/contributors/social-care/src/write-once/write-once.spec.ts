import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: Row;
let worker: Visitor;
let other: Visitor;
let caseId: string;
let requestId: string;

const NEED = 'Ada’s mother needs two nights of rest a month.';
const texts = () => `/social-care/${caseId}/texts`;
const text = { words: NEED, category: 'home-and-family', serves: 'D' };
const agree = (answer: string) =>
  make.sharingDecision({ caseId, agency: 'social-care', category: 'home-and-family', answer });

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  team = await make.team({ agency: 'social-care' });
  worker = await portal.visitor().signIn(await make.contributor({ teamId: team.id }));
  other = await portal.visitor().signIn(await make.contributor({ agency: 'social-care' }));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  const child = await make.child({ born: '2017-05-04' });
  caseId = (await make.case({ childId: child.id })).id;
  await make.participant({ caseId, teamId: team.id });
  const asked = { caseId, teamId: team.id, source: 'social-care', state: 'received', receivedOn: '2026-03-02' };
  requestId = (await make.adviceRequest(asked)).id;
  await make.row('section17', { caseId, teamId: team.id, state: 'assessing' });
});

const kept = async () =>
  (
    await database.admin.query<{ id: string; serves: string; card_key: string | null; origin: string; words: string }>(
      'select * from section17_text where case_id = $1 order by written_at, id',
      [caseId],
    )
  ).rows;
const place = async (nth = 0, who = worker) =>
  who.postForm(
    `${texts()}/${(await kept())[nth]!.id}/advice`,
    { _page: texts() },
    { page: who === worker ? texts() : '/acting-as' },
  );
const draft = async () =>
  (
    await database.admin.query<{ body: { needs: { text: string; section: string }[]; sources: string } }>(
      'select body from contribution where request_id = $1',
      [requestId],
    )
  ).rows[0]?.body;

describe('a text of section 17', () => {
  it('flows into the draft of the EHC advice once, with where it comes from', async () => {
    await agree('agreed');
    await worker.postForm(texts(), text);
    expect((await place(0, other)).status).toBe(404);
    expect((await place()).status).toBe(303);
    expect(await draft()).toMatchObject({
      needs: [{ text: NEED, section: 'D' }],
      sources: expect.stringMatching(/^Section D: from the section 17 assessment, written by Person/) as string,
    });
    expect((await worker.get(texts())).text).toContain('In the EHC advice since');
    expect((await worker.get(`/requests/${requestId}`)).text).toMatch(
      /From your section 17 work[^]*In this advice since/,
    );
    expect((await place()).status).toBe(409);
    expect((await draft())!.needs).toHaveLength(1);
  });

  it.each([
    ['the family was not asked', null, {}, 'not discussed with the family yet'],
    ['the family refused', 'refused', {}, 'the family did not agree'],
    ['it would put somebody at risk', 'agreed', { keptApart: 'yes' }, 'put somebody at risk'],
    ['it serves no section', 'agreed', { serves: '' }, 'which section of the plan'],
  ])('does not flow where %s', async (_, answer, more, why) => {
    if (answer) await agree(answer);
    await worker.postForm(texts(), { ...text, ...more });
    const refused = await place();
    expect(refused.status).toBe(422);
    expect(refused.text.toLowerCase()).toContain(why.toLowerCase());
    expect(await draft()).toBeUndefined();
  });

  it('does not flow where the advice was given, and nothing is half written', async () => {
    await agree('agreed');
    await worker.postForm(texts(), text);
    await database.admin.query(`update advice_request set state = 'submitted' where id = $1`, [requestId]);
    await make.contribution({ caseId, requestId, teamId: team.id, state: 'submitted' });
    expect((await place()).text).toContain('begin a correction');
    expect((await kept())[0]!.card_key).toBeNull();
  });

  it('is marked for another section, and refused as another', async () => {
    await worker.postForm(texts(), text);
    const [{ id } = { id: '' }] = await kept();
    const mark = (serves: string) => worker.postForm(`${texts()}/${id}`, { serves, _page: texts() }, { page: texts() });
    await mark('H1');
    expect((await kept())[0]!.serves).toBe('H1');
    expect((await mark('F')).status).toBe(422);
  });

  it('is none of section 47: its id is unknown here', async () => {
    const secret = await make.row('section47', { caseId, teamId: team.id });
    const answer = await worker.postForm(`${texts()}/${secret.id}/advice`, { _page: texts() }, { page: texts() });
    expect(answer.status).toBe(404);
  });
});

describe('the advice', () => {
  const write = () =>
    worker.postForm(`/requests/${requestId}`, {
      'provision[0][key]': 'p1',
      'provision[0][text]': 'Four hours a week of play outside.',
      'provision[0][section]': 'H2',
    });

  it('serves section 17 too, by the same rule', async () => {
    await write();
    const take = () =>
      worker.postForm(
        `${texts()}/from-advice`,
        { card: 'provision:p1', about: 'home-and-family', _page: texts() },
        { page: texts() },
      );
    expect((await take()).text).toContain('It stays in the advice: not discussed');
    await agree('agreed');
    expect((await take()).status).toBe(303);
    expect(await kept()).toMatchObject([
      { origin: 'advice', serves: 'H2', card_key: 'p1', words: 'Four hours a week of play outside.' },
    ]);
    expect((await take()).status).toBe(422);
  });

  it('has each piece of support sorted into H1 or H2: proposed with its reason, decided by the social worker', async () => {
    await write();
    const sorter = `/requests/${requestId}/h1-or-h2`;
    const proposed = async (query: string) => (await worker.get(`${sorter}?card=p1&${query}`)).text;
    expect(await proposed('disabled=yes&service=recreation-outside')).toContain('Proposed: H1');
    expect(await proposed('disabled=yes&service=other')).toContain('Proposed: H2');
    expect(await proposed('disabled=no')).toContain('Proposed: H2');
    expect(await proposed('disabled=yes')).not.toContain('Proposed');
    const decide = (card: string, section: string, who = worker) =>
      who.postForm(
        sorter,
        { card, section, _page: sorter },
        { page: who === worker ? `${sorter}?card=p1&disabled=no` : '/acting-as' },
      );
    expect((await decide('p1', 'H1', other)).status).toBe(404);
    expect((await decide('p9', 'H1')).status).toBe(422);
    expect((await decide('p1', 'G')).status).toBe(422);
    expect((await decide('p1', 'H1')).status).toBe(303);
    expect(await draft()).toMatchObject({ provision: [{ key: 'p1', section: 'H1' }] });
  });
});

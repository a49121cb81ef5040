import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { soundPlan } from '../../../../test/sound-plan.ts';
import type { PlanSections } from '../plan-sections.schema.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;
let school: Row;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
  school = await make.organisation({ kind: 'school', name: 'Alder Grove School' });
  await make.row('organisation_area', { areaId: '998', organisationId: school.id });
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

/** A case whose plan passes every check, and the key of the one need of section B. */
async function planned() {
  const about = await make.case();
  const { contribution } = await soundPlan(make, officer, about.id);
  const [need] = await rows(`select id from plan_line where case_id = $1 and kind = 'need'`, about.id);
  return { caseId: about.id, key: need!.id, page: `/cases/${about.id}/plan/sections/B`, contribution };
}
const NEED = 'Robin reads single words.';
const DRAFTED = [`statements[KEY][key]`, `statements[KEY][seen]`, `statements[KEY][was]`];

/** The fields of the page for one statement, as the browser would send them, with what is typed. */
async function typed(who: Visitor, page: string, key: string, fields: Record<string, string>) {
  const { text } = await who.get(page);
  const shown = DRAFTED.map((name) => name.replace('KEY', key)).map((name) => [
    name,
    new RegExp(`name="${name.replaceAll(/[[\]]/g, String.raw`\$&`)}" value="([^"]*)"`).exec(text)![1]!,
  ]);
  const own = Object.entries(fields).map(([name, value]) => [`statements[${key}][${name}]`, value]);
  return Object.fromEntries([...shown, [`statements[${key}][text]`, NEED], ...own]) as Record<string, string>;
}
const word = async (who: Visitor, page: string, key: string, fields: Record<string, string>, more = {}) =>
  who.postForm(page, { ...(await typed(who, page, key, fields)), ...more });
const textsOf = (caseId: string) => rows('select * from plan_text where case_id = $1 order by at, id', caseId);
const makeDraft = (caseId: string) => officer.postForm(`/cases/${caseId}/plan`);
const sectionOf = async (caseId: string, number: number, id: string) =>
  (await officer.get(`/api/v1/cases/${caseId}/plan/${number}`))
    .json<{ sections: PlanSections }>()
    .sections.find((each) => each.id === id)!;

describe('a section that officers word', () => {
  it('prints their words with its sources, keeps who wrote what, and goes back to the draft', async () => {
    const { caseId, key, page } = await planned();
    expect((await word(officer, page, key, { text: 'Robin reads one <b>word</b> at a time.' })).status).toBe(303);
    expect((await makeDraft(caseId)).status).toBe(303);
    expect((await sectionOf(caseId, 1, 'B')).statements).toMatchObject([
      { text: 'Robin reads one <b>word</b> at a time.', sources: ['Ida Brand, specialist teacher'] },
    ]);
    const shown = (await officer.get(page)).text;
    expect(shown).toContain('[put in: </span> one &lt;b&gt;word&lt;/b&gt; at a time.');
    expect(shown).toContain('[taken out: </span> single words.');
    expect(shown).toContain('From: Ida Brand, specialist teacher');

    expect((await word(officer, page, key, {}, { reset: key })).status).toBe(303);
    await makeDraft(caseId);
    expect((await sectionOf(caseId, 2, 'B')).statements).toMatchObject([{ text: NEED }]);
    expect((await textsOf(caseId)).map(({ number, text }) => [number, text])).toEqual([
      [1, 'Robin reads one <b>word</b> at a time.'],
      [2, null],
    ]);
    expect((await officer.get(page)).text).toContain('put a statement back as drafted');
    await expect(database.admin.query(`update plan_text set text = 'x' where case_id = '${caseId}'`)).rejects.toThrow(
      'never change',
    );
    const compared = (await officer.get(`/cases/${caseId}/plan/2/since/1`)).text;
    expect(compared).toContain('[put in: </span> single words.');
  });

  it('shows both texts when two officers word the same statement, and saves others beside each other', async () => {
    const { caseId, key, page } = await planned();
    const mine = await typed(officer, page, key, { text: 'Mine.' });
    const theirs = await typed(signing, page, key, { text: 'Theirs.' });
    const untouched = await typed(officer, page, key, {});
    expect((await signing.postForm(page, theirs)).status).toBe(303);
    const late = await officer.postForm(page, mine);
    expect([late.status, late.text.includes('Mine.'), late.text.includes('Theirs.')]).toEqual([409, true, true]);
    expect((await textsOf(caseId)).map(({ text }) => text)).toEqual(['Theirs.']);
    const own = { ownText: 'Robin is kind.', ownSources: 'told by Her mother' };
    const [source] = /name="ownSources"[^>]*value="([^"]*)"/.exec((await officer.get(page)).text)!.slice(1);
    expect((await officer.postForm(page, { ...untouched, ...own, ownSources: source! })).status).toBe(303);
    expect((await textsOf(caseId)).map(({ text }) => text)).toEqual(['Theirs.', 'Robin is kind.']);
  });

  it('says so when the advice beneath it is corrected, shows the difference, and holds up the plan until looked at', async () => {
    const { caseId, key, page } = await planned();
    await word(officer, page, key, { text: 'Robin reads a word at a time.' });
    await rows(`set session_replication_role = replica`);
    await rows(`update plan_line set text = 'Robin reads whole pages.' where id = $1`, key);
    await rows(`set session_replication_role = origin`);
    const shown = (await officer.get(page)).text;
    expect(shown).toContain('What it was drafted from has changed');
    expect(shown).toMatch(/\[put in: <\/span> whole pages\./);
    const refused = await makeDraft(caseId);
    expect([refused.status, refused.text.includes('has changed since')]).toEqual([422, true]);
    expect(refused.text).toContain(`/cases/${caseId}/plan/sections/B#s-${key}`);
    await word(officer, page, key, { text: 'Robin reads a word at a time.', isMasked: 'yes' });
    expect((await makeDraft(caseId)).status).toBe(422);
    const kept = await word(officer, page, key, { text: 'Robin reads a word at a time.' }, { keep: key });
    expect(kept.status).toBe(303);
    expect((await makeDraft(caseId)).status).toBe(303);
  });

  it('refuses to lose anything: emptied, joined to nothing, a statement of our own that rests on nothing', async () => {
    const { caseId, key, page } = await planned();
    const refusals = [
      await word(officer, page, key, { text: ' ' }),
      await word(officer, page, key, { saidIn: key }),
      await word(officer, page, key, { saidIn: caseId }),
      await officer.postForm(page, { ownText: 'Robin is kind.' }),
      await officer.postForm(page, { ownText: 'Robin is kind.', ownSources: 'nobody' }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect(await textsOf(caseId)).toEqual([]);
    const stranger = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const parent = await portal.visitor().signIn(await make.parent(caseId));
    for (const who of [stranger, parent]) {
      expect([403, 404]).toContain((await who.get(page)).status);
      const given = { statements: [{ key, seen: 0, text: 'Theirs.' }] };
      expect([403, 404]).toContain((await who.postJson(`/api/v1${page}`, given)).status);
    }
    expect(await textsOf(caseId)).toEqual([]);
  });

  it('names no school in a draft, whether in its words or beside it (F11)', async () => {
    const { caseId, key, page } = await planned();
    await word(officer, page, key, { text: 'Robin reads best at Alder Grove School.' });
    const refused = await makeDraft(caseId);
    expect([refused.status, refused.text.includes('names Alder Grove School')]).toEqual([422, true]);
    await word(officer, page, key, {}, { reset: key });
    const draft = `/api/v1/cases/${caseId}/plan/draft`;
    expect((await officer.postJson(draft, { institutionId: school.id })).status).toBe(422);
    expect(await rows('select 1 from plan_version where case_id = $1', caseId)).toEqual([]);
    expect((await officer.postJson(draft, {})).status).toBe(201);
  });
});

describe('a statement that is marked', () => {
  it('reaches the family whole, and nobody else in any copy', async () => {
    const { caseId, key, page } = await planned();
    const secret = 'Robin must not be told that her uncle asks after her.';
    await word(officer, page, key, { text: secret, isMasked: 'yes' });
    await makeDraft(caseId);
    const [version] = await rows('select id from plan_version where case_id = $1', caseId);
    const order = { purpose: 'P2', recipient: school.id, sections: ['A', 'B', 'K'], reason: 'To plan her help.' };
    expect((await officer.postJson(`/api/v1/cases/${caseId}/plan/1/releases`, order)).status).toBe(201);
    const head = await portal.visitor().signIn(await make.someone('head', { organisationId: school.id }));
    for (const path of [`/plans/${version!.id}`, `/api/v1/plans/${version!.id}`]) {
      const { status, text } = await head.get(path);
      expect([status, text.includes('Left out of this copy'), text.includes('uncle')]).toEqual([200, true, false]);
      expect(text).not.toContain('isMasked');
    }
    const mother = await portal.visitor().signIn(await make.parent(caseId));
    const own = (await mother.get(`/family/${caseId}/plan/1`)).text;
    expect([own.includes(secret), /child protection|left out/i.test(own)]).toEqual([true, false]);

    // The mark outlives its words, and the statement that it was put on.
    await word(officer, page, key, { text: secret, isMasked: 'yes' }, { reset: key });
    await makeDraft(caseId);
    expect((await sectionOf(caseId, 2, 'B')).statements).toMatchObject([{ text: NEED, isMasked: true }]);
    const later = { statements: [{ key, seen: 2, text: 'Another wording.' }] };
    expect((await officer.postJson(`/api/v1${page}`, later)).json()).toMatchObject({
      statements: [{ isMasked: true }],
    });
    await rows(`set session_replication_role = replica`);
    await rows(`delete from plan_line where id = $1`, key);
    await rows(`set session_replication_role = origin`);
    expect((await makeDraft(caseId)).text).toContain('has changed since');
  });
});

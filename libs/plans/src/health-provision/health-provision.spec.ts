import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { named, soundPlan } from '../../../../test/sound-plan.ts';
import type { PlanSections } from '../plan-sections.schema.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;
let school: Row;
let board: Row;
let meera: Visitor;
let colleague: Visitor;
let elsewhere: Visitor;
let strangers: Visitor[];

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
  school = await make.organisation({ kind: 'school' });
  board = await make.organisation({ kind: 'health-commissioner' });
  for (const { id } of [school, board]) await make.row('organisation_area', { areaId: '998', organisationId: id });
  meera = await portal.visitor().signIn(await make.someone('designated-health-officer', { organisationId: board.id }));
  const signIn = async (someone: Someone) => portal.visitor().signIn(someone);
  colleague = await signIn(await make.someone('designated-health-officer', { organisationId: board.id }));
  elsewhere = await signIn(await make.officer({ areaId: '999' }));
  const about = await make.case();
  strangers = await Promise.all(
    [
      await make.someone('designated-health-officer'),
      await make.contributor({ agency: 'health' }),
      await make.parent(about.id),
    ].map(signIn),
  );
}, 60_000);
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

/** A case whose draft is with the family, with one piece of health provision. */
async function drafted() {
  const about = await make.case();
  await soundPlan(make, officer, about.id, 'G');
  expect((await officer.postForm(`/cases/${about.id}/plan`)).status).toBe(303);
  const [line] = await rows(`select id from plan_line where case_id = $1 and section = 'G'`, about.id);
  return {
    caseId: about.id,
    reference: about.reference as string,
    lineId: line!.id,
    page: `/cases/${about.id}/plan/health-provision`,
  };
}
const ask = ({ page, lineId }: { page: string; lineId: string }) =>
  officer.postForm(`${page}/asking`, { lines: lineId, commissionerId: board.id, _page: page }, { page });
const waiting = async (who = meera) =>
  (await who.get('/api/v1/health-provision')).json<{ waiting: { id: string; reference: string; words: string }[] }>()
    .waiting;
const decide = (id: string, fields: Record<string, string>, who = meera) =>
  who.postForm(`/health-provision/${id}`, { role: 'designated clinical officer', reason: '', ...fields });
const issue = (caseId: string) =>
  signing.postForm(`/cases/${caseId}/plan/final`, {
    ...{ institutionId: school.id, institutionType: 'Mainstream school' },
    ...{ signedName: 'Sian Price', ...named, familyAgreed: 'yes' },
  });
const sectionsOf = async (caseId: string) =>
  (await officer.get(`/api/v1/cases/${caseId}/plan/2`)).json<{ sections: PlanSections }>().sections;
const written = (lineId: string, fields: Record<string, string> = {}) => ({
  ...{ about: lineId, decision: 'agreed', name: 'Dr Mary Agu', role: 'designated medical officer', reason: '' },
  ...{ 'decidedOn[day]': '2', 'decidedOn[month]': '3', 'decidedOn[year]': '2026', evidence: 'Her letter of 2 March.' },
  ...fields,
});

describe('health provision', () => {
  it('is agreed by the commissioner’s own sign-in, who reads the words and the reference, and stands in G with its name', async () => {
    const about = await drafted();
    expect((await ask(about)).status).toBe(303);
    expect((await ask(about)).status).toBe(422);
    const told = await rows(
      `select payload from outbox where topic = 'health-provision.asked' and payload->>'caseId' = $1`,
      about.caseId,
    );
    expect(told).toMatchObject([{ payload: { commissionerId: board.id } }]);
    const asked = (await waiting()).find(({ reference }) => reference === about.reference);
    expect(asked).toMatchObject({ reference: about.reference });
    expect(asked!.words).toContain('Reading aloud together.\na therapist');
    for (const path of [`/cases/${about.caseId}`, about.page, `/api/v1${about.page}`])
      expect((await meera.get(path)).status).toBe(404);
    const list = (await meera.get('/health-provision')).text;
    expect(list).not.toContain('Invented-');
    expect(list).toContain(`${about.reference}<span class="govuk-visually-hidden">: ${asked!.words.slice(0, 20)}`);
    expect((await decide(asked!.id, { decision: 'not-agreed' })).status).toBe(422);
    expect((await decide(asked!.id, { decision: 'agreed' })).status).toBe(303);
    expect((await decide(asked!.id, { decision: 'agreed' }, meera)).status).toBeGreaterThanOrEqual(404);
    expect((await waiting()).filter(({ reference }) => reference === about.reference)).toEqual([]);
    expect((await issue(about.caseId)).status).toBe(303);
    const g = (await sectionsOf(about.caseId)).find(({ id }) => id === 'G')!;
    expect(g.statements[0]!.facts!.at(-1)!.text).toMatch(/^Person .*, designated clinical officer, \d+ \w+ \d{4}$/);
    const actions = await rows(
      `select action from audit_entry where case_id = $1 and action like 'health.%'`,
      about.caseId,
    );
    expect(actions.map(({ action }) => action)).toEqual(['health.asked', 'health.agreed']);
  });

  it('that is not agreed is in dispute with its reason, stands in the annex, and delays nothing', async () => {
    const about = await drafted();
    await ask(about);
    const asked = (await waiting()).find(({ reference }) => reference === about.reference);
    await decide(asked!.id, { decision: 'not-agreed', reason: 'The clinic closes in May.' });
    const page = (await officer.get(about.page)).text;
    expect(page).toMatch(/In dispute[^]*The clinic closes in May/);
    expect((await issue(about.caseId)).status).toBe(303);
    const sections = await sectionsOf(about.caseId);
    expect(sections.find(({ id }) => id === 'G')!.statements).toEqual([]);
    expect(sections.at(-1)).toMatchObject({ id: 'Annex', statements: [{ text: 'Reading aloud together.' }] });
    expect(JSON.stringify(sections)).not.toContain('closes in May');
  });

  it('is written down by an officer with evidence, and is not agreed any more once its words change', async () => {
    const about = await drafted();
    const incomplete: Record<string, string>[] = [
      { evidence: '' },
      { name: '' },
      { 'decidedOn[year]': '2099' },
      { decision: 'not-agreed' },
    ];
    for (const wrong of incomplete)
      expect((await officer.postForm(about.page, written(about.lineId, wrong))).status).toBe(422);
    expect(await rows('select 1 from health_provision where case_id = $1', about.caseId)).toEqual([]);
    expect((await officer.postForm(about.page, written(about.lineId))).status).toBe(303);
    expect((await officer.get(`/cases/${about.caseId}/plan/final`)).status).toBe(404);
    expect((await signing.get(`/cases/${about.caseId}/plan/final`)).text).toContain('has agreed 1 of 1');
    const section = `/api/v1/cases/${about.caseId}/plan/sections/G`;
    const reworded = { statements: [{ key: about.lineId, seen: 0, text: 'Reading aloud twice a day.' }] };
    expect((await officer.postJson(section, reworded)).status).toBe(200);
    expect((await officer.get(about.page)).text).toContain('not those that the commissioner was asked about');
    expect((await issue(about.caseId)).status).toBe(303);
    expect((await sectionsOf(about.caseId)).at(-1)).toMatchObject({
      id: 'Annex',
      statements: [{ text: 'Reading aloud twice a day.' }],
    });
  });

  it('is decided once, of two at the same moment; and never by another commissioner, team or area', async () => {
    const about = await drafted();
    await ask(about);
    const asked = (await waiting()).find(({ reference }) => reference === about.reference);
    const api = `/api/v1/health-provision/${asked!.id}`;
    const agreed = { decision: 'agreed', role: 'officer', reason: '' };
    for (const who of strangers) expect([403, 404]).toContain((await who.postJson(api, agreed)).status);
    const recorded = { ...written(about.lineId), about: [about.lineId], decidedOn: '2026-03-02' };
    expect((await elsewhere.postJson(`/api/v1${about.page}`, recorded)).status).toBe(404);
    expect((await elsewhere.get(about.page)).status).toBe(404);
    const answers = await Promise.all([
      meera.postJson(api, agreed),
      colleague.postJson(api, { decision: 'not-agreed', role: 'officer', reason: 'No.' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [one] = await rows('select id from health_provision where case_id = $1', about.caseId);
    await expect(
      database.admin.query(`update health_provision set name = 'x' where id = '${one!.id}'`),
    ).rejects.toThrow('never change');
  });
});

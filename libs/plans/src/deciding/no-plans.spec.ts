import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingFromNotice } from '#statute';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { wordText } from '../../../../test/printed-files.ts';
import { noPlanNotice } from './no-plan-notice.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
const given = {
  reasons: 'Her reading is on its way with the help that her school gives.',
  resources: 'A reading group, and the advisory teacher of the local offer.',
  mediationAdviser: 'Fen Mediation, 01632 960001',
  disagreementResolution: 'Fen Settlement, 01632 960002',
  impartialAdvice: 'Rivermouth SENDIASS, 01632 960003',
};

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

async function assessed(state = 'assessing') {
  const school = await make.organisation({ kind: 'school', name: 'Millbrook School' });
  const { id, reference } = await make.case({ state, settingId: school.id });
  const mother = await portal.visitor().signIn(await make.parent(id));
  return { id, reference: reference as string, mother, path: `/cases/${id}/plan/none`, own: `/family/${id}/decision` };
}
const decisionsOf = (caseId: string) => rows('select * from no_plan where case_id = $1', caseId);
const stateOf = async (caseId: string) => (await rows('select state from ehc_case where id = $1', caseId))[0]!.state;

it('the notice says everything that the law asks of it, with the days counted from it', () => {
  const parts = noPlanNotice({ ...given, sentOn: '2026-12-31' });
  expect(
    missingFromNotice(
      'no-plan',
      parts.map(({ id }) => id),
    ),
  ).toEqual([]);
  const textOf = (id: string) => parts.find((part) => part.id === id)!.text;
  expect(textOf('right-of-appeal')).toContain('28 February 2027');
  expect(textOf('mediation-times')).toContain('28 February 2027');
});

describe('deciding not to issue a plan', () => {
  it('is decided once, with reasons and the notice, and read by the family at once', async () => {
    const { id, reference, mother, path, own } = await assessed();
    expect((await mother.get(own)).status).toBe(404);
    const [one, two] = [await officer.tokens(path), await signing.tokens(path)];
    const answers = await Promise.all([
      officer.postFields(path, { ...one, ...given }),
      signing.postFields(path, { ...two, ...given, reasons: 'Another reason.' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    const [kept] = await decisionsOf(id);
    expect(await rows('select body from mail where key like $1', `no-plan:${kept!.id}:%`)).toEqual([
      { body: expect.stringContaining(`/family/${id}/decision`) },
    ]);
    expect(kept!.recipients).toEqual(expect.arrayContaining(['The family', 'Millbrook School']));
    expect(await stateOf(id)).toBe('not-issued');
    const line = (await mother.get(`/family/${id}`)).text;
    expect([line.includes('If we decide not to write a plan, we tell you'), line.includes('We give you the')]).toEqual([
      true,
      false,
    ]);
    expect((await officer.get(`/cases/${id}/panel`)).text).not.toContain('By law: ');
    const letter = await officer.get(`${path}/letter/word`);
    expect(await wordText(letter.bytes)).toMatch(/Our decision about a plan for .*You can appeal/s);
    expect((await mother.get(`${path}/letter/word`)).status).toBe(404);
    const saved = await wordText((await mother.get(`${own}/letter/word`)).bytes);
    expect(saved).toMatch(/Our decision about a plan for .*You can appeal/s);
    expect(saved).not.toContain(reference);
    const another = await portal.visitor().signIn(await make.parent((await make.case()).id));
    expect((await another.get(`${own}/letter/word`)).status).toBe(404);
    expect(await rows(`select 1 from audit_entry where case_id = $1 and action = 'no-plan.decided'`, id)).toHaveLength(
      1,
    );
    const read = await mother.get(own);
    for (const words of [kept!.reasons, given.mediationAdviser, 'First-tier Tribunal', given.impartialAdvice])
      expect(read.text).toContain(words);
    expect(read.text).not.toContain('function macro');
    expect((await mother.get(`/family/${id}`)).text).toContain(own);
    expect((await officer.get(`/cases/${id}`)).text).toContain('Decided not to issue a plan');
    await expect(rows(`update no_plan set reasons = 'x' where case_id = $1`, id)).rejects.toThrow('never');
    // the contacts of the last notice are offered for the next
    expect((await officer.get((await assessed()).path)).text).toContain(given.mediationAdviser);
  });

  it('is refused without each part of the notice, at another stage, and to everyone but the officers of the area', async () => {
    const { id, mother, path, own } = await assessed();
    for (const key of Object.keys(given)) {
      const refused = await officer.postForm(path, { ...given, [key]: ' ' });
      expect([key, refused.status]).toEqual([key, 422]);
    }
    const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    for (const who of [mother, elsewhere]) {
      expect([403, 404]).toContain((await who.get(path)).status);
      expect([403, 404]).toContain((await who.postJson(`/api/v1${path}`, given)).status);
    }
    expect(await decisionsOf(id)).toEqual([]);
    expect(await stateOf(id)).toBe('assessing');
    const late = await assessed('draft-sent');
    expect((await officer.postJson(`/api/v1${late.path}`, given)).status).toBe(409);
    expect(await decisionsOf(late.id)).toEqual([]);
    await officer.postForm(path, given);
    const stranger = await assessed();
    expect((await stranger.mother.get(own)).status).toBe(404);
  });

  it('leaves nothing behind when the case cannot be moved on', async () => {
    const { id, path } = await assessed();
    await rows(
      `create function refuse_move() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    );
    await rows(`create trigger refused before update on ehc_case for each row execute function refuse_move()`);
    expect((await officer.postJson(`/api/v1${path}`, given)).status).toBe(500);
    await rows('drop trigger refused on ehc_case');
    expect(await decisionsOf(id)).toEqual([]);
    expect(await stateOf(id)).toBe('assessing');
  });

  it('lets the family ask once what was found out, and shows what it was given', async () => {
    const { id, mother, path, own } = await assessed();
    const feedback = { feedback: 'The advice of the psychologist, and a talk on Monday.', _page: path };
    await officer.postForm(path, given);
    expect((await officer.postForm(`${path}/feedback/given`, feedback, { page: path })).status).toBe(404);
    expect((await mother.postForm(own)).status).toBe(303);
    expect((await mother.postJson(`/api/v1/family/cases/${id}/decision`, {})).status).toBe(409);
    expect((await officer.postForm(`${path}/feedback/given`, feedback, { page: path })).status).toBe(303);
    expect((await officer.postForm(`${path}/feedback/given`, feedback, { page: path })).status).toBe(409);
    expect((await mother.get(own)).text).toContain('a talk on Monday');
  });
});

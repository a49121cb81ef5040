import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { named, soundPlan } from '../../../../test/sound-plan.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;
let school: Row;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  school = await make.organisation({ kind: 'school' });
  await make.row('organisation_area', { areaId: '998', organisationId: school.id });
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

/** Advice of a team with one need, and somebody of the team. */
async function given(about: Row, need: string) {
  const someone = await make.contributor({ agency: 'health' });
  const teamId = someone.teamId!;
  const request = await make.adviceRequest({ caseId: about.id, teamId, source: 'health', state: 'submitted' });
  await make.participant({ caseId: about.id, teamId });
  const contribution = await make.contribution({
    ...{ caseId: about.id, requestId: request.id, state: 'submitted' },
    body: {
      author: { name: 'Tom Ellis', role: 'therapist', registration: '' },
      ...{
        outcomes: [],
        provision: [],
        needs: [{ key: 'n1', area: 'cognition-and-learning', text: need, section: 'B' }],
      },
    },
  });
  const visitor = await portal.visitor().signIn(someone);
  return { contribution, visitor, path: `/requests/${request.id}/use` };
}

const place = (about: Row, contribution: Row, fields?: Record<string, string>) => {
  const page = `/cases/${about.id}/needs-and-provision`;
  return fields
    ? officer.postForm(`${page}/${contribution.id}/need/n1`, fields)
    : officer.postForm(`${page}/${contribution.id}`, {}, { page });
};
const issue = (about: Row) =>
  signing.postForm(`/cases/${about.id}/plan/final`, {
    ...{
      institutionId: school.id,
      institutionType: 'Mainstream school',
      signedName: 'Sian Price',
      ...named,
      familyAgreed: 'yes',
    },
  });

describe('those who gave advice', () => {
  it('see how each part is used, and only their own; what is left out says why', async () => {
    const about = await make.case();
    const [one, two] = [await given(about, 'Words come late.'), await given(about, 'Speech is slow.')];
    expect((await one.visitor.get(one.path)).text).toContain('Nothing is decided yet');
    expect((await one.visitor.postForm(one.path, { isReflected: 'yes' }, { page: '/acting-as' })).status).toBe(409);
    await place(about, one.contribution);
    const [line] = await rows('select id from plan_line where case_id = $1', about.id);
    await place(about, two.contribution, { use: 'joined', lineId: line.id });
    const joined = await two.visitor.get(two.path);
    expect(joined.text).toContain('Joined with what others say');
    expect(joined.text).toContain('Words come late.');
    expect((await one.visitor.get(one.path)).text).not.toContain('Speech is slow.');
    expect((await one.visitor.get(two.path)).status).toBe(404);
    const parent = await portal.visitor().signIn(await make.parent(about.id));
    expect((await parent.get(one.path)).status).toBe(404);
  });

  it('do not read how the plan words what is marked as child protection information (F8)', async () => {
    const about = await make.case();
    const [one, two] = [await given(about, 'Words come late.'), await given(about, 'Speech is slow.')];
    await place(about, one.contribution);
    const [line] = await rows('select id, version from plan_line where case_id = $1', about.id);
    await place(about, two.contribution, { use: 'joined', lineId: line.id });
    const reworded = { text: 'Her uncle frightens her.', section: 'B', area: 'cognition-and-learning' };
    const lines = `/api/v1/cases/${about.id}/needs-and-provision/lines/${line.id}`;
    expect((await officer.postJson(lines, { ...reworded, tiedTo: [], version: line.version })).status).toBe(200);
    const read = async () =>
      Promise.all([one, two].flatMap(({ visitor, path }) => [visitor.get(path), visitor.get(`/api/v1${path}`)]));
    for (const { text } of await read()) expect(text).toContain('uncle');
    const section = `/api/v1/cases/${about.id}/plan/sections/B`;
    for (const [seen, isMasked] of [true, false].entries()) {
      const statements = [{ key: line.id, seen, text: reworded.text, isMasked }];
      expect((await officer.postJson(section, { statements })).status).toBe(200);
      for (const { status, text } of await read()) expect([status, text.includes('uncle')]).toEqual([200, !isMasked]);
      expect((await one.visitor.get(one.path)).text.includes('is left out of copies')).toBe(isMasked);
    }
  });

  it('say that it does not reflect theirs: the final waits until an officer has answered, the draft does not', async () => {
    const about = await make.case();
    await soundPlan(make, officer, about.id);
    const { visitor, contribution, path } = await given(about, 'Words come late.');
    await place(about, contribution, { use: 'not-used', reason: 'The teacher says the same.' });
    expect((await visitor.postForm(path, { isReflected: 'no', words: ' ' })).status).toBe(422);
    expect((await visitor.postForm(path, { isReflected: 'no', words: 'It leaves out the noise.' })).status).toBe(303);
    expect((await officer.postForm(`/cases/${about.id}/plan`)).status).toBe(303);
    const refused = await issue(about);
    expect([refused.status, refused.text.includes('does not reflect')]).toEqual([422, true]);

    const [{ id }] = await rows('select id from use_answer where case_id = $1', about.id);
    const objection = `/cases/${about.id}/objections/${id}`;
    expect((await officer.get(`/cases/${about.id}/outcomes`)).text).toContain(objection);
    expect((await officer.get(objection)).text).toContain('It leaves out the noise.');
    expect((await visitor.get(objection)).status).toBe(404);
    expect((await officer.postForm(objection, { reply: '' })).status).toBe(422);
    expect((await officer.postForm(objection, { reply: 'It stands under sensory needs.' })).status).toBe(303);
    expect((await officer.postForm(objection, { reply: 'Again.' }, { page: `/cases/${about.id}/plan` })).status).toBe(
      409,
    );
    expect((await visitor.get(path)).text).toContain('It stands under sensory needs.');
    expect((await issue(about)).status).toBe(303);
  });

  it('are asked again once something was decided anew', async () => {
    const about = await make.case();
    const { visitor, contribution, path } = await given(about, 'Words come late.');
    await place(about, contribution);
    expect((await visitor.postForm(path, { isReflected: 'yes' })).status).toBe(303);
    expect((await visitor.get(path)).text).not.toContain('Something was decided anew');
    const tokens = await officer.get(`/cases/${about.id}/needs-and-provision/${contribution.id}/need/n1`);
    const seen = /name="seen" value="([^"]*)"/.exec(tokens.text)![1]!;
    expect((await place(about, contribution, { use: 'not-used', reason: 'Said elsewhere.', seen })).status).toBe(303);
    const page = await visitor.get(path);
    expect(page.text).toContain('Something was decided anew');
    expect(page.text).toContain('Said elsewhere.');
  });
});

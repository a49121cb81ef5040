import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { londonDay } from '#platform';
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
let other: Row;
let head: Visitor;
let otherHead: Visitor;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
const ago = (days: number) => londonDay(new Date(Date.now() - days * 86_400_000));
const sections = [
  { id: 'B', title: 'Special educational needs', statements: [{ text: 'Reading is hard.', sources: [] }] },
];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
  school = await make.organisation({ kind: 'school', name: 'Millbrook School' });
  other = await make.organisation({ kind: 'school', name: 'Harbour Academy' });
  for (const { id } of [school, other]) await make.row('organisation_area', { areaId: '998', organisationId: id });
  head = await portal.visitor().signIn(await make.someone('head', { organisationId: school.id }));
  otherHead = await portal.visitor().signIn(await make.someone('head', { organisationId: other.id }));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

async function drafted(state = 'draft-sent') {
  const about = await make.case({ state });
  const draft = await make.planVersion({ caseId: about.id, number: 1, kind: 'draft', sections, givenOn: ago(20) });
  return {
    id: about.id,
    draft,
    path: `/cases/${about.id}/plan/consultations`,
    toUs: `/plans/${draft.id}/consultation`,
  };
}
const consult = (path: string, institutionId: string, more = {}) => officer.postForm(path, { institutionId, ...more });
const consultationsOf = (caseId: string) => rows('select * from consultation where case_id = $1 order by id', caseId);
const audited = async (caseId: string, action: string) =>
  (await rows('select 1 from audit_entry where case_id = $1 and action = $2', caseId, action)).length;
const issue = (caseId: string, institutionId: string) =>
  signing.postForm(`/cases/${caseId}/plan/final`, {
    institutionId,
    institutionType: 'Special school',
    signedName: 'Sian Price',
    ...named,
  });

describe('consulting an institution', () => {
  it('gives its head the draft, counts 15 days from the opening, and takes one reply', async () => {
    const { id, draft, path, toUs } = await drafted();
    expect((await head.get(`/plans/${draft.id}`)).status).toBe(404);
    expect((await consult(path, school.id, { isRequested: 'yes' })).status).toBe(303);
    expect((await consult(path, school.id)).status).toBe(422);
    expect(await rows('select purpose, recipient_id from disclosure_release where case_id = $1', id)).toEqual([
      { purpose: 'P2', recipient_id: school.id },
    ]);
    await database.admin.query(
      `set session_replication_role = replica; update consultation set sent_on = '${ago(20)}' where case_id = '${id}'; set session_replication_role = origin`,
    );
    expect((await officer.get(path)).text).toContain('No reply yet: it holds up nothing.');

    expect((await head.get('/plans')).text).toContain(toUs);
    expect((await head.get(`/plans/${draft.id}`)).text).toContain('Reading is hard.');
    const [one, two] = [await head.tokens(toUs), await head.tokens(toUs)];
    expect((await consultationsOf(id))[0]).toMatchObject({ received_on: expect.anything() as unknown });
    expect(await audited(id, 'consultation.received')).toBe(1);
    expect((await officer.get(path)).text).not.toContain('No reply yet');
    expect((await head.postFields(toUs, { ...one, reply: 'can-meet', replyWords: ' ' })).status).toBe(422);
    const given = { reply: 'can-meet-with-changes', replyWords: 'With a hearing loop.' };
    const answers = await Promise.all([
      head.postFields(toUs, { ...one, ...given }),
      head.postFields(toUs, {
        ...two,
        reply: 'cannot-meet',
        replyGrounds: 'use-of-resources',
        replyWords: 'We are full.',
      }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(await audited(id, 'consultation.replied')).toBe(1);
    const [kept] = await consultationsOf(id);
    expect((await officer.get(`${path}/${kept!.id}`)).text).toContain(kept!.reply_words);
    expect((await head.get(toUs)).text).toContain(kept!.reply_words);
    await expect(rows(`update consultation set reply_words = 'x' where id = $1`, kept!.id)).rejects.toThrow('never');
  });

  it('is for the officers of the area and that head alone, with a draft, at its stage', async () => {
    const { id, path, toUs } = await drafted();
    await consult(path, school.id);
    const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const team = await make.team({ organisationId: school.id });
    const teacher = await portal.visitor().signIn(await make.contributor({ teamId: team.id }));
    const mother = await portal.visitor().signIn(await make.parent(id));
    const [asked] = await consultationsOf(id);
    const reply = { reply: 'can-meet', replyWords: 'Yes.' };
    for (const who of [elsewhere, otherHead, teacher, mother]) {
      expect([403, 404]).toContain((await who.get(path)).status);
      expect([403, 404]).toContain((await who.get(toUs)).status);
      expect([403, 404]).toContain((await who.postJson(`/api/v1${toUs}`, reply)).status);
      const api = `/api/v1${path}/${asked!.id}/reply`;
      expect([403, 404]).toContain((await who.postJson(api, reply)).status);
    }
    expect((await consultationsOf(id))[0]).toMatchObject({ reply: null, received_on: null });

    const early = await drafted('drafting');
    expect((await officer.postJson(`/api/v1${early.path}`, { institutionId: school.id })).status).toBe(409);
    expect(await consultationsOf(early.id)).toEqual([]);
    expect(await rows('select 1 from disclosure_release where case_id = $1', early.id)).toEqual([]);
  });

  it('never blocks by silence; but another than the one asked for is named only with a ground and its evidence', async () => {
    const { id, path } = await drafted();
    await consult(path, school.id, { isRequested: 'yes' });
    await consult(path, other.id);
    await soundPlan(make, officer, id);
    const refused = await issue(id, other.id);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Millbrook School');
    const asked = (await consultationsOf(id)).find(({ institution_id }) => institution_id === school.id)!;
    const considered = (await consultationsOf(id)).find(({ institution_id }) => institution_id === other.id)!;
    const page = { page: `${path}/${asked.id}` };
    const given = { ground: 'unsuitable', evidence: 'It teaches from Year 7.' };
    expect(
      (
        await officer.postForm(
          `${path}/${asked.id}/ground`,
          { ground: 'too-dear', evidence: 'x', _page: page.page },
          page,
        )
      ).status,
    ).toBe(422);
    expect((await officer.postForm(`${path}/${considered.id}/ground`, given, page)).status).toBe(404);
    expect((await officer.postForm(`${path}/${asked.id}/chase`, {}, page)).status).toBe(303);
    expect((await officer.postForm(`${path}/${asked.id}/ground`, given, page)).status).toBe(303);
    expect((await officer.postForm(`${path}/${asked.id}/ground`, given, page)).status).toBe(409);
    expect((await issue(id, other.id)).status).toBe(303);
  });
});

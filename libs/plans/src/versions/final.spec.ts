import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { named, soundPlan } from '../../../../test/sound-plan.ts';
import type { PlanSections } from '../plan-sections.schema.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;
let other: Visitor;
let school: Row;
let asked: Row;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
/** Puts the database in a state that no page allows. */
const spoil = (sql: string) =>
  database.admin.query(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
  other = await portal.visitor().signIn(await make.someone('signing-officer'));
  school = await make.organisation({ kind: 'school', name: 'Alder Grove School' });
  asked = await make.organisation({ kind: 'school', name: 'Millbrook School' });
  for (const { id } of [school, asked]) await make.row('organisation_area', { areaId: '998', organisationId: id });
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

interface Drafted {
  caseId: string;
  draftId: string;
  contribution: Row;
  need: string;
  provision: string;
}

async function drafted(): Promise<Drafted> {
  const { id: caseId } = await make.case();
  const { contribution } = await soundPlan(make, officer, caseId);
  expect((await officer.postForm(`/cases/${caseId}/plan`)).status).toBe(303);
  const [draft] = await rows('select id from plan_version where case_id = $1', caseId);
  const lines = await rows('select id, kind from plan_line where case_id = $1', caseId);
  const idOf = (kind: string) => lines.find((each) => each.kind === kind)!.id;
  return { caseId, draftId: draft!.id, contribution, need: idOf('need'), provision: idOf('provision') };
}
const whole = () => ({
  ...{ institutionId: school.id, institutionType: 'Mainstream school', familyAgreed: 'yes' },
  ...{ signedName: 'Sian Price', ...named },
});
const issue = ({ caseId }: Drafted, fields: Record<string, string> = {}, who = signing) =>
  who.postForm(`/cases/${caseId}/plan/final`, { ...whole(), ...fields });
const details = (id: string, changes: object) =>
  spoil(`update plan_line set details = details || '${JSON.stringify(changes)}' where id = '${id}'`);

/** What is in the way of a final plan: how it comes about, what the refusal says, and where it leads. */
const blockers: Record<string, [spoil: (about: Drafted) => Promise<unknown>, says: RegExp, leads?: RegExp]> = {
  'advice unaccounted for': [
    ({ contribution }) =>
      make.proposedOutcome({ contributionId: contribution.id, key: 'o2', text: 'Robin will sing.' }),
    /proposes “Robin will sing/,
    /\/outcomes#/,
  ],
  'an author without an answer': [
    ({ caseId, contribution }) =>
      make.row('use_answer', { caseId, contributionId: contribution.id, isReflected: false, words: 'Not mine.' }),
    /does not reflect its advice/,
    /\/objections\//,
  ],
  'a family without an answer': [
    ({ caseId, draftId }) => make.row('representation', { caseId, planVersionId: draftId }),
    /Answer what Her mother said/,
    /\/plan\/views\//,
  ],
  'a personal budget that was promised': [
    ({ caseId, draftId }) =>
      make.row('representation', {
        ...{ caseId, planVersionId: draftId, about: 'personal-budget' },
        ...{ answer: 'accepted', answerWords: 'Yes.', answeredAt: '2026-03-02T10:00:00.000Z' },
      }),
    /Record it for section J/,
    /\/plan\/personal-budget/,
  ],
  'a wording whose ground changed': [
    ({ caseId, need }) => make.row('plan_text', { caseId, key: need, drafted: 'Something else.' }),
    /has changed since/,
    /\/plan\/sections\/B#s-/,
  ],
  'F1 section A empty': [
    ({ caseId }) => spoil(`delete from statement where case_id = '${caseId}'`),
    /Section A is empty/,
    /\/family"/,
  ],
  'F2 no area': [
    ({ need }) => spoil(`update plan_line set area = '' where id = '${need}'`),
    /which of the four areas/,
    /\/lines\//,
  ],
  'F3 no measure': [
    ({ caseId }) => spoil(`update outcome set measure = '' where case_id = '${caseId}'`),
    /how anyone can tell/,
    /\/outcomes\/[0-9a-f-]{36}"/,
  ],
  'F3 no day': [
    ({ caseId }) => spoil(`update outcome set by = '' where case_id = '${caseId}'`),
    /does not say by when/,
    /\/outcomes\/[0-9a-f-]{36}"/,
  ],
  'F4 no amount': [
    ({ provision }) => details(provision, { frequency: '' }),
    /how much, how often and by whom/,
    /\/lines\//,
  ],
  'F5 no tie': [
    ({ contribution }) =>
      spoil(
        `update contribution set body = jsonb_set(body, '{provision,0,outcomes}', '[]') where id = '${contribution.id}'`,
      ),
    /not tied to a need and to an outcome/,
    /\/lines\//,
  ],
  'F6 training outside F': [
    ({ provision }) =>
      spoil(`update plan_line set section = 'H2', text = 'Lessons in travel.' where id = '${provision}'`),
    /is special educational provision/,
    /\/lines\//,
  ],
  'F9 H1 from 18': [
    ({ caseId, provision }) =>
      spoil(
        `update plan_line set section = 'H1', details = details || '{"isForAdulthood": true}' where id = '${provision}'; update child set born = '2006-01-01' where id = (select child_id from ehc_case where id = '${caseId}')`,
      ),
    /H1 is only for those under 18/,
    /\/lines\//,
  ],
  'F10 nothing for adulthood': [
    ({ caseId }) =>
      spoil(`update ehc_case set circumstances = circumstances || '{"yearGroup": 9}' where id = '${caseId}'`),
    /prepares for adulthood/,
    /\/needs-and-provision"/,
  ],
  'F12 a budget for nothing': [
    ({ caseId }) => make.row('personal_budget', { caseId }),
    /needs and the outcomes that the personal budget/,
    /\/plan\/personal-budget/,
  ],
  'F14 no role': [
    ({ contribution }) =>
      spoil(`update contribution set body = jsonb_set(body, '{author,role}', '""') where id = '${contribution.id}'`),
    /Section K lists author, role/,
    /\/advice"/,
  ],
  'a school that the family asked for': [
    ({ caseId, draftId }) =>
      make.row('consultation', { caseId, planVersionId: draftId, institutionId: asked.id, isRequested: true }),
    /The family asked for Millbrook School/,
  ],
};

describe('a final plan', () => {
  it.each(Object.keys(blockers))(
    'is refused for %s, says so with the way there, and nothing is written',
    async (name) => {
      const about = await drafted();
      const [arrange, says, leads] = blockers[name]!;
      await arrange(about);
      const refused = await issue(about);
      expect(refused.status).toBe(422);
      expect(refused.text).toMatch(says);
      if (leads)
        expect(refused.text).toMatch(
          new RegExp(`<li id="[^"]+"[^>]*><a class="govuk-link" href="[^"]*${leads.source}`),
        );
      expect(await rows('select kind from plan_version where case_id = $1', about.caseId)).toEqual([{ kind: 'draft' }]);
      expect(await rows('select 1 from placement_decision where case_id = $1', about.caseId)).toEqual([]);
    },
  );

  it('is refused for all of them at once, each named', async () => {
    const about = await drafted();
    const together = Object.entries(blockers).filter(([name]) => !/^F[1569]|^a wording/.test(name));
    for (const [, [arrange]] of together) await arrange(about);
    const { status, text } = await issue(about, { familyAgreed: '' });
    expect(status).toBe(422);
    for (const [name, [, says]] of together) expect(text, name).toMatch(says);
    expect(text).toContain('The family has until');
  });

  it('needs a signature, an institution and the reason why it is named; two who sign at once give one plan', async () => {
    const about = await drafted();
    const incomplete: Record<string, string>[] = [
      { signedName: ' ' },
      { confirmed: 'F1,F3' },
      { institutionId: '' },
      { basis: '' },
      { placementReason: '' },
      { basis: 'requested' },
      { basis: 'education-of-others' },
    ];
    for (const fields of incomplete) expect((await issue(about, fields)).status, JSON.stringify(fields)).toBe(422);
    const { confirmed: _, ...unread } = whole();
    const refused = await signing.postForm(`/cases/${about.caseId}/plan/final`, unread);
    expect([refused.status, refused.text.includes('Read the plan and tick each of these')]).toEqual([422, true]);
    await make.row('outcome_remark', { caseId: about.caseId, kind: 'comment' });
    expect((await signing.get(`/cases/${about.caseId}/plan/final`)).text).toContain('outcomes has no answer');
    const both = await Promise.all([issue(about), issue(about, {}, other)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(both.find(({ status }) => status === 409)!.text).toContain('cannot be issued at this stage');
    expect(await rows('select basis from placement_decision where case_id = $1', about.caseId)).toEqual([
      { basis: 'mainstream' },
    ]);
    expect((await officer.get(`/cases/${about.caseId}/plan/2`)).text).toContain('the school that he attends and likes');
    for (const path of ['plan', 'plan/2'])
      expect((await officer.get(`/cases/${about.caseId}/${path}`)).text).toMatch(
        /Nobody (at Alder Grove School|there) can/,
      );
    const mother = await portal.visitor().signIn(await make.parent(about.caseId));
    expect((await mother.get(`/family/${about.caseId}/plan/2`)).text).not.toContain('attends and likes');
  });

  it('is issued to the family, the school that it names and the health commissioner, once to each, and to nobody else', async () => {
    const board = await make.organisation({ kind: 'health-commissioner', name: 'Wexcombe Health Board' });
    await make.row('organisation_area', { areaId: '998', organisationId: board.id });
    const about = await drafted();
    const mother = await portal.visitor().signIn(await make.parent(about.caseId));
    const who = async (role: 'head' | 'designated-health-officer', organisationId: unknown) =>
      portal.visitor().signIn(await make.someone(role, { organisationId: organisationId as string }));
    const [head, doctor] = [await who('head', school.id), await who('designated-health-officer', board.id)];
    const elsewhere = await who('head', asked.id);
    const [first, second] = await Promise.all([issue(about), issue(about, {}, other)]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([303, 409]);
    const given = await rows(
      `select r.number, r.purpose, o.name, cardinality(r.sections) as sections from disclosure_release r join organisation o on o.id = r.recipient_id
        where r.case_id = $1 order by r.number`,
      about.caseId,
    );
    expect(given).toEqual([
      { number: 1, purpose: 'G7', name: 'Alder Grove School', sections: 12 },
      { number: 2, purpose: 'G7', name: 'Wexcombe Health Board', sections: 12 },
    ]);
    const [plan] = await rows(`select id from plan_version where case_id = $1 and kind = 'final'`, about.caseId);
    const read = async (visitor: Visitor) => (await visitor.get(`/plans/${plan!.id}`)).status;
    expect([await read(head), await read(doctor), await read(elsewhere)]).toEqual([200, 200, 404]);
    const { text } = await officer.get(`/cases/${about.caseId}/plan`);
    expect(text).toContain('The same day also to Alder Grove School and Wexcombe Health Board');
    expect(text).not.toMatch(/Nobody at/);
    expect((await mother.get(`/family/${about.caseId}/plan/2`)).status).toBe(200);
    await spoil(`delete from organisation_area where organisation_id = '${board.id}'`);
    const alone = await drafted();
    expect((await issue(alone)).status).toBe(303);
    expect((await officer.get(`/cases/${alone.caseId}/plan`)).text).toContain('No health commissioner is known here');
  });

  it('has in section J what was decided of the budget that the family asked for', async () => {
    const about = await drafted();
    const [outcome] = await rows('select id from outcome where case_id = $1', about.caseId);
    const page = `/cases/${about.caseId}/plan/personal-budget`;
    const words = { words: 'A reading tutor.', amount: '£1,200 a year', managedBy: 'direct' };
    const agreed = { decision: 'agreed', ...words, needs: about.need, outcomes: outcome!.id };
    for (const wrong of [{ needs: '' }, { outcomes: about.need }, { managedBy: '' }] as Record<string, string>[])
      expect((await officer.postForm(page, { ...agreed, ...wrong })).status).toBe(422);
    expect((await officer.postForm(page, { decision: 'refused', reason: ' ' })).status).toBe(422);
    const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    expect((await elsewhere.postJson(`/api/v1${page}`, { decision: 'refused', reason: 'No.' })).status).toBe(404);
    expect(await rows('select 1 from personal_budget where case_id = $1', about.caseId)).toEqual([]);
    expect((await officer.postForm(page, agreed)).status).toBe(303);
    expect((await issue(about)).status).toBe(303);
    const { sections } = (await officer.get(`/api/v1/cases/${about.caseId}/plan/2`)).json<{ sections: PlanSections }>();
    const j = sections.find(({ id }) => id === 'J')!;
    expect(j.statements).toMatchObject([{ text: 'A reading tutor.' }]);
    expect(Object.fromEntries(j.statements[0]!.facts!.map(({ label, text }) => [label, text]))).toMatchObject({
      ...{ 'Needs it meets': 'Robin reads single words.', Outcomes: '1', Amount: '£1,200 a year' },
      'How it is managed': 'The family receives it (a direct payment)',
    });
    expect((await officer.postForm(page, agreed, { page: `/cases/${about.caseId}/plan` })).status).toBe(409);
  });
});

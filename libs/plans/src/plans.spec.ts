import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '#platform';
import type { Visitor } from '../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory, type Row, type Someone } from '../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../test/portal.ts';
import { named, soundPlan } from '../../../test/sound-plan.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;
let other: Visitor;
let school: Row;

const signIn = (who: Someone) => portal.visitor().signIn(who);
const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
const audited = async (caseId: string, action: string) =>
  (await rows('select * from audit_entry where case_id = $1 and action = $2 order by seq', caseId, action)).length;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  school = await make.organisation({ kind: 'school' });
  await make.row('organisation_area', { areaId: '998', organisationId: school.id });
  officer = await signIn(await make.officer());
  signing = await signIn(await make.someone('signing-officer'));
  other = await signIn(await make.someone('signing-officer'));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

interface Advised {
  contribution: Row;
  proposals: Row[];
}

/** Advice as it was submitted, with outcomes `o1`, `o2`, … that it proposes. */
async function submitted(about: Row, outcomes: string[], first?: Advised, section = ''): Promise<Advised> {
  const asked = { caseId: about.id, teamId: (await make.team()).id, state: 'submitted' };
  const requestId = first?.contribution.requestId ?? (await make.adviceRequest(asked)).id;
  const provision = outcomes.map((text, at) => ({
    key: `p${at}`,
    text: `Help: ${text}`,
    outcomes: [`o${at + 1}`],
    section,
  }));
  const contribution = await make.contribution({
    ...{ caseId: about.id, requestId, state: 'submitted', edition: first ? 2 : 1 },
    body: {
      needs: [{ key: 'n1', area: 'cognition-and-learning', text: 'Reading is hard.', section: '' }],
      outcomes: outcomes.map((text, at) => ({ key: `o${at + 1}`, text, by: 'July', measure: 'Seen', needs: ['n1'] })),
      provision: provision.map((each) => ({
        ...each,
        who: 'a teacher',
        frequency: 'daily',
        duration: '20 minutes',
        reviewed: '',
      })),
      author: { name: 'Ruth Ellison', role: 'SENCO', registration: '' },
    },
  });
  const proposals: Row[] = [];
  for (const [at, text] of outcomes.entries())
    proposals.push(
      await make.proposedOutcome({
        contributionId: contribution.id,
        key: `o${at + 1}`,
        text,
        by: 'July',
        measure: 'Seen',
      }),
    );
  return { contribution, proposals };
}

const use = (who: Visitor, caseId: string, proposal: Row, fields: Record<string, string>) =>
  who.postForm(`/cases/${caseId}/outcomes/proposals/${proposal.id}`, fields);
/** Uses all needs and provision of some advice as they stand. */
const useLines = async (caseId: string, { contribution }: Advised) => {
  const page = `/cases/${caseId}/needs-and-provision`;
  expect((await officer.postForm(`${page}/${contribution.id}`, {}, { page })).status).toBe(303);
};
const makeDraft = (caseId: string) => officer.postForm(`/cases/${caseId}/plan`);
const issue = (who: Visitor, caseId: string, fields: Record<string, string> = {}) =>
  who.postForm(`/cases/${caseId}/plan/final`, {
    ...{
      institutionId: school.id,
      institutionType: 'Mainstream school',
      signedName: 'Sian Price',
      ...named,
      familyAgreed: 'yes',
    },
    ...fields,
  });

/** A case whose one proposal is used and whose draft is with the family. */
async function drafted(section = '') {
  const about = await make.case();
  await make.statement({ caseId: about.id, category: 'hopes', words: 'A friend.' });
  const advice = await submitted(about, ['Robin will read a page.'], undefined, section);
  expect((await use(officer, about.id, advice.proposals[0]!, { use: 'as-it-stands' })).status).toBe(303);
  await useLines(about.id, advice);
  const answer = await makeDraft(about.id);
  expect([answer.status, answer.location]).toEqual([303, `/cases/${about.id}/plan/1`]);
  const [version] = await rows('select * from plan_version where case_id = $1', about.id);
  return { about, advice, version: version! };
}

describe('Section E', () => {
  it('lets no draft be made while a proposal is not accounted for, and keeps every source', async () => {
    const about = await make.case();
    const one = await submitted(about, ['Robin will read a page.', 'Robin will ask for help.']);
    const two = await submitted(about, ['Robin will read aloud.']);
    const refused = await makeDraft(about.id);
    expect(refused.status).toBe(422);
    for (const { text } of [...one.proposals, ...two.proposals]) expect(refused.text).toContain(text as string);
    expect(await rows('select 1 from plan_version where case_id = $1', about.id)).toEqual([]);

    await use(officer, about.id, one.proposals[0]!, { use: 'as-it-stands' });
    const [outcome] = await rows('select * from outcome where case_id = $1', about.id);
    await use(officer, about.id, two.proposals[0]!, { use: 'joined', outcomeId: outcome!.id });
    expect((await use(officer, about.id, one.proposals[1]!, { use: 'not-used', reason: ' ' })).status).toBe(422);
    expect((await makeDraft(about.id)).status).toBe(422);
    await use(officer, about.id, one.proposals[1]!, { use: 'not-used', reason: 'He asks already.' });
    expect(
      (
        await officer.postForm(
          `/cases/${about.id}/outcomes/${outcome!.id}/removal`,
          {},
          { page: `/cases/${about.id}/outcomes` },
        )
      ).status,
    ).toBe(409);
    const owing = await makeDraft(about.id);
    expect([owing.status, owing.text.match(/3 needs and pieces of provision of/g)?.length]).toEqual([422, 2]);
    for (const each of [one, two]) await useLines(about.id, each);
    expect((await makeDraft(about.id)).status).toBe(303);
    expect(await audited(about.id, 'outcome.accounted')).toBe(3);
    expect(await rows('select state from ehc_case where id = $1', about.id)).toEqual([{ state: 'draft-sent' }]);
  });

  it('tells the second officer that the first decided, and changes nothing', async () => {
    const about = await make.case();
    const { proposals } = await submitted(about, ['Robin will swim.']);
    const path = `/cases/${about.id}/outcomes/proposals/${proposals[0]!.id}`;
    const [mine, theirs] = await Promise.all([officer.tokens(path), signing.tokens(path)]);
    const first = await officer.postFields(path, { ...mine, use: 'as-it-stands' });
    const second = await signing.postFields(path, { ...theirs, use: 'not-used', reason: 'Said elsewhere.' });
    expect([first.status, second.status]).toEqual([303, 409]);
    expect(await rows('select use from outcome_source where case_id = $1', about.id)).toEqual([
      { use: 'as-it-stands' },
    ]);
  });

  it('keeps both wordings when two officers edit one outcome, and lets one choose', async () => {
    const { about } = await drafted();
    const [outcome] = await rows('select * from outcome where case_id = $1', about.id);
    const path = `/cases/${about.id}/outcomes/${outcome!.id}`;
    const was = JSON.stringify({ text: markOf(String(outcome!.text)), by: markOf('July'), measure: markOf('Seen') });
    const words = (text: string, by: string) => ({ text, by, measure: 'Seen', was });
    expect((await officer.postForm(path, words('The first wording', 'July'))).status).toBe(303);
    const late = await signing.postForm(path, words('The second wording', 'June'));
    expect(late.location).toBe(`${path}?done=together#asides`);
    expect(await rows('select text, by from outcome where id = $1', outcome!.id)).toEqual([
      { text: 'The first wording', by: 'June' },
    ]);
    const both = await officer.get(path);
    expect(both.text).toContain('The second wording');
    expect((await officer.get(`/cases/${about.id}/outcomes`)).text).toContain('Two texts');
    expect((await issue(signing, about.id)).text).toContain('Choose which stands');
    const [, action] = /value="(take:text:[^"]+)"/.exec(both.text)!;
    await officer.postForm(path, { action: action! });
    expect(await rows('select text, asides from outcome where id = $1', outcome!.id)).toEqual([
      { text: 'The second wording', asides: [] },
    ]);
  });

  it('refuses outcomes and proposals of another case, and writes nothing', async () => {
    const [{ about: elsewhere, advice }, about] = [await drafted(), await make.case()];
    const { proposals } = await submitted(about, ['Robin will dance.']);
    const [foreign] = await rows('select * from outcome where case_id = $1', elsewhere.id);
    expect((await use(officer, about.id, proposals[0]!, { use: 'joined', outcomeId: foreign!.id })).status).toBe(422);
    const page = `/cases/${about.id}/outcomes/proposals/${proposals[0]!.id}`;
    const path = `/cases/${about.id}/outcomes/proposals/${advice.proposals[0]!.id}`;
    expect((await officer.postForm(path, { use: 'as-it-stands' }, { page })).status).toBe(404);
    expect(await rows('select 1 from outcome_source where case_id = $1', about.id)).toEqual([]);
  });
});

describe('a corrected edition', () => {
  it('makes the earlier use stale and blocks the final plan until it is decided again', async () => {
    const { about, advice } = await drafted();
    const [outcome] = await rows('select * from outcome where case_id = $1', about.id);
    const corrected = await submitted(about, ['Robin will read two pages.'], advice);
    const refused = await issue(signing, about.id);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Robin will read two pages.');
    expect(refused.text).toContain('has corrected its advice');

    await use(officer, about.id, corrected.proposals[0]!, { use: 'joined', outcomeId: outcome!.id });
    const uses = await rows(
      'select use from outcome_source where case_id = $1 order by decided_at, proposal_id',
      about.id,
    );
    expect(uses.map((each) => String(each.use)).toSorted((a, b) => a.localeCompare(b))).toEqual(['joined', 'not-used']);
    await useLines(about.id, corrected);
    expect((await issue(signing, about.id)).status).toBe(303);
  });

  it('can be settled where the author dropped the proposal', async () => {
    const { about, advice } = await drafted();
    const [outcome] = await rows('select * from outcome where case_id = $1', about.id);
    await useLines(about.id, await submitted(about, [], advice));
    const [source] = await rows('select * from outcome_source where case_id = $1', about.id);
    const seen = (source!.decided_at as Date).toISOString();
    expect((await use(officer, about.id, advice.proposals[0]!, { use: 'as-it-stands', seen })).status).toBe(422);
    expect(
      (
        await use(officer, about.id, advice.proposals[0]!, {
          use: 'not-used',
          reason: 'Withdrawn by its author.',
          seen,
        })
      ).status,
    ).toBe(303);
    expect((await issue(signing, about.id)).text).toContain('No advice supports');
    await officer.postForm(
      `/cases/${about.id}/outcomes/${outcome!.id}/removal`,
      {},
      { page: `/cases/${about.id}/outcomes` },
    );
    await soundPlan(make, officer, about.id);
    const [need] = await rows(`select id from plan_line where case_id = $1 and text = 'Reading is hard.'`, about.id);
    const left = await issue(signing, about.id);
    expect([left.status, left.text.includes('No provision answers this need')]).toEqual([422, true]);
    const words = { text: 'Reading is hard.', section: 'B', area: 'cognition-and-learning', version: '1' };
    const mended = { ...words, noProvisionBecause: 'He reads well now.' };
    await officer.postForm(`/cases/${about.id}/needs-and-provision/lines/${need!.id}`, mended);
    expect((await issue(signing, about.id)).status).toBe(303);
  });
});

describe('plan versions', () => {
  it('are frozen: no role changes, deletes or empties them, and the digest fits what is stored', async () => {
    const { about, version } = await drafted();
    for (const statement of [
      `update plan_version set sections = '[]' where id = '${version.id}'`,
      `delete from plan_version where id = '${version.id}'`,
      'truncate plan_version',
    ])
      await expect(database.admin.query(statement)).rejects.toThrow(/never change|cannot truncate/);
    const shown = await officer.get(`/api/v1/cases/${about.id}/plan/1`);
    expect(shown.json()).toMatchObject({ hash: version.hash, isIntact: true, kind: 'draft' });
    const sections = shown.json<{ sections: { id: string }[] }>().sections.map(({ id }) => id);
    expect(sections).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H1', 'H2', 'J', 'K']);
  });

  it('are issued by a signing officer alone, with an institution, and not before the 15 days unless the family agrees', async () => {
    const { about } = await drafted();
    const page = `/cases/${about.id}/plan`;
    expect((await officer.get(page)).text).toContain('A signing officer must issue the final plan');
    const unchanged = 'Nothing has changed since the draft';
    expect((await officer.get(page)).text).toContain(unchanged);
    await database.admin.query(`update outcome set text = 'Robin will read two pages.' where case_id = $1`, [about.id]);
    expect((await officer.get(page)).text).not.toContain(unchanged);
    const tokens = await officer.tokens(page);
    const fields = { ...tokens, institutionId: school.id, signedName: 'Olu Adeyemi', familyAgreed: 'yes' };
    expect((await officer.postFields(`${page}/final`, fields)).status).toBe(404);
    expect((await issue(signing, about.id, { institutionId: '' })).status).toBe(422);
    expect((await issue(signing, about.id, { familyAgreed: '' })).status).toBe(422);
    expect((await issue(signing, about.id, { signedName: ' ' })).status).toBe(422);
    expect(await audited(about.id, 'plan.finalised')).toBe(0);
    const issued = await issue(signing, about.id);
    expect(issued.location).toBe(`/cases/${about.id}/plan/2`);
    expect((await signing.get(issued.location!)).text).toContain('Mainstream school');
    expect(await audited(about.id, 'plan.finalised')).toBe(1);
  });

  it('are issued once when two officers sign at the same moment', async () => {
    const { about } = await drafted();
    const answers = await Promise.all([issue(signing, about.id), issue(other, about.id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(await rows(`select 1 from plan_version where case_id = $1 and kind = 'final'`, about.id)).toHaveLength(1);
  });

  it('leave nothing behind when the case cannot be moved on', async () => {
    const { about } = await drafted();
    await database.admin.query(
      `create function fail_now() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
    );
    await database.admin.query(
      'create trigger fail_now before update on ehc_case for each row execute function fail_now()',
    );
    try {
      expect((await issue(signing, about.id)).status).toBe(500);
    } finally {
      await database.admin.query('drop trigger fail_now on ehc_case');
    }
    expect(await rows('select kind from plan_version where case_id = $1', about.id)).toEqual([{ kind: 'draft' }]);
    expect(await audited(about.id, 'plan.finalised')).toBe(0);
    expect((await issue(signing, about.id)).status).toBe(303);
  });

  it('reach the family, of this child only', async () => {
    const { about } = await drafted();
    const parent = await signIn(await make.parent(about.id));
    expect((await parent.get(`/family/${about.id}/plan`)).text).toContain('Draft plan');
    const read = await parent.get(`/family/${about.id}/plan/1`);
    expect(read.text).toContain('Robin will read a page.');
    expect(read.text).toContain('at least 15 days');
  });
});

describe('a release', () => {
  it('lets the head read only the released sections, only until its last day, and shows who read', async () => {
    const { about, version } = await drafted();
    const head = await signIn(await make.someone('head', { organisationId: school.id }));
    const path = `/cases/${about.id}/plan/1/release`;
    const whom = await officer.postForm(path, { purpose: 'P2', recipient: school.id });
    expect(whom.status).toBe(303);
    const contents = { sections: ['A', 'F'], reason: 'The school must know how to help.' };
    const check = await officer.postForm(whom.location!, contents);
    expect(check.text).toContain('What the family will see in its log');
    expect(await rows('select 1 from disclosure_release where case_id = $1', about.id)).toEqual([]);
    expect((await head.get(`/plans/${version.id}`)).status).toBe(404);

    const order = { ...contents, purpose: 'P2', recipient: school.id, _page: whom.location! };
    expect(
      (await officer.postForm(`${path}/approval`, { ...order, reason: '' }, { page: whom.location! })).status,
    ).toBe(422);
    expect((await officer.postForm(`${path}/approval`, order, { page: whom.location! })).status).toBe(303);
    expect((await head.get('/plans')).text).toContain(`/plans/${version.id}`);
    const read = await head.get(`/plans/${version.id}`);
    expect(read.status).toBe(200);
    expect(read.text).toContain('Help: Robin will read a page.');
    expect(read.text).not.toContain('Section E:');
    const api = await head.get(`/api/v1/plans/${version.id}`);
    expect(api.json<{ sections: { id: string }[] }>().sections.map(({ id }) => id)).toEqual(['A', 'F']);
    expect(await audited(about.id, 'plan.read')).toBe(1);
    expect(await rows(`select what from record_read where case_id = $1 and what = 'plan'`, about.id)).toEqual([
      { what: 'plan' },
    ]);

    const team = await make.team({ organisationId: school.id, name: 'SENCO team' });
    const senco = await signIn(await make.contributor({ teamId: team.id }));
    expect((await senco.get('/plans')).text).toContain(`/plans/${version.id}`);
    expect((await senco.get(`/plans/${version.id}`)).text).toContain('Help: Robin will read a page.');
    expect(
      await rows(`select team_id from record_read where case_id = $1 and what = 'plan' order by id`, about.id),
    ).toEqual([{ team_id: null }, { team_id: team.id }]);

    await database.admin.query(`update disclosure_release set expires_on = current_date - 1 where case_id = $1`, [
      about.id,
    ]);
    expect((await head.get(`/plans/${version.id}`)).status).toBe(404);
    expect((await head.get('/plans')).text).not.toContain(version.id);
  });
});

describe('whoever has no ground', () => {
  const absent = '01900000-0000-7000-8000-000000000000';
  const plain = (text: string) => text.replace(/name="(_csrf|_once)" value="[^"]*"/g, '');

  it('gets the answer of a plan that does not exist, and the attempt is on record', async () => {
    const { about, version } = await drafted();
    const team = await make.team({ agency: 'health' });
    const away = await make.case();
    const strangers: Record<string, Someone> = {
      'head of another school': await make.someone('head', {
        organisationId: (await make.organisation({ kind: 'school' })).id,
      }),
      'officer of another area': await make.officer({ areaId: '999' }),
      'contributor of another team': await make.contributor({ teamId: team.id }),
      'team manager': await make.someone('team-manager', { teamId: team.id }),
      'designated health officer': await make.someone('designated-health-officer'),
      administrator: await make.someone('administrator'),
      'parent of another child': await make.parent(away.id),
    };
    for (const [name, who] of Object.entries(strangers)) {
      const visitor = await signIn(who);
      const before = await audited(about.id, 'access.refused');
      for (const path of [
        `/plans/VERSION`,
        `/cases/CASE/plan/1`,
        `/family/CASE/plan`,
        `/api/v1/cases/CASE/plan`,
        `/cases/CASE/outcomes`,
      ]) {
        const real = await visitor.get(path.replace('VERSION', version.id).replace('CASE', about.id));
        const none = await visitor.get(path.replace(/VERSION|CASE/, absent));
        expect([real.status, none.status], `${name} ${path}`).toEqual([404, 404]);
        expect(plain(real.text), `${name} ${path}`).toBe(plain(none.text));
      }
      expect(await audited(about.id, 'access.refused'), name).toBe(before + 5);
    }
  });

  it('cannot act on the case either', async () => {
    const { about } = await drafted();
    const stranger = await signIn(await make.someone('signing-officer', { areaId: '999' }));
    const tokens = await stranger.tokens('/acting-as');
    const fields = { ...tokens, institutionId: school.id, signedName: 'Somebody Else', familyAgreed: 'yes' };
    for (const path of ['plan', 'plan/final', 'plan/1/release'])
      expect(
        (await stranger.postFields(`/cases/${about.id}/${path}`, { ...fields, purpose: 'P2', recipient: school.id }))
          .status,
      ).toBe(404);
    expect(await rows('select 1 from plan_version where case_id = $1', about.id)).toHaveLength(1);
  });
});

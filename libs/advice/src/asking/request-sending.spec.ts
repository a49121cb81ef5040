import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, HERE, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

interface Proposed {
  key: string;
  rule: string;
  source: string;
  necessity: string;
  body: { id: string; name: string; kind: string } | null;
  missing: string | null;
}

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let olu: Visitor;
let school: string;
let commissioner: string;
let caseId: string;
const teams: Record<string, string> = {};

const plain = {
  yearGroup: 4,
  sensoryImpairment: [] as string[],
  lookedAfter: false,
  lookedAfterBy: '',
  serviceFamily: false,
  youthJustice: false,
  knownToSocialCare: false,
  healthServices: [] as string[],
  askedFor: [] as { name: string; reason: string }[],
};

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  olu = await portal.visitor().signIn(await make.officer());
  const serving = async (kind: string, areaId = HERE) => {
    const { id } = await make.organisation({ kind });
    await make.row('organisation_area', { areaId, organisationId: id });
    return id;
  };
  school = await serving('school');
  commissioner = await serving('health-commissioner');
  await make.someone('designated-health-officer', { organisationId: commissioner });
  teams.education = (await make.team({ agency: 'education', organisationId: school })).id;
  for (const agency of ['educational-psychology', 'social-care', 'youth-justice', 'virtual-school', 'health'])
    teams[agency] = (await make.team({ agency, organisationId: await serving('other') })).id;
  await make.area({ id: '301', name: 'Ashcombe Vale' });
  teams.elsewhere = (await make.team({ agency: 'virtual-school', organisationId: await serving('other', '301') })).id;
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = await aCase();
});

const aCase = async (circumstances = {}, values = {}) =>
  (await make.case({ settingId: school, circumstances: { ...plain, ...circumstances }, ...values })).id;
const proposed = async (id = caseId) =>
  (await olu.get(`/api/v1/cases/${id}/requests`)).json<{ proposed: Proposed[] }>().proposed;
const asProposed = (list: Proposed[]) =>
  list.map(({ key, body, necessity }) => ({
    key,
    choice: necessity === 'possible' ? 'leave-out' : 'send',
    to: body?.id ?? '',
  }));
const send = (requests: object[], further: object[] = [], who = olu) =>
  who.postJson(`/api/v1/cases/${caseId}/requests`, { requests, further });
const rows = async (id = caseId) =>
  (await database.admin.query('select * from advice_request where case_id = $1 order by id', [id])).rows;
const written = async () => ({
  requests: (await rows()).length,
  participants: (await database.admin.query('select 1 from participant where case_id = $1', [caseId])).rowCount,
  news: (await database.admin.query(`select 1 from outbox where payload->>'caseId' = $1`, [caseId])).rowCount,
  audit: (
    await database.admin.query(`select 1 from audit_entry where case_id = $1 and action like 'advice.%'`, [caseId])
  ).rowCount,
});
const nothing = { requests: 0, participants: 0, news: 0, audit: 0 };

describe('the proposal', () => {
  const always = ['B2 education', 'B5 health', 'B6 educational-psychology', 'B7 social-care'];
  it.each([
    ['a child at school', {}, {}, always],
    ['a child in no setting', {}, { settingId: null }, ['B3 education', ...always.slice(1)]],
    ['a young person in Year 9', { yearGroup: 9 }, {}, [...always, 'B10 -']],
    ['a service child', { serviceFamily: true }, {}, [...always, 'B9 -']],
    ['youth justice', { youthJustice: true }, {}, [...always, 'B8 youth-justice']],
    ['whom the family asks for', { askedFor: [{ name: 'Dr Bell', reason: '' }] }, {}, [...always, 'B11 -']],
    ['a looked-after child', { lookedAfter: true }, {}, [...always, 'B8 virtual-school', 'B8 -', 'B8 -']],
  ])('for %s', async (_, circumstances, values, expected) => {
    const list = await proposed(await aCase(circumstances, values));
    const bodies = Object.fromEntries(Object.entries(teams).map(([agency, id]) => [id, agency]));
    bodies[commissioner] = 'health';
    expect(list.map(({ rule, source }) => `${rule} ${bodies[source] ?? source}`).map(shortened)).toEqual(expected);
    for (const { source, body } of list.filter((each) => each.source in teams && each.rule !== 'B3'))
      expect(bodies[body!.id]).toBe(source);
  });
  const shortened = (words: string) => words.replace(/ (adulthood|armed-forces-education|other)$/, ' -');

  it('asks the virtual school of the authority that looks after the child', async () => {
    const list = await proposed(await aCase({ lookedAfter: true, lookedAfterBy: 'Ashcombe Vale' }));
    expect(list.find(({ source }) => source === 'virtual-school')!.body!.id).toBe(teams.elsewhere);
    const unknown = await proposed(await aCase({ lookedAfter: true, lookedAfterBy: 'Nowhere' }));
    expect(unknown.find(({ source }) => source === 'virtual-school')).toMatchObject({
      body: null,
      missing: expect.stringContaining('Nowhere'),
    });
  });
});

describe('sending', () => {
  it('sends all: the teams are on the case, each has a provisional due day, an audit line and its news', async () => {
    const answer = await send(asProposed(await proposed()));
    expect(answer.status).toBe(201);
    const sent = await rows();
    expect(sent.map(({ source, state, team_id }) => [source, state, team_id])).toEqual([
      ['education', 'sent', teams.education],
      ['health', 'sent', null],
      ['educational-psychology', 'sent', teams['educational-psychology']],
      ['social-care', 'sent', teams['social-care']],
    ]);
    expect(sent[1]).toMatchObject({ commissioner_id: commissioner, year_group: 'Year 4' });
    const days = await database.admin.query(
      'select distinct due_on - sent_on as days, received_on from advice_request where case_id = $1',
      [caseId],
    );
    expect(days.rows).toEqual([{ days: 42, received_on: null }]);
    expect(await written()).toEqual({ requests: 4, participants: 3, news: 4, audit: 4 });
  });

  it('sends all or none: a failure in the middle leaves nothing behind', async () => {
    await database.admin.query(`create function fail_here() returns trigger language plpgsql as
      $$ begin if new.team_id = '${teams['social-care']}' then raise exception 'forced'; end if; return new; end $$;
      create trigger fail_here before insert on participant for each row execute function fail_here()`);
    const answer = await send(asProposed(await proposed()));
    await database.admin.query('drop trigger fail_here on participant; drop function fail_here');
    expect(answer.status).toBe(500);
    expect(await written()).toEqual(nothing);
    expect((await send(asProposed(await proposed()))).status).toBe(201);
  });

  it('sends once when two officers send at the same time', async () => {
    const sian = await portal.visitor().signIn(await make.officer());
    const choices = asProposed(await proposed());
    const answers = await atOnce(database, `select 1 from ehc_case where id = '${caseId}' for update`, [
      () => send(choices),
      () => send(choices, [], sian),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await written()).toMatchObject({ requests: 4, participants: 3 });
  });

  it('needs a reason for leaving out what the rules demand, and keeps it', async () => {
    const choices = asProposed(await proposed());
    const without = choices.map((each, index) =>
      index === 3 ? { ...each, choice: 'leave-out', why: 'too busy' } : each,
    );
    const refused = await send(without);
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.json<{ fields: object }>().fields)).toEqual(['requests.3.why']);
    expect(await written()).toEqual(nothing);
    const why = 'Advice of last month is used again.';
    expect((await send(without.map((each) => ({ ...each, why })))).status).toBe(201);
    expect((await rows()).find(({ source }) => source === 'social-care')).toMatchObject({
      state: 'left-out',
      adjustment: why,
    });
  });

  it('sends nothing while a body has no team, and says who must set one up', async () => {
    const lonely = await make.organisation({ kind: 'school', name: 'Lonely School' });
    caseId = await aCase({}, { settingId: lonely.id });
    const answer = await send(asProposed(await proposed()));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('The administrator of Lonely School must set up a team');
    expect(await written()).toEqual(nothing);
  });

  it.each([
    [
      'a team has ended',
      `update team set ended_on = '2026-01-01' where id = $1`,
      () => teams['social-care']!,
      'must set up',
    ],
    [
      'a commissioner has no designated health officer',
      `update membership set ended_on = '2026-01-01' where organisation_id = $1`,
      () => commissioner,
      'must name its designated health officer',
    ],
  ])('sends nothing where %s, and says what must be done', async (_, ending, whose, words) => {
    const before = asProposed(await proposed());
    await database.admin.query(ending, [whose()]);
    const answers = [await send(before), await send(asProposed(await proposed()))];
    await database.admin.query(ending.replace(/= '.*?'/, '= null'), [whose()]);
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    expect(answers[0]!.text).toContain(words);
    expect(await written()).toEqual(nothing);
  });

  it('asks for a further team with a reason, and nobody twice', async () => {
    const further = { to: teams['youth-justice'], why: 'The team has worked with the family this year.' };
    await send(asProposed(await proposed()), [further]);
    expect((await rows()).at(-1)).toMatchObject({ rule: 'B8', source: 'youth-justice' });
    const again = await olu.postJson(`/api/v1/cases/${caseId}/requests/further`, { ...further });
    expect(again.status).toBe(409);
    const bare = await olu.postJson(`/api/v1/cases/${caseId}/requests/further`, { to: teams['virtual-school'] });
    expect(bare.status).toBe(422);
  });

  it('tells the duties to a looked-after child apart: asking one hides no other', async () => {
    caseId = await aCase({ lookedAfter: true });
    const choices = asProposed(await proposed());
    const possible = choices.slice(-2).map(({ key }) => ({ key, to: teams['virtual-school'] }));
    const left = { choice: 'leave-out', why: 'Nobody is needed yet.' };
    expect((await send(choices.map((each, at) => (at < 4 ? each : { ...each, ...left })))).status).toBe(201);
    const further = (each: object) => olu.postJson(`/api/v1/cases/${caseId}/requests/further`, each);
    const statuses = [];
    for (const each of [...possible, possible[0]!]) statuses.push((await further(each)).status);
    expect(statuses).toEqual([201, 201, 409]);
    const states = Object.fromEntries((await rows()).map(({ duty, state }) => [duty, state]));
    expect(states).toMatchObject({
      'B8 virtual-school': 'left-out',
      'B8 other designated-teacher': 'sent',
      'B8 other designated-health': 'sent',
    });
    const page = (await olu.get(`/cases/${caseId}/advice`)).text;
    expect(page).toMatch(/<option[^>]*>The virtual school head of/);
    expect(page).not.toMatch(/<option[^>]*>The (child’s designated teacher|designated doctor)/);
  });

  it.each(['requested', 'drafting', 'final'])('is refused while the case is %s', async (state) => {
    const choices = asProposed(await proposed());
    await database.admin.query('update ehc_case set state = $1 where id = $2', [state, caseId]);
    expect((await send(choices)).status).toBe(409);
    expect(await written()).toEqual(nothing);
  });

  it('is not for officers of another area, nor for bodies outside this one', async () => {
    const stranger = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const choices = asProposed(await proposed());
    expect((await send(choices, [], stranger)).status).toBe(404);
    const outside = (await make.team({ agency: 'education' })).id;
    expect((await send([{ ...choices[0], to: outside }, ...choices.slice(1)])).status).toBe(422);
    expect((await send([{ ...choices[0], key: 'made-up' }, ...choices.slice(1)])).status).toBe(409);
    expect(await written()).toMatchObject({ requests: 0, participants: 0, news: 0 });
  });
});

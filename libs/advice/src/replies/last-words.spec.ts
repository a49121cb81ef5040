import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Connections } from '../../../../test/acting.ts';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, HERE, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

const why = 'Searched by name, date of birth and address; nothing was found.';
const answers = {
  'wrong-team': { words: why },
  'not-known': { words: why },
  'cannot-comply': { ground: 'duties', words: why },
  'nil-return': { words: why },
};
type Kind = keyof typeof answers;

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Visitor;
let team: string;
let elsewhere: string;
let manager: Visitor;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  const body = await make.organisation({ kind: 'local-authority' });
  await make.row('organisation_area', { areaId: HERE, organisationId: body.id });
  elsewhere = (await make.team({ agency: 'social-care', organisationId: body.id })).id;
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  const child = await make.child({ givenName: 'Secret', familyName: 'Childs' });
  caseId = (await make.case({ childId: child.id })).id;
  team = (await make.team({ agency: 'social-care', name: 'Children in need' })).id;
  manager = await portal.visitor().signIn(await make.someone('team-manager', { teamId: team }));
  await make.participant({ caseId, teamId: team });
});

const request = async (values: object = {}) =>
  (await make.adviceRequest({ caseId, teamId: team, source: 'social-care', rule: 'B7', state: 'received', ...values }))
    .id;
const say = (id: string, kind: Kind) =>
  manager.postForm(`/requests/${id}/reply/${kind}`, { kind, ...answers[kind] }, { page: '/acting-as' });
/** A request that a team of its own has ended with this answer. */
async function ended(kind: Kind) {
  const id = await request({ state: kind === 'nil-return' ? 'not-known' : 'received' });
  const done = await say(id, kind);
  return { id, done };
}
const isOnCase = async () =>
  (
    await database.admin.query('select 1 from participant where case_id = $1 and team_id = $2 and ended_on is null', [
      caseId,
      team,
    ])
  ).rowCount === 1;
const stateOf = async (id: string) =>
  (await database.admin.query('select state from advice_request where id = $1', [id])).rows[0].state;
const replyOf = async (id: string) =>
  (await database.admin.query('select id from advice_reply where request_id = $1 order by said_at desc', [id])).rows[0]
    .id as string;
const answer = async (id: string, given = 'The school nurse has seen her, and says what is needed.') =>
  officer.postForm(`/cases/${caseId}/advice/${id}/answers/${await replyOf(id)}`, { answer: given });
const needsYou = async () => (await officer.get('/board?show=needs-you')).text;

describe.each(['wrong-team', 'cannot-comply', 'nil-return'] as const)('a team that answers %s', (kind) => {
  it('is off the case at once, is told so on its list, and reads its own words and nothing of the child’s', async () => {
    const { id, done } = await ended(kind);
    expect([done.location?.startsWith('/requests?'), await isOnCase()]).toEqual([true, false]);
    const list = await manager.get(done.location!);
    expect(list.text).toContain('Your team is no longer on the case');
    expect(list.text).not.toContain('Secret');
    const tab = await manager.get(kind === 'wrong-team' ? '/requests' : '/requests?tab=done');
    expect(tab.text).toContain(`href="/requests/${id}/reply"`);
    expect(tab.text).not.toMatch(new RegExp(`href="/requests/${id}"`));
    for (const below of ['', '/history', '/reply/question'])
      expect([below, (await manager.get(`/requests/${id}${below}`)).status]).toEqual([below, 404]);
    const own = await manager.get(`/requests/${id}/reply`);
    expect(own.text).toContain(why);
    expect(own.text).not.toContain('Secret');
  });

  it('stays for another request, and then sees what was said as before', async () => {
    await request({ duty: 'another' });
    const { id, done } = await ended(kind);
    expect([done.location, await isOnCase()]).toEqual([`/requests/${id}/reply?done=${kind}`, true]);
    expect((await manager.get(done.location!)).text).toContain('Secret');
  });
});

it('a team that does not know the child stays: it must say what follows (B7)', async () => {
  const { done } = await ended('not-known');
  expect([done.location?.includes('/reply?done=not-known'), await isOnCase()]).toEqual([true, true]);
});

it('of two last requests that end at once, the second ends the part', async () => {
  const [one, two] = [await request(), await request({ duty: 'another' })];
  const colleague = await portal.visitor().signIn(await make.someone('team-manager', { teamId: team }));
  const said = (who: Visitor, id: string) =>
    who.postJson(`/api/v1/requests/${id}/replies`, { kind: 'cannot-comply', ...answers['cannot-comply'] });
  const lock = `select 1 from participant where case_id = '${caseId}' for update`;
  const both = await atOnce(database, lock, [() => said(manager, one), () => said(colleague, two)]);
  expect([both.map(({ status }) => status), await isOnCase()]).toEqual([[201, 201], false]);
});

it('is back on the case, with its draft, when the authority asks it again', async () => {
  const { id } = await ended('wrong-team');
  expect((await answer(id, 'She lives in your district since May.')).status).toBe(303);
  expect([await stateOf(id), await isOnCase()]).toEqual(['received', true]);
  expect((await manager.get(`/requests/${id}`)).text).toContain('Secret');
});

describe.each(['cannot-comply', 'nil-return'] as const)('the officer of a %s', (kind) => {
  it('accepts it as it is: it leaves what needs them, and is closed to the team', async () => {
    const { id } = await ended(kind);
    const about = `/cases/${caseId}/advice/${id}/answers`;
    expect(await needsYou()).toContain(about);
    expect((await officer.get(about)).text).toContain('Accept it as it is');
    expect((await answer(id)).status).toBe(303);
    expect(await needsYou()).not.toContain(about);
    expect((await officer.get(about)).text).toContain('accepts it');
    expect((await officer.get(`/cases/${caseId}/record`)).text).toContain('Accepted that the team gives no advice');
    const own = await manager.get(`/requests/${id}/reply`);
    expect([own.text.includes('has taken your answer'), own.text.includes(why)]).toEqual([true, false]);
    expect((await manager.get(`/api/v1/requests/${id}/replies`)).status).toBe(404);
    expect((await answer(id)).status).toBe(409);
  });

  it('asks another body instead: the answer is taken too', async () => {
    const { id } = await ended(kind);
    const sent = await officer.postJson(`/api/v1/cases/${caseId}/requests/${id}/another-body`, {
      to: elsewhere,
      why: 'They know her from early help.',
    });
    expect(sent.status).toBe(201);
    expect((await manager.get(`/requests/${id}/reply`)).text).not.toContain(why);
    expect((await officer.get(`/cases/${caseId}/advice/${id}/answers`)).text).toContain('asks another body');
  });
});

describe('“not known” that nobody there can close', () => {
  it.each([
    ['by a team without a manager', 'assessing'],
    ['after the case has gone on', 'drafting'],
  ])('%s is before the officer, who can take it on', async (_, state) => {
    if (state === 'assessing')
      await database.admin.query(`update membership set role = 'contributor' where team_id = $1`, [team]);
    const { id } = await ended('not-known');
    expect(state === 'assessing' ? (await manager.get(`/requests/${id}/reply/nil-return`)).status : 404).toBe(404);
    await database.admin.query('update ehc_case set state = $2 where id = $1', [caseId, state]);
    const about = `/cases/${caseId}/advice/${id}/answers`;
    expect(await needsYou()).toContain(about);
    expect((await officer.get(about)).text).toContain('Take it on yourselves');
    const anotherBody = (await officer.get(`${about}/another-body`)).status;
    expect(anotherBody).toBe(state === 'assessing' ? 200 : 404);
    expect((await officer.postForm(`${about}/${await replyOf(id)}`, { answer: '' })).status).toBe(422);
    expect((await answer(id, 'Our duty social worker assesses by 3 March.')).status).toBe(303);
    expect([await stateOf(id), await isOnCase(), (await needsYou()).includes(about)]).toEqual([
      're-routed',
      false,
      false,
    ]);
    const course = (await officer.get(`/cases/${caseId}/advice/${id}/course`)).text;
    expect(course).toContain('Took it on for the authority to assess or commission');
    expect(course).toContain('Our duty social worker assesses by 3 March.');
  });

  it('is not before the officer while a manager of the team can answer', async () => {
    const { id } = await ended('not-known');
    expect(await needsYou()).not.toContain(`${id}/answers`);
  });
});

it('shows whoever allocates only why the team that has the request now says it is for another', async () => {
  const commissioner = await make.organisation({ kind: 'health-commissioner' });
  const meera = await make.someone('designated-health-officer', { organisationId: commissioner.id });
  const id = await request({ commissionerId: commissioner.id, source: 'health', rule: 'B5', state: 'wrong-team' });
  const other = await make.team({ agency: 'health' });
  const rows = [
    { teamId: team },
    { teamId: other.id },
    { teamId: team, answeredAt: '2026-03-02T10:00:00.000Z', answer: 'Yes, theirs.' },
    { teamId: team, kind: 'nil-return' },
  ];
  const [seen] = await Promise.all(
    rows.map((row) => make.row('advice_reply', { requestId: id, caseId, kind: 'wrong-team', words: why, ...row })),
  );
  const app = new Connections(database.appUrl);
  expect(await app.idsIn('advice_reply', meera.claim)).toEqual([seen!.id]);
  await database.admin.query(`update advice_request set state = 'received' where id = $1`, [id]);
  expect(await app.idsIn('advice_reply', meera.claim)).toEqual([]);
  await app.end();
});

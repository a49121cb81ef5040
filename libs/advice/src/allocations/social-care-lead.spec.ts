import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveRooms } from '#identity';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, HERE, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { adviceTaken } from '../advice.events.ts';

const about = {
  ...{ requestId: randomUUID(), caseId: randomUUID(), areaId: HERE },
  ...{ teamId: null, commissionerId: null, previousTeamId: null },
};

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let council: string;
let joanna: Visitor;
let earlyHelp: string;
let disabled: string;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  council = (await make.organisation({ kind: 'local-authority' })).id;
  await make.area();
  await make.row('organisation_area', { areaId: HERE, organisationId: council });
  joanna = await portal.visitor().signIn(await make.someone('social-care-lead', { organisationId: council }));
  const team = { agency: 'social-care', organisationId: council };
  earlyHelp = (await make.team({ ...team, name: 'Early help' })).id;
  disabled = (await make.team({ ...team, name: 'Disabled children' })).id;
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  const child = await make.child({ familyName: 'Secret' });
  caseId = (await make.case({ childId: child.id })).id;
});

async function asked(values: object = {}): Promise<string> {
  await make.participant({ caseId, teamId: earlyHelp });
  const to = { source: 'social-care', organisationId: council, teamId: earlyHelp, reference: 'EHC-8' };
  return (await make.adviceRequest({ caseId, state: 'received', ...to, ...values })).id;
}
const said = (id: string, kind: string) =>
  make.row('advice_reply', { requestId: id, caseId, teamId: earlyHelp, kind, words: 'Nobody here has met them.' });
const allocate = (id: string, teamId: string, who = joanna) => who.postJson(`/api/v1/allocations/${id}`, { teamId });
const sign = (id: string, who = joanna) =>
  who.postJson(`/api/v1/allocations/${id}/nil-return`, { words: 'Searched all systems; no contact.' });
const stateOf = async (id: string) =>
  (await database.admin.query('select state, team_id, assignee_id from advice_request where id = $1', [id])).rows[0];
const onCase = async () =>
  (
    await database.admin.query<{ team_id: string }>(
      'select team_id from participant where case_id = $1 and ended_on is null',
      [caseId],
    )
  ).rows.map(({ team_id }) => team_id);

describe('a social care SEN lead', () => {
  it('sees what is asked of each team and how late it is, and nothing that says who the child is', async () => {
    const id = await asked({ yearGroup: 'Year 4', dueOn: '2026-01-05' });
    for (const path of ['/allocations', '/api/v1/allocations']) {
      const { text } = await joanna.get(path);
      for (const word of ['EHC-8', 'Year 4', 'Early help']) expect(text).toContain(word);
      for (const word of ['Secret', 'Robin', caseId]) expect(text).not.toContain(word);
    }
    expect((await joanna.get('/allocations')).text).toContain('1 late');
    for (const path of [`/cases/${caseId}`, `/requests/${id}`, '/api/v1/requests', `/requests/${id}/reply`])
      expect((await joanna.get(path)).status).toBe(404);
  });

  it('gives a request to another of their teams; the first leaves the case', async () => {
    const id = await asked({ state: 'wrong-team' });
    await said(id, 'wrong-team');
    expect((await joanna.get('/allocations')).text).toContain('Nobody here has met them.');
    expect((await allocate(id, disabled)).status).toBe(201);
    expect(await stateOf(id)).toEqual({ state: 'received', team_id: disabled, assignee_id: null });
    expect(await onCase()).toEqual([disabled]);
    const member = await portal.visitor().signIn(await make.contributor({ teamId: disabled }));
    expect((await member.get('/api/v1/requests')).text).toContain('Secret');
    const elsewhere = (await make.team({ agency: 'social-care' })).id;
    const school = (await make.team({ agency: 'education', organisationId: council })).id;
    for (const team of [elsewhere, school]) expect((await allocate(id, team)).status).toBe(422);
  });

  it('follows, allocates and signs what is asked of social care in the area, whosever team it is; nothing of other areas', async () => {
    const trust = (await make.organisation({ kind: 'other', name: 'Children’s Trust' })).id;
    await make.row('organisation_area', { areaId: HERE, organisationId: trust });
    const theirs = (await make.team({ agency: 'social-care', organisationId: trust, name: 'Trust assessment' })).id;
    await make.participant({ caseId, teamId: theirs });
    const of = { source: 'social-care', organisationId: trust, teamId: theirs, reference: 'EHC-9' };
    const { id } = await make.adviceRequest({ caseId, state: 'received', dueOn: '2026-01-05', ...of });
    await make.adviceRequest({ areaId: '999', state: 'received', ...of, reference: 'EHC-ELSEWHERE' });
    const { text } = await joanna.get('/allocations');
    for (const words of ['EHC-9', 'Lateness by team', 'Trust assessment', 'Children’s Trust'])
      expect(text).toContain(words);
    expect(text).toMatch(/\d+ days late/);
    expect(text).not.toContain('EHC-ELSEWHERE');
    expect(text).toContain(`data-live="social-care:${HERE}"`);
    expect((await allocate(id, disabled)).status).toBe(201);
    expect(await onCase()).toEqual([disabled]);
    expect((await allocate(id, theirs)).status).toBe(201);
    expect(await onCase()).toEqual([theirs]);
    await database.admin.query(`update advice_request set state = 'not-known' where id = $1`, [id]);
    expect((await sign(id)).status).toBe(201);
  });

  it('hears at once of what is asked of social care in the area, and of no other', async () => {
    const rooms = [`social-care:${HERE}`, 'social-care:999', `area:${HERE}`];
    const lead = await make.someone('social-care-lead', { organisationId: council });
    const officer = await make.officer();
    const open = await portal.app.get(LiveRooms).openTo([lead, officer].map(({ claim }) => ({ claim, rooms })));
    const heard = open.map((each) => [...each!.keys()].filter((room) => rooms.includes(room)));
    expect(heard).toEqual([[`social-care:${HERE}`], [`area:${HERE}`]]);
    expect(adviceTaken.rooms({ ...about, source: 'social-care' })).toContain(`social-care:${HERE}`);
    expect(adviceTaken.rooms({ ...about, source: 'health' })).not.toContain(`social-care:${HERE}`);
  });

  it('signs with reasons that there is nothing to say, where a team does not know the child', async () => {
    const id = await asked({ state: 'not-known' });
    await said(id, 'not-known');
    const refused = await joanna.postForm(
      `/allocations/${id}/nil-return`,
      { words: '', _page: '/allocations', _row: id },
      { page: '/allocations' },
    );
    expect([refused.status, (await stateOf(id)).state]).toEqual([422, 'not-known']);
    expect((await sign(id)).status).toBe(201);
    expect((await stateOf(id)).state).toBe('nil-return');
    expect((await sign(id)).status).toBe(409);
    expect((await sign(await asked())).status).toBe(409);
  });

  it('of another organisation, a lead who has left and what is not social care’s: nothing is seen or done', async () => {
    const ids = [await asked({ state: 'not-known' }), await asked({ source: 'educational-psychology' })];
    const stranger = await portal.visitor().signIn(await make.someone('social-care-lead'));
    const member = await portal.visitor().signIn(await make.contributor({ teamId: earlyHelp }));
    for (const [who, id] of [
      [stranger, ids[0]!],
      [member, ids[0]!],
      [joanna, ids[1]!],
    ] as const) {
      expect((await allocate(id, disabled, who)).status).toBe(404);
      expect((await sign(id, who)).status).toBe(404);
    }
    expect((await stranger.get('/allocations')).text).not.toContain('EHC-8');
    expect(await database.admin.query('select 1 from advice_reply where case_id = $1', [caseId])).toMatchObject({
      rowCount: 0,
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { become, type Actor } from '#identity';
import { Clock, UnitOfWork } from '#platform';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { AdviceRequestService } from './advice-request.service.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: string;
let ana: Visitor;
let tom: Visitor;
let tomHimself: Someone;
let officer: Visitor;
let caseId: string;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  team = (await make.team({ agency: 'health' })).id;
  const person = await make.person({ name: 'Ana Ruiz' });
  await make.membership({ personId: person.id, teamId: team, role: 'contributor' });
  ana = await portal.visitor().signIn({ email: person.email as string, password: 'a long enough password' });
  tomHimself = await make.contributor({ teamId: team });
  tom = await portal.visitor().signIn(tomHimself);
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
  await make.participant({ caseId, teamId: team });
  id = (await make.adviceRequest({ caseId, teamId: team, source: 'health' })).id;
});

const row = async () =>
  (
    await database.admin.query(
      'select state, received_on::text, received_how, due_on::text, assignee_id from advice_request where id = $1',
      [id],
    )
  ).rows[0];
const act = (who: Visitor, action: string) => who.postJson(`/api/v1/requests/${id}/${action}`, {});
const decide = (action: string, body = {}) =>
  officer.postJson(`/api/v1/cases/${caseId}/requests/${id}/${action}`, body);
const actions = async () =>
  (await database.admin.query('select action from audit_entry where subject_id = $1 order by seq', [id])).rows.map(
    ({ action }) => action,
  );

describe('receipt (B14)', () => {
  it.each([
    ['23:59 in London in summer', '2026-06-30T22:59:00Z', '2026-06-30', '2026-08-11'],
    ['a minute later', '2026-06-30T23:00:00Z', '2026-07-01', '2026-08-12'],
    ['23:59 in winter', '2026-12-01T23:59:00Z', '2026-12-01', '2027-01-12'],
  ])('at %s counts for the day in London', async (_, instant, receivedOn, dueOn) => {
    portal.app.get(Clock).travelTo(new Date(instant));
    const answer = await act(tom, 'acknowledge');
    portal.app.get(Clock).return();
    expect(answer.status).toBe(201);
    expect(await row()).toMatchObject({
      state: 'received',
      received_on: receivedOn,
      received_how: 'acknowledged',
      due_on: dueOn,
    });
  });

  it('is the first opening, and only the first', async () => {
    portal.app.get(Clock).travelTo(new Date('2026-03-10T10:00:00Z'));
    await tom.get(`/requests/${id}`);
    portal.app.get(Clock).travelTo(new Date('2026-03-20T10:00:00Z'));
    await ana.get(`/requests/${id}`);
    portal.app.get(Clock).return();
    expect(await row()).toMatchObject({ received_on: '2026-03-10', received_how: 'opened', due_on: '2026-04-21' });
    expect((await act(ana, 'acknowledge')).status).toBe(409);
    expect((await actions()).filter((action) => action === 'advice.received')).toHaveLength(1);
  });

  it('is not an officer’s look at the case', async () => {
    await officer.get(`/cases/${caseId}/advice`);
    expect(await row()).toMatchObject({ state: 'sent', received_on: null });
  });
});

describe('taking', () => {
  it('lets one of two take it, and tells the other who did', async () => {
    await act(ana, 'acknowledge');
    const answers = await atOnce(database, `select 1 from advice_request where id = '${id}' for update`, [
      () => act(ana, 'take'),
      () => act(tom, 'take'),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const second = answers.find(({ status }) => status === 409)!;
    expect(second.json().title).toMatch(/^(Ana Ruiz|Person \d+) took this a moment ago$/);
  });

  it('names who took it', async () => {
    await act(ana, 'take');
    expect((await act(tom, 'take')).json().title).toBe('Ana Ruiz took this a moment ago');
    expect(await row()).toMatchObject({ state: 'taken', received_how: 'acknowledged' });
  });

  it('keeps the receipt where one transaction both opens and takes', async () => {
    const service = portal.app.get(AdviceRequestService, { strict: false });
    let actor: Actor;
    await portal.app.get(UnitOfWork).run(
      async () => {
        await service.open(actor, id);
        await service.take(actor, id);
      },
      async (em) => void (actor = (await become(em, tomHimself.claim))!),
    );
    expect(await row()).toMatchObject({ state: 'taken', received_how: 'opened', assignee_id: tomHimself.personId });
    expect(await actions()).toEqual(['advice.received', 'advice.taken']);
  });

  it('is undone by whoever took it or the manager, not by a colleague', async () => {
    await act(tom, 'take');
    expect((await act(ana, 'hand-back')).status).toBe(404);
    expect((await act(tom, 'hand-back')).status).toBe(201);
    expect(await row()).toMatchObject({ state: 'received', assignee_id: null });
    await act(tom, 'take');
    const manager = await portal.visitor().signIn(await make.someone('team-manager', { teamId: team }));
    expect((await act(manager, 'hand-back')).status).toBe(201);
  });
});

describe('other teams', () => {
  it('get the same answer as for a request that does not exist, and the attempt is on record', async () => {
    const stranger = await portal.visitor().signIn(await make.contributor({ agency: 'health' }));
    for (const action of ['acknowledge', 'take', 'hand-back']) {
      const [theirs, none] = [
        await act(stranger, action),
        await stranger.postJson(`/api/v1/requests/${caseId}/${action}`, {}),
      ];
      expect([theirs.status, theirs.text]).toEqual([404, none.text]);
    }
    expect(await row()).toMatchObject({ state: 'sent' });
    expect(await actions()).toContain('access.refused');
  });
});

describe('an officer', () => {
  it('withdraws: the request and the child are gone for the team', async () => {
    expect((await decide('withdraw', { reason: '  ' })).status).toBe(422);
    expect((await decide('withdraw', { reason: 'Another team knows the child.' })).status).toBe(201);
    expect((await act(tom, 'take')).status).toBe(404);
    expect((await tom.get('/api/v1/requests')).text).not.toContain(id);
    const part = await database.admin.query('select 1 from participant where case_id = $1 and ended_on is null', [
      caseId,
    ]);
    expect(part.rowCount).toBe(0);
  });

  it('withdraws one of two: the team stays on the case for the other', async () => {
    await make.adviceRequest({ caseId, teamId: team, source: 'health' });
    await decide('withdraw', { reason: 'Asked twice by mistake.' });
    const part = await database.admin.query('select 1 from participant where case_id = $1 and ended_on is null', [
      caseId,
    ]);
    expect(part.rowCount).toBe(1);
  });

  it('sees which organisation a team is of, and by how many days its advice came late', async () => {
    const organisation = await make.organisation({ name: 'Brook Lane School', kind: 'school' });
    const { id: teamId } = await make.team({ organisationId: organisation.id, name: 'SENCO team' });
    const requestId = (await make.adviceRequest({ caseId, teamId, state: 'accepted', dueOn: '2026-04-13' })).id;
    for (const [at, submittedAt] of ['2026-04-15T09:00:00Z', '2026-05-20T09:00:00Z'].entries())
      await make.contribution({ caseId, requestId, teamId, state: 'submitted', edition: at + 1, submittedAt });
    await database.admin.query('update advice_request set submitted_at = now() where id = $1', [requestId]);
    const page = await officer.get(`/cases/${caseId}/advice`);
    expect(page.text).toContain('SENCO team, Brook Lane School');
    expect(page.text).toContain('late by 2 days');
  });

  it('of another area finds nothing', async () => {
    const stranger = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    for (const [action, body] of [
      ['withdraw', { reason: 'mine now' }],
      ['accept', { edition: 1, met: [] }],
    ] as const)
      expect((await stranger.postJson(`/api/v1/cases/${caseId}/requests/${id}/${action}`, body)).status).toBe(404);
    expect(await row()).toMatchObject({ state: 'sent' });
  });
});

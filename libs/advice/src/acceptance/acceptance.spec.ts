import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '#platform';
import { adviceRequestMachine } from '#statute';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { pointKeys } from './checklist.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: string;
let writer: Visitor;
let officer: Visitor;
let neighbour: Visitor;
let caseId: string;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  team = (await make.team({ agency: 'education' })).id;
  writer = await portal.visitor().signIn(await make.contributor({ teamId: team }));
  officer = await portal.visitor().signIn(await make.officer());
  neighbour = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const body = (particular: Record<string, string> = {}) => ({
  involvement: 'In our class since Reception.',
  strengths: '',
  noNeeds: '',
  needs: [{ key: 'n1', area: 'sensory-and-physical', text: 'She cannot see the board.', section: '' }],
  outcomes: [{ key: 'o1', text: 'Asha will read any page.', by: 'Year 6', measure: 'Read aloud.', needs: ['n1'] }],
  provision: [
    {
      key: 'p1',
      text: 'Large print.',
      outcomes: ['o1'],
      who: 'A teacher',
      frequency: 'daily',
      duration: '',
      reviewed: '',
      section: '',
    },
  ],
  sources: '',
  particular: { attainment: 'As hers.', alreadyDone: 'Large print.', attendance: '98 %', ...particular },
  author: { name: 'Ana Ruiz', role: 'SENCO', registration: '' },
});
const consulted = { consultee: 'Lee Marsh', consulteeQualification: 'Mandatory qualification (VI), 4 March 2026' };

async function submitted(particular = {}, sensoryImpairment: string[] = []) {
  const { circumstances } = (await make.case()) as unknown as { circumstances: object };
  caseId = (await make.case({ circumstances: { ...circumstances, sensoryImpairment } })).id;
  await make.participant({ caseId, teamId: team });
  id = (await make.adviceRequest({ caseId, teamId: team, state: 'submitted', receivedOn: '2026-03-02' })).id;
  const submittedAt = '2026-04-14T09:00:00Z';
  await make.contribution({
    caseId,
    requestId: id,
    teamId: team,
    state: 'submitted',
    submittedAt,
    body: body(particular),
  });
}
beforeEach(() => submitted());

const decide = (who: Visitor, decision: string, given: object) =>
  who.postJson(`/api/v1/cases/${caseId}/requests/${id}/${decision}`, { edition: 1, ...given });
const accept = (who = officer, met: readonly string[] = pointKeys) => decide(who, 'accept', { met });
const state = async () =>
  (
    await database.admin.query(
      'select state, due_on::text as due, returned_reason as reason from advice_request where id = $1',
      [id],
    )
  ).rows[0];
const judgements = async () =>
  (await database.admin.query('select decision, points from advice_judgement where request_id = $1', [id])).rows;

describe('acceptance', () => {
  it('needs every point that a person must judge; what is missing comes back by its point', async () => {
    const { status, ...refused } = await accept(officer, [
      'needs',
      'outcomes',
      'provision',
      'linked',
      'particular',
      'specific',
    ]);
    expect(status).toBe(422);
    expect(Object.keys(refused.json<{ fields: object }>().fields)).toEqual([
      'accessible',
      'expertise',
      'need-based',
      'aspirations',
    ]);
    expect([await state(), await judgements()]).toMatchObject([{ state: 'submitted' }, []]);
    expect((await accept()).status).toBe(201);
    expect((await judgements())[0]).toMatchObject({ decision: 'accepted' });
  });

  it('shows what the portal found, ticked, beside the advice, and by how much it is late', async () => {
    const { text } = await officer.get(`/cases/${caseId}/advice/${id}/acceptance`);
    expect(text).toContain('late by 1 day');
    expect(text).toContain('Found: 1 piece of provision.');
    expect(/value="provision" checked/.test(text)).toBe(true);
    expect(/value="specific" checked/.test(text)).toBe(false);
    expect(text).toContain('Asha will read any page.');
  });

  it('on the page keeps what was ticked and typed, and does not accept over words that say what is missing', async () => {
    const url = `/cases/${caseId}/advice/${id}/acceptance`;
    const again = await officer.postForm(url, {
      edition: '1',
      decision: 'accept',
      met: [...pointKeys],
      'missing[specific]': 'Say who reads with her.',
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Say who reads with her.');
    expect(
      (
        await officer.postForm(url, {
          edition: '1',
          decision: 'accept',
          met: pointKeys.filter((key) => key !== 'teacher'),
        })
      ).status,
    ).toBe(303);
    expect(await state()).toMatchObject({ state: 'accepted' });
  });

  it.each([
    ['without either', {}],
    ['without the qualification', { consultee: 'Lee Marsh' }],
    ['without the name', { consulteeQualification: 'Mandatory qualification' }],
  ])(
    'of education advice for a child with a sensory impairment is refused %s, whoever ticks (B4)',
    async (_, particular) => {
      for (const kind of ['visual', 'hearing', 'multi-sensory']) {
        await submitted(particular, [kind]);
        const refused = await accept();
        expect([refused.status, refused.json<{ fields: Record<string, string> }>().fields.teacher]).toEqual([
          422,
          expect.stringContaining('rule B4'),
        ]);
        expect(await state()).toMatchObject({ state: 'submitted' });
      }
      expect(
        (await decide(officer, 'return', { missing: { teacher: 'Name the teacher you consulted.' } })).status,
      ).toBe(201);
    },
  );

  it('of the same advice with name and qualification goes through (B4), and no other profession is asked', async () => {
    await submitted(consulted, ['visual']);
    expect((await accept()).status).toBe(201);
    await submitted({}, ['visual']);
    await database.admin.query(`update advice_request set source = 'health' where id = $1`, [id]);
    expect((await accept()).status).toBe(201);
  });
});

describe('advice submitted', () => {
  it.each([
    ['in the last second of the due day in London', '2026-07-13T22:59:59.000Z', 'in time'],
    ['one second after it', '2026-07-13T23:00:00.000Z', 'late by 1 day'],
  ])('%s is taken, and both sides read how it stands', async (_, instant, words) => {
    const days = { receivedOn: '2026-06-01', dueOn: '2026-07-13' };
    id = (await make.adviceRequest({ caseId, teamId: team, state: 'taken', ...days })).id;
    const clock = portal.app.get(Clock);
    clock.travelTo(new Date(instant));
    const send = (method: string, path: string, given: object, csrf: string) =>
      writer.send(`/api/v1/requests/${id}/${path}`, {
        method,
        body: JSON.stringify(given),
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf },
      });
    const { _csrf } = await writer.tokens('/acting-as');
    expect((await send('PUT', 'draft', { draftVersion: 0, body: body() }, _csrf!)).status).toBe(200);
    clock.travelTo(new Date(instant));
    expect((await send('POST', 'submission', { draftVersion: 1 }, _csrf!)).status).toBe(201);
    clock.return();
    expect((await officer.get(`/cases/${caseId}/advice/${id}/acceptance`)).text).toContain(words);
    expect((await writer.get(`/requests/${id}`)).text.includes('late by 1 day')).toBe(words !== 'in time');
    expect(await state()).toMatchObject({ state: 'submitted', due: '2026-07-13' });
  });
});

describe('a return', () => {
  it('names what is missing point by point; the writer reads it above the form, and the due day stays', async () => {
    expect((await decide(officer, 'return', { missing: {} })).status).toBe(422);
    expect((await decide(officer, 'return', { missing: { charm: 'More.' } })).status).toBe(422);
    const missing = { outcomes: 'One for friendship.', specific: 'Say who reads with her.' };
    expect((await decide(officer, 'return', { missing })).status).toBe(201);
    expect(await state()).toMatchObject({ state: 'returned', due: '2026-04-13' });
    const { text } = await writer.get(`/requests/${id}`);
    expect(text).toContain('It proposes outcomes that fit their age and phase: One for friendship.');
    expect(text).toContain('what, who, how often, how long: Say who reads with her.');
    const points = (await judgements())[0].points as { key: string; isMet: boolean }[];
    expect(points.filter(({ isMet }) => !isMet).map(({ key }) => key)).toEqual(['outcomes', 'specific']);
  });
});

describe('nobody', () => {
  it('judges what was not submitted, twice, or of another area', async () => {
    const missing = { needs: 'More.' };
    for (const from of adviceRequestMachine.states.filter((each) => each !== 'submitted')) {
      await database.admin.query('update advice_request set state = $2 where id = $1', [id, from]);
      expect([(await accept()).status, (await decide(officer, 'return', { missing })).status], from).toEqual([
        409, 409,
      ]);
      expect((await officer.get(`/cases/${caseId}/advice/${id}/acceptance`)).status, from).toBe(404);
    }
    await database.admin.query(`update advice_request set state = 'submitted' where id = $1`, [id]);
    for (const who of [neighbour, writer])
      expect([(await accept(who)).status, (await decide(who, 'return', { missing })).status]).toEqual([404, 404]);
    expect([await state(), await judgements()]).toMatchObject([{ state: 'submitted' }, []]);
  });

  it('accepts what a colleague returns at the same moment', async () => {
    const answers = await atOnce(database, `select 1 from advice_request where id = '${id}' for update`, [
      () => accept(),
      () => decide(officer, 'return', { missing: { needs: 'More.' } }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await judgements()).toHaveLength(1);
  });

  it('decides on an edition that was not read: a correction came meanwhile', async () => {
    await make.contribution({ caseId, requestId: id, teamId: team, edition: 2, state: 'submitted', body: body() });
    for (const [decision, given] of [
      ['accept', { met: pointKeys }],
      ['return', { missing: { needs: 'More.' } }],
    ] as const)
      expect((await decide(officer, decision, given)).status).toBe(409);
    expect([await state(), await judgements()]).toMatchObject([{ state: 'submitted' }, []]);
    expect((await officer.get(`/cases/${caseId}/advice/${id}/acceptance`)).text).toContain('name="edition" value="2"');
    expect((await decide(officer, 'accept', { edition: 2, met: pointKeys })).status).toBe(201);
  });

  it('is told of an acceptance that did not commit', async () => {
    const service = portal.app.get(AdviceRequestService, { strict: false });
    const failing = vi.spyOn(service, 'tell').mockRejectedValueOnce(new Error('lost'));
    expect((await accept()).status).toBe(500);
    failing.mockRestore();
    expect([await state(), await judgements()]).toMatchObject([{ state: 'submitted' }, []]);
  });
});

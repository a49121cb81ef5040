import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import { caseMachine } from '#statute';
import type { Visitor } from '../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory } from '../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

describe('registering a request', () => {
  it('puts the parent on the case from the day it is, by the portal’s clock', async () => {
    portal.app.get(Clock).travelTo(new Date('2026-02-03T10:00:00Z'));
    const answer = await officer.postJson('/api/v1/cases', {
      ...{ requestedOn: '2026-02-02', requestedBy: 'parent', requesterName: 'Priya Rao' },
      ...{ givenName: 'Asha', familyName: 'Rao', born: '2018-03-04', sex: 'female' },
      ...{ parentName: 'Priya Rao', parentEmail: 'priya@example.test' },
    });
    portal.app.get(Clock).return();
    expect(answer.status).toBe(201);
    const { rows } = await database.admin.query(
      `select p.part, p.started_on::text, c.created_at from participant p join ehc_case c on c.id = p.case_id where c.id = $1`,
      [answer.json<{ id: string }>().id],
    );
    expect(rows).toMatchObject([{ part: 'parent', started_on: '2026-02-03' }]);
    expect((rows[0].created_at as Date).toISOString()).toMatch(/^2026-02-03T10:00/);
  });
});

describe('the list of cases', () => {
  it('holds a case of every stage, in one of its parts, and counts them', async () => {
    const area = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    for (const state of caseMachine.states) await make.case({ areaId: '999', state });
    const seen: string[] = [];
    for (const show of ['open', 'refused', 'issued', 'ended']) {
      const { cases } = (await area.get(`/api/v1/cases?show=${show}`)).json<{ cases: { state: string }[] }>();
      seen.push(...cases.map(({ state }) => state));
      const page = await area.get(`/cases?show=${show}`);
      expect(page.text).toMatch(new RegExp(`aria-current="page">[^<]* \\(${cases.length}\\)`));
    }
    expect(seen.toSorted((a, b) => a.localeCompare(b))).toEqual(
      [...caseMachine.states].sort((a, b) => a.localeCompare(b)),
    );
    expect((await area.get('/cases?show=everything')).status).toBe(422);
  });

  it('says what is due as a step, not as an outcome (D3)', async () => {
    const today = portal.app.get(Clock).today();
    const area = await portal.visitor().signIn(await make.officer({ areaId: '997' }));
    const { id } = await make.case({ areaId: '997', state: 'assessing', requestedOn: today });
    for (const path of ['/cases', `/cases/${id}/advice`]) {
      const { text } = await area.get(path);
      expect(text).toMatch(/decide whether to issue a plan/i);
      expect(text).not.toMatch(/decide not to issue/i);
    }
  });
});

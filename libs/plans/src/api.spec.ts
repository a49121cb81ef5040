import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory } from '../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../test/portal.ts';
import { inFull, soundPlan } from '../../../test/sound-plan.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  stranger = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

interface Shown {
  lines: { id: string; kind: string; text: string; version: number; sources: object[] }[];
  unaccounted: string[];
}

describe('the plan over JSON', () => {
  it('words and places needs and provision as its pages do, and refuses what they refuse', async () => {
    const { id: caseId } = await make.case();
    await soundPlan(make, officer, caseId);
    const api = `/api/v1/cases/${caseId}/needs-and-provision`;
    const { lines, unaccounted } = (await officer.get(api)).json<Shown>();
    expect([lines.length, unaccounted]).toEqual([2, []]);
    const { id, version } = lines.find(({ kind }) => kind === 'provision')!;
    const words = { ...inFull, text: 'Reading aloud at home.', section: 'F', version };
    const reworded = (await officer.postJson(`${api}/lines/${id}`, words)).json<Shown>();
    expect(reworded.lines.find((each) => each.id === id)).toMatchObject({
      text: 'Reading aloud at home.',
      sources: [{}],
    });
    expect((await officer.postJson(`${api}/lines/${id}`, words)).status).toBe(409);
    expect((await officer.postJson(`${api}/lines/${id}`, { ...words, section: 'X' })).status).toBe(422);
    expect((await stranger.postJson(`${api}/lines/${id}`, words)).status).toBe(404);
    expect((await stranger.get(api)).status).toBe(404);
  });

  it('takes what authors answer and what officers reply', async () => {
    const { id: caseId } = await make.case();
    const someone = await make.contributor({ agency: 'health' });
    const teamId = someone.teamId!;
    const request = await make.adviceRequest({ caseId, teamId, source: 'health', state: 'submitted' });
    await make.participant({ caseId, teamId });
    const needs = [{ key: 'n1', area: 'cognition-and-learning', text: 'Words come late.', section: 'B' }];
    const author = { name: 'Tom Ellis', role: 'therapist', registration: '' };
    const body = { author, needs, outcomes: [], provision: [] };
    const { id } = await make.contribution({ caseId, requestId: request.id, state: 'submitted', body });
    const used = `/api/v1/cases/${caseId}/needs-and-provision/${id}`;
    expect((await officer.postJson(used, {})).json<Shown>().lines).toHaveLength(1);
    const visitor = await portal.visitor().signIn(someone);
    const own = `/api/v1/requests/${request.id}/use`;
    expect((await visitor.postJson(own, { isReflected: 'no', words: '' })).status).toBe(422);
    const said = (await visitor.postJson(own, { isReflected: 'no', words: 'Not all of it.' })).json<{
      answers: { id: string }[];
    }>();
    const objection = `/api/v1/cases/${caseId}/objections/${said.answers[0]!.id}`;
    expect((await visitor.postJson(objection, { reply: 'Mine.' })).status).toBe(404);
    expect((await officer.postJson(objection, { reply: 'It is in B.' })).text).toContain('It is in B.');
    expect((await stranger.get(objection)).status).toBe(404);
    expect((await officer.get(`/api/v1/cases/${caseId}/suggested-groups`)).json()).toEqual({ groups: [] });
    expect((await stranger.get(`/api/v1/cases/${caseId}/suggested-groups`)).status).toBe(404);
  });
});

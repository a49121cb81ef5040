import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let teamId: string;
let [anaHerself, tomHimself]: Someone[] = [];
let ana: Visitor;
let tom: Visitor;
let manager: Visitor;
let ids: string[];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  teamId = (await make.team({ agency: 'health' })).id;
  anaHerself = await make.contributor({ teamId });
  tomHimself = await make.contributor({ teamId });
  ana = await portal.visitor().signIn(anaHerself);
  tom = await portal.visitor().signIn(tomHimself);
  manager = await portal.visitor().signIn(await make.someone('team-manager', { teamId }));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  const states = ['sent', 'received', 'received', 'returned'];
  ids = await Promise.all(states.map(async (state) => (await make.adviceRequest({ teamId, state })).id));
});

const rows = async () =>
  (
    await database.admin.query<{ state: string; assignee: string | null; note: string | null }>(
      'select state, assignee_id as assignee, hand_over_note as note from advice_request where id = any($1) order by array_position($1::uuid[], id)',
      [ids],
    )
  ).rows;
const take = (who: Visitor, some = ids) => who.postJson('/api/v1/requests/take', { ids: some });
const handOver = (who: Visitor, to: string, note = '', some = ids) =>
  who.postJson('/api/v1/requests/hand-over', { ids: some, to, note });

describe('taking several at once', () => {
  it('gives each to one of two people who take them in opposite order at the same moment', async () => {
    const answers = await atOnce(
      database,
      `select 1 from advice_request where id = '${[...ids].sort()[0]}' for update`,
      [() => take(ana, ids), () => take(tom, ids.toReversed())],
    );
    const said = answers.map((answer) => answer.json<{ taken: number; missed: number }>());
    expect(said.reduce((sum, { taken }) => sum + taken, 0)).toBe(4);
    expect(said.reduce((sum, { missed }) => sum + missed, 0)).toBe(4);
    const after = await rows();
    expect(after.map(({ state }) => state)).toEqual(['taken', 'taken', 'taken', 'returned']);
    for (const [index, someone] of [anaHerself!, tomHimself!].entries())
      expect(after.filter(({ assignee }) => assignee === someone.personId)).toHaveLength(said[index]!.taken);
  });

  it('takes none where one is another team’s', async () => {
    const strange = (await make.adviceRequest({ state: 'received' })).id;
    expect((await take(ana, [...ids, strange])).status).toBe(404);
    expect((await rows()).every(({ assignee }) => assignee === null)).toBe(true);
  });

  it('asks to tick something, on the page where one stood', async () => {
    const tokens = await ana.tokens('/requests');
    const answer = await ana.postFields('/selected-requests/take', { ...tokens, _page: '/requests?tab=unassigned' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tick at least one request');
    expect(answer.text).toContain('aria-current="page">Unassigned');
  });
});

describe('handing over', () => {
  it('gives what nobody has to a colleague, with the note that they read', async () => {
    expect((await handOver(ana, tomHimself!.personId, 'You know the school.')).status).toBe(201);
    expect(await rows()).toEqual(
      ['taken', 'taken', 'taken', 'returned'].map((state) => ({
        state,
        assignee: tomHimself!.personId,
        note: 'You know the school.',
      })),
    );
    const { text } = await tom.get('/requests?tab=mine');
    expect(text).toContain('You know the school.');
    const { rows: lines } = await database.admin.query<{ to: string }>(
      `select details->>'to' as to from audit_entry where action = 'advice.handed-over' and subject_id = any($1)`,
      [ids],
    );
    expect(lines).toEqual(ids.map(() => ({ to: tomHimself!.personId })));
  });

  it('of what a colleague has is for them, their manager and whoever covers; all of it or nothing', async () => {
    await take(ana, [ids[0]!]);
    const refused = await handOver(tom, tomHimself!.personId);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('A colleague has');
    expect((await rows()).map(({ assignee }) => assignee)).toEqual([anaHerself!.personId, null, null, null]);
    expect((await handOver(manager, tomHimself!.personId, '', [ids[0]!])).status).toBe(201);
    expect((await handOver(tom, anaHerself!.personId, '', [ids[0]!])).status).toBe(201);
    await make.row('absence', {
      teamId,
      personId: anaHerself!.personId,
      coverId: tomHimself!.personId,
      startsOn: '2026-01-01',
      endsOn: '2099-01-01',
    });
    expect((await handOver(tom, tomHimself!.personId, '', [ids[0]!])).status).toBe(201);
    await database.admin.query('delete from absence');
  });

  it('goes to nobody outside the team or who has left it, and takes nothing that is answered', async () => {
    const stranger = await make.contributor();
    const leaver = await make.contributor({ teamId, endedOn: '2026-01-01' });
    for (const { personId } of [stranger, leaver]) expect((await handOver(ana, personId)).status).toBe(422);
    const done = (await make.adviceRequest({ teamId, state: 'submitted' })).id;
    expect((await handOver(ana, tomHimself!.personId, '', [...ids, done])).status).toBe(409);
    expect((await rows()).every(({ assignee }) => assignee === null)).toBe(true);
  });
});

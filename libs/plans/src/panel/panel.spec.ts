import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import type { Visitor } from '../../../../test/browser-less.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;
let officerId: string;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
const said = {
  satOn: '2026-03-03',
  members: 'Ruth Ellison, head of SEN\nOmar Reed, health',
  reasons: 'Each need is met.',
};

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  const who = await make.officer();
  officerId = who.personId;
  officer = await portal.visitor().signIn(who);
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const recordsOf = (caseId: unknown) => rows('select * from panel_record where case_id = $1 order by id', caseId);

describe('a panel', () => {
  it('finds all of a case on one page, and what it says stays with the case', async () => {
    const about = await make.case({ officerId });
    await make.statement({ caseId: about.id, category: 'hopes', words: 'A friend to play with.' });
    const advice = { needs: [{ key: 'n1', area: 'sensory-and-physical', text: 'Noise hurts.', section: 'B' }] };
    await make.contribution({
      ...{ caseId: about.id, state: 'submitted' },
      body: { ...advice, outcomes: [], provision: [], author: { name: 'Tom Ellis', role: 'therapist' } },
    });
    const path = `/cases/${about.id}/panel`;
    const pack = (await officer.get(path)).text;
    for (const words of [
      'A friend to play with.',
      'Tom Ellis',
      '1 need, ',
      'Section F',
      'Golden thread',
      'No panel has met',
    ])
      expect(pack).toContain(words);
    expect((await officer.get('/decisions')).text).toContain(path);
    expect((await officer.postForm(path, { ...said, view: 'no-plan' })).status).toBe(303);
    expect(await recordsOf(about.id)).toMatchObject([{ kind: 'panel', view: 'no-plan' }]);
    const after = (await signing.get(path)).text;
    for (const words of ['A plan is not necessary', 'Each need is met.', 'Omar Reed, health'])
      expect(after).toContain(words);
    expect(
      await rows(`select 1 from audit_entry where case_id = $1 and action = 'panel.recorded'`, about.id),
    ).toHaveLength(1);
    await expect(rows(`update panel_record set reasons = 'x' where case_id = $1`, about.id)).rejects.toThrow('never');
  });

  it('is refused without its parts, for a day to come, and to everyone but the officers of the area', async () => {
    const about = await make.case({ officerId });
    const path = `/cases/${about.id}/panel`;
    for (const wrong of [{ view: 'perhaps' }, { reasons: ' ' }, { members: '' }, { satOn: '2999-01-01' }])
      expect((await officer.postForm(path, { ...said, view: 'issue', ...wrong })).status).toBe(422);
    const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const mother = await portal.visitor().signIn(await make.parent(about.id as string));
    for (const who of [elsewhere, mother]) {
      expect([403, 404]).toContain((await who.get(path)).status);
      expect([403, 404]).toContain((await who.postJson(`/api/v1${path}`, { ...said, view: 'issue' })).status);
    }
    expect([403, 404]).toContain((await mother.get('/decisions')).status);
    expect(await recordsOf(about.id)).toEqual([]);
  });
});

describe('a second look', () => {
  it('is taken by somebody else than the officer of the case, and only once something is decided', async () => {
    const about = await make.case({ officerId, decision: null, decidedOn: null });
    const path = `/api/v1/cases/${about.id}/panel`;
    const look = { ...said, view: 'other' };
    expect((await signing.postJson(path, look)).status).toBe(409);
    await rows(`update ehc_case set decision = 'assess', decided_on = '2026-02-03' where id = $1`, about.id);
    expect((await officer.postJson(path, look)).status).toBe(409);
    expect(await recordsOf(about.id)).toEqual([]);
    expect((await signing.postJson(path, look)).status).toBe(201);
    expect(await recordsOf(about.id)).toMatchObject([{ kind: 'second-look', view: 'other' }]);
  });

  it('falls on the same tenth of a month for everybody, on all of a month with few', async () => {
    const made = await Promise.all(
      Array.from({ length: 41 }, () => make.case({ decision: 'assess', decidedOn: '2026-01-15' })),
    );
    for (const { id } of made.slice(0, 2))
      await rows(`update ehc_case set decided_on = '2025-12-10' where id = $1`, id);
    const sampled = async (who: Visitor, month: string) =>
      (await who.get(`/api/v1/decisions?month=${month}`)).json<{ decided: number; sampled: { caseId: string }[] }>();
    const one = await sampled(officer, '2026-01');
    expect([one.decided, one.sampled.length]).toEqual([39, 4]);
    expect(await sampled(signing, '2026-01')).toEqual(one);
    expect((await sampled(signing, '2025-12')).sampled).toHaveLength(2);
    const page = (await officer.get('/decisions?month=2026-01')).text;
    for (const { caseId } of one.sampled) expect(page).toContain(`/cases/${caseId}/panel#second-look`);
    const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    expect(await sampled(elsewhere, '2026-01')).toMatchObject({ decided: 0, sampled: [] });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Visitor;
let caseId: string;
let sharing: string;

const discussion = {
  decidedBy: 'Priya Sharma',
  discussedHow: 'At home, with an interpreter',
  'discussedOn[day]': '3',
  'discussedOn[month]': '3',
  'discussedOn[year]': '2025',
};

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
beforeEach(async () => {
  caseId = (await make.case()).id;
  sharing = `/cases/${caseId}/sharing`;
});

/** Every decision, oldest first, as `health/learning agreed`, and those that are the newest of their cell. */
async function standing() {
  const { rows } = await database.admin.query<{ cell: string; answer: string }>(
    `select coalesce(agency, 'one person') || '/' || category as cell, answer from sharing_decision
      where case_id = $1 order by recorded_at, id`,
    [caseId],
  );
  const now = new Map(rows.map(({ cell, answer }) => [cell, answer]));
  return { all: rows.length, now: [...now].map(([cell, answer]) => `${cell} ${answer}`).sort() };
}

describe('recording what the family agreed (C2)', () => {
  it('answers a whole column at once, with exceptions, and supersedes only what changed later', async () => {
    const first = await officer.postForm(sharing, {
      ...discussion,
      'all[health]': 'agreed',
      'answers[home-and-family][health]': 'refused',
    });
    expect(first.status).toBe(303);
    expect((await standing()).now).toHaveLength(9);

    await officer.postForm(sharing, {
      ...discussion,
      'answers[learning][health]': 'refused',
      'answers[hopes][health]': 'agreed',
      confirmed: 'yes',
    });
    const { now, all } = await standing();
    expect(now).toContain('health/learning refused');
    expect(now).toContain('health/home-and-family refused');
    expect(all, 'what was agreed before is kept, and what did not change is not written again').toBe(10);
    expect((await officer.get(sharing)).text).toContain(
      'Priya Sharma decided. How it was discussed: At home, with an interpreter',
    );
  });

  it('keeps both parts when two officers record at once', async () => {
    const other = await portal.visitor().signIn(await make.officer());
    await database.admin.query(
      `create function wait() returns trigger language plpgsql as $$ begin perform pg_sleep(0.4); return new; end $$;
       create trigger wait before insert on sharing_decision for each row when (new.category = 'health') execute function wait()`,
    );
    const answers = await Promise.all([
      officer.postForm(sharing, { ...discussion, 'all[health]': 'agreed' }),
      other.postForm(sharing, {
        ...discussion,
        confirmed: 'yes',
        'all[education]': 'agreed',
        'answers[health][health]': 'refused',
      }),
    ]);
    await database.admin.query('drop trigger wait on sharing_decision; drop function wait()');
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await standing()).now).toHaveLength(18);
  });

  it('writes nothing when it fails among its decisions', async () => {
    await officer.postForm(sharing, { ...discussion, 'all[health]': 'agreed' });
    const before = await standing();
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'made to fail'; end $$;
       create trigger fail before insert on sharing_decision for each row when (new.category = 'learning') execute function fail()`,
    );
    const answer = await officer.postForm(sharing, { ...discussion, 'all[health]': 'refused', confirmed: 'yes' });
    await database.admin.query('drop trigger fail on sharing_decision; drop function fail()');
    expect(answer.status).toBe(500);
    expect(await standing()).toEqual(before);
  });

  it.each([
    ['an impossible day', { 'discussedOn[day]': '30', 'discussedOn[month]': '2' }, 'must be a real date'],
    ['a day ahead', { 'discussedOn[year]': '2099' }, 'cannot be in the future'],
    ['nobody who decided', { decidedBy: ' ' }, 'Enter the name of whoever decided'],
    ['an unknown answer', { 'answers[health][health]': 'perhaps' }, 'Choose one of the answers'],
    ['an unknown category', { 'answers[secrets][health]': 'agreed' }, 'There is a problem'],
    ['far too much text', { discussedHow: 'x'.repeat(1_000_000) }, 'characters or fewer'],
    ['nothing that differs', { 'all[health]': 'not-discussed' }, 'at least one answer that differs'],
  ])('refuses %s and keeps what was typed', async (_, wrong, message) => {
    const answer = await officer.postForm(sharing, { ...discussion, 'all[health]': 'agreed', ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    if (!('decidedBy' in wrong)) expect(answer.text).toContain('value="Priya Sharma"');
    expect((await standing()).now).toEqual([]);
  });
});

describe('who may', () => {
  it('is the area’s officers to record, the family to read its own', async () => {
    const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const family = await portal.visitor().signIn(await make.parent(caseId));
    const otherFamily = await portal.visitor().signIn(await make.parent((await make.case()).id));
    const team = await make.team({ agency: 'health' });
    await make.participant({ caseId, teamId: team.id });
    const therapist = await portal.visitor().signIn(await make.contributor({ teamId: team.id }));

    expect((await family.get(`/family/${caseId}/sharing`)).status).toBe(200);
    for (const visitor of [elsewhere, otherFamily, therapist])
      for (const path of [sharing, `/family/${caseId}/sharing`, `/api/v1/cases/${caseId}/sharing`])
        expect((await visitor.get(path)).status, path).toBe(404);
    expect((await family.get(sharing)).status).toBe(404);
    for (const visitor of [elsewhere, otherFamily, therapist, family]) {
      const answer = await visitor.postForm(
        sharing,
        { ...discussion, 'all[health]': 'agreed' },
        { page: '/acting-as' },
      );
      expect(answer.status).toBe(404);
    }
    expect((await standing()).now).toEqual([]);
  });

  it('follows the API with the same rules', async () => {
    const body = {
      decidedBy: 'Priya Sharma',
      discussedHow: 'By phone',
      discussedOn: '2025-03-03',
      answers: { health: { education: 'agreed' } },
    };
    const answer = await officer.postJson(`/api/v1/cases/${caseId}/sharing`, body);
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({ changed: 1 });
    expect((await officer.postJson(`/api/v1/cases/${caseId}/sharing`, body)).json()).toMatchObject({
      fields: { answers: expect.stringContaining('differs') as string },
    });
    expect((await standing()).now).toEqual(['education/health agreed']);
  });
});

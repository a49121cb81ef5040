import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Connections } from '../../../../test/acting.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
let caseId: string;
let people: Record<'mother' | 'father' | 'officer' | 'therapist', Someone>;
let [first, second]: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
  const team = await make.team({ agency: 'health' });
  await make.participant({ caseId, teamId: team.id });
  await make.sharingDecision({ caseId, category: 'health', agency: 'health', answer: 'agreed' });
  people = {
    mother: await make.parent(caseId),
    father: await make.parent(caseId),
    officer: await make.officer(),
    therapist: await make.contributor({ teamId: team.id }),
  };
  const told = { caseId, tellerId: people.mother.personId };
  first = (await make.statement({ ...told, words: 'We moved to a refuge.' })).id;
  second = (await make.statement({ ...told, words: 'We live in a refuge now.', replacesId: first })).id;
  await make.statement({ ...told, words: 'She sleeps badly.' });
});

const enter = (who: Someone) => portal.visitor().signIn(who);
const safe = (id = second) => `/family/${caseId}/story/safe/${id}`;
const restrict = (id = second) => `/cases/${caseId}/family/restrict/${id}`;
const api = (id = second) => `/api/v1/cases/${caseId}/statements/${id}/restriction`;
const read = async (visitor: Visitor) => (await visitor.get(`/api/v1/cases/${caseId}/statements`)).text;
const restricted = async () =>
  (
    await database.admin.query<{ id: string }>(
      'select id from statement where case_id = $1 and restricted order by id',
      [caseId],
    )
  ).rows.map(({ id }) => id);

describe('what was told and is then known to be dangerous', () => {
  it.each(['mother', 'officer'] as const)(
    'is read by nobody once the %s says so, nor what it corrects',
    async (who) => {
      const visitor = await enter(people[who]);
      const path = who === 'mother' ? safe() : restrict();
      const list = who === 'mother' ? `/family/${caseId}/story` : `/cases/${caseId}/family`;
      expect((await visitor.get(list)).text).toContain(path);
      expect((await visitor.get(path)).text).toContain('We live in a refuge now.');
      expect((await visitor.postForm(path, { reason: 'Her father was seen outside.' })).status).toBe(303);
      expect(await restricted()).toEqual([first, second]);
      for (const each of Object.values(people)) {
        const text = await read(await enter(each));
        expect(text).toContain('She sleeps badly.');
        expect(text).not.toContain('refuge');
        const seen = await app.idsIn('statement', each.claim);
        expect(seen.filter((id) => id === first || id === second)).toEqual([]);
      }
      expect((await visitor.postForm(path, { reason: 'Again.' }, { page: '/acting-as' })).status).toBe(404);
      const { rows } = await database.admin.query(
        `select 1 from audit_entry where case_id = $1 and action = 'statement.restricted' and person_id = $2`,
        [caseId, people[who].personId],
      );
      expect(rows).toHaveLength(2);
      const news = await database.admin.query(
        `select 1 from outbox where topic = 'sharing.changed' and payload ->> 'caseId' = $1`,
        [caseId],
      );
      expect(news.rowCount).toBe(1);
    },
  );

  it('is marked by whoever told it or an officer of the area, and by nobody else', async () => {
    const others = [
      people.father,
      people.therapist,
      await make.officer({ areaId: '999' }),
      await make.parent((await make.case()).id),
    ];
    for (const other of others) {
      const visitor = await enter(other);
      for (const path of [safe(), restrict(), api()]) expect((await visitor.postJson(path, {})).status, path).toBe(404);
      const asked = await app.write(other.claim, (client) =>
        client.query(`select restrict_statement($1, 'x', now())`, [second]),
      );
      expect(asked.rowCount).toBe(0);
    }
    expect((await (await enter(people.father)).get(`/family/${caseId}/story`)).text).not.toContain('Keep this safe');
    expect(await restricted()).toEqual([]);
  });

  it('is nothing else: what was told does not change, and what is restricted stays so', async () => {
    const update = (sql: string) => database.admin.query(`update statement set ${sql} where id = $1`, [first]);
    await expect(update(`words = 'x', restricted = true`)).rejects.toThrow('never change');
    await expect(
      app.as(people.officer.claim, (client) => client.query('update statement set restricted = true')),
    ).resolves.toMatchObject({ rowCount: 0 });
    expect((await (await enter(people.officer)).postJson(api(), {})).status).toBe(422);
    expect(await restricted()).toEqual([]);
    expect((await (await enter(people.officer)).postJson(api(), { reason: 'A threat.' })).status).toBe(201);
    await expect(update('restricted = false')).rejects.toThrow('never change');
    expect(await restricted()).toEqual([first, second]);
  });

  it.each(['mother', 'officer'] as const)(
    'is read again once the %s who restricted it lifts it, and says why',
    async (who) => {
      const visitor = await enter(people[who]);
      const others = [
        who === 'mother' ? people.officer : people.mother,
        people.father,
        people.therapist,
        await make.officer(),
      ];
      expect((await visitor.postJson(api(), { reason: 'Her father was seen outside.' })).status).toBe(201);
      const all = `/api/v1/cases/${caseId}/restrictions`;
      const [{ id }] = (await visitor.get(all)).json<{ restrictions: [{ id: string }] }>().restrictions;
      const list = who === 'mother' ? `/family/${caseId}/story/safe` : `/cases/${caseId}/family/restricted`;
      const page = who === 'mother' ? `${list}/${id}/again` : `${list}/${id}`;
      const shown = (await visitor.get(list)).text;
      expect(shown).toContain('Her father was seen outside.');
      expect(shown).not.toContain('refuge');
      for (const other of others) {
        const stranger = await enter(other);
        for (const path of [page, `${all}/${id}/lift`])
          expect((await stranger.postJson(path, { reason: 'I want to know.' })).status, path).toBe(404);
        expect((await stranger.get(all)).text).not.toContain('seen outside');
        const lifted = await app.write(other.claim, (client) =>
          client.query(`select lift_restriction($1, $2, 'x', now())`, [caseId, id]),
        );
        expect(lifted.rowCount).toBe(0);
      }
      expect((await visitor.postForm(page, { reason: '' })).status).toBe(422);
      expect(await restricted()).toEqual([first, second]);
      expect((await visitor.postForm(page, { reason: 'They moved again.' })).status).toBe(303);
      expect(await restricted()).toEqual([]);
      expect(await read(await enter(people.therapist))).toContain('We live in a refuge now.');
      expect((await visitor.get(list)).text).toContain('They moved again.');
      expect((await visitor.postForm(page, { reason: 'Twice.' }, { page: '/acting-as' })).status).toBe(404);
      const { rows } = await database.admin.query(
        `select 1 from audit_entry where case_id = $1 and action = 'statement.restriction-lifted'`,
        [caseId],
      );
      expect(rows).toHaveLength(2);
      await expect(database.admin.query('delete from restriction where id = $1', [id])).rejects.toThrow('never change');
    },
  );

  it('is lifted in the place of an officer who has left by a signing officer or the officer of the case, and by nobody else', async () => {
    const signing = await make.someone('signing-officer');
    const named = await make.officer();
    await database.admin.query('update ehc_case set officer_id = $1 where id = $2', [named.personId, caseId]);
    const all = `/api/v1/cases/${caseId}/restrictions`;
    const list = `/cases/${caseId}/family/restricted`;
    const restrictAgain = async (who: Someone) => {
      expect((await (await enter(who)).postJson(api(), { reason: 'Her father was seen outside.' })).status).toBe(201);
      const { rows } = await database.admin.query<{ id: string }>(
        'select id from restriction where case_id = $1 and lifted_at is null',
        [caseId],
      );
      return rows[0]!.id;
    };
    const mayNot = async (who: Someone, id: string) => {
      const visitor = await enter(who);
      expect((await visitor.postJson(`${all}/${id}/lift`, { reason: 'I want to know.' })).status).toBe(404);
      expect((await visitor.get(all)).text).not.toContain(id);
      const asked = await app.write(who.claim, (client) =>
        client.query(`select lift_restriction($1, $2, 'x', now())`, [caseId, id]),
      );
      expect(asked.rowCount).toBe(0);
    };
    let id = await restrictAgain(people.officer);
    for (const each of [signing, named]) await mayNot(each, id);
    await database.admin.query('update membership set ended_on = current_date where id = $1', [
      people.officer.membershipId,
    ]);
    const elsewhere = await make.someone('signing-officer', { areaId: '999' });
    for (const each of [await make.officer(), elsewhere, people.mother, people.therapist]) await mayNot(each, id);

    const visitor = await enter(signing);
    const shown = (await visitor.get(list)).text;
    expect(shown).toContain('seen outside');
    expect(shown).toContain('who has left the authority');
    expect(shown).not.toContain('refuge');
    expect((await visitor.postForm(`${list}/${id}`, { reason: '' })).status).toBe(422);
    expect((await visitor.postForm(`${list}/${id}`, { reason: 'They moved again.' })).status).toBe(303);
    expect(await restricted()).toEqual([]);
    const { rows } = await database.admin.query(
      `select 1 from audit_entry where case_id = $1 and action = 'statement.restriction-lifted' and person_id = $2`,
      [caseId, signing.personId],
    );
    expect(rows).toHaveLength(2);

    id = await restrictAgain(people.mother);
    for (const each of [signing, named]) await mayNot(each, id);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../../../../test/browser-less.ts';
import { Connections } from '../../../../../test/acting.ts';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
let caseId: string;
let people: Record<'worker' | 'second' | 'colleague' | 'officer' | 'therapist' | 'mother', Someone>;
let at: Record<keyof typeof people, Visitor>;

const SECRET = 'Bruises were seen on Monday';
const restricted = () => `/social-care/${caseId}/restricted`;
const today = { 'heldOn[day]': 3, 'heldOn[month]': 3, 'heldOn[year]': 2025 };
const until = { 'until[day]': 1, 'until[month]': 1, 'until[year]': 2099 };

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
  caseId = (await make.case()).id;
  const team = await make.team({ agency: 'social-care' });
  const health = await make.team({ agency: 'health' });
  for (const { id: teamId } of [team, health]) await make.participant({ caseId, teamId });
  people = {
    worker: await make.contributor({ teamId: team.id }),
    second: await make.contributor({ teamId: team.id }),
    colleague: await make.contributor({ teamId: team.id }),
    therapist: await make.contributor({ teamId: health.id }),
    officer: await make.officer(),
    mother: await make.parent(caseId),
  };
  at = Object.fromEntries(
    await Promise.all(
      Object.entries(people).map(async ([who, someone]) => [who, await portal.visitor().signIn(someone)]),
    ),
  ) as typeof at;
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});

/** Everything that others see of a case, but for what differs at each visit. */
async function seenByOthers(): Promise<string> {
  const pages: string[] = [];
  for (const path of [
    `/cases/${caseId}`,
    `/cases/${caseId}/record`,
    `/cases/${caseId}/sharing/restricted`,
    '/cases',
    '/board',
  ])
    pages.push((await at.officer.get(path)).text);
  for (const path of [`/family/${caseId}`, `/family/${caseId}/who-saw`, `/family/${caseId}/sharing`])
    pages.push((await at.mother.get(path)).text);
  pages.push((await at.therapist.get('/requests')).text);
  for (const path of [
    restricted(),
    '/social-care?whose=team',
    `/social-care/${caseId}`,
    `/social-care/${caseId}/texts`,
  ])
    pages.push((await at.colleague.get(path)).text);
  return pages.join('\n').replaceAll(/(name="_(once|csrf)" value=|nonce=)"[^"]*"/g, '');
}
const rowsOf = (who: keyof typeof people) => app.countIn('section47', people[who].claim);

it('changes nothing that anybody else sees, and is read by leave of two people alone', async () => {
  const referred = { 'referredOn[day]': 2, 'referredOn[month]': 3, 'referredOn[year]': 2025 };
  await at.worker.postForm(`/social-care/${caseId}`, { ...referred, referredBy: 'School', reason: 'Worry at home.' });
  const before = await seenByOthers();
  expect(before).toContain('Section 17 work is with social care');

  const kept = await at.worker.postForm(restricted(), { kind: 'strategy-discussion', ...today, words: SECRET });
  expect(kept.status).toBe(303);
  await at.worker.postForm(
    `${restricted()}/leave`,
    { second: people.second.personId, reason: 'I lead it', ...until, _page: restricted() },
    { page: restricted() },
  );
  expect((await seenByOthers()).split('\n'), 'not by a word, nor by a count').toEqual(before.split('\n'));
  expect((await at.worker.get(restricted())).text, 'its own writer').not.toContain(SECRET);
  for (const who of Object.keys(people) as (keyof typeof people)[]) expect(await rowsOf(who), who).toBe(0);

  const section17 = await database.admin.query('select state from section17');
  expect(section17.rows, 'stepped up in the middle, it goes on').toEqual([{ state: 'referred' }]);

  const { rows } = await database.admin.query<{ id: string }>('select id from restricted_grant');
  const approval = `${restricted()}/leave/${rows[0]!.id}/approval`;
  expect((await at.second.get('/social-care')).text).toContain('A colleague waits for your answer');
  expect((await at.second.get('/leave')).text).toContain('I lead it');
  const letters = await database.admin.query<{ body: string }>('select body from mail where recipient = $1', [
    people.second.email,
  ]);
  expect(letters.rows).toHaveLength(1);
  expect(letters.rows[0]!.body).not.toMatch(/Robin|Invented|section 47|I lead it/);
  expect((await at.second.postForm(approval, {}, { page: restricted() })).status).toBe(303);
  expect((await at.worker.get(restricted())).text).toContain(SECRET);
  expect((await at.worker.get(restricted())).text).toContain('Read by');
  expect((await at.worker.get('/social-care')).text).toContain('You may read what is restricted until 1 January 2099');
  expect((await at.worker.get('/leave')).text).toContain('Until 1 January 2099');
  for (const who of ['second', 'colleague', 'officer', 'therapist'] as const)
    expect((await at[who].get('/leave')).text, who).not.toContain('I lead it');
  for (const who of ['second', 'colleague', 'officer', 'therapist', 'mother'] as const)
    expect(await rowsOf(who), `${who} though it was approved`).toBe(0);
  expect(await seenByOthers()).toBe(before);

  // what is refused is on record, as it would be for any address of the case
  for (const who of ['worker', 'colleague', 'officer', 'therapist', 'mother'] as const)
    expect((await at[who].postForm(approval, {}, { page: '/acting-as' })).status, who).toBe(404);
  await at.second.postForm(`${restricted()}/leave/${rows[0]!.id}/end`, {}, { page: restricted() });
  expect((await at.worker.get(restricted())).text, 'ended').not.toContain(SECRET);
});

it('is open to an officer with leave of two officers, and to none without', async () => {
  const [asks, approves] = [await make.officer(), await make.officer()];
  await make.restrictedGrant({
    caseId,
    personId: people.officer.personId,
    askedById: asks.personId,
    approvedById: approves.personId,
    until: '2099-01-01',
    secondId: undefined,
  });
  expect(await rowsOf('officer')).toBeGreaterThan(0);
  expect((await at.officer.get('/leave')).text).toContain('approved by Person');
  expect((await at.mother.get('/leave')).status).toBe(404);
  expect(await app.countIn('section47', asks.claim)).toBe(0);
});

it('lets nobody approve for themself, approve as somebody else, change or forge', async () => {
  const { claim, personId } = people.worker;
  const teamId = people.worker.teamId;
  const ask = (approvedBy: string | null, second: string) =>
    app.write(claim, (client) =>
      client.query(
        `insert into restricted_grant (area_id, case_id, person_id, reason, basis, until, asked_by_id, asked_at, second_id, approved_by_id)
         values ('998', $1, $2, 'x', 's47', '2099-01-01', $2, now(), $3, $4)`,
        [caseId, personId, second, approvedBy],
      ),
    );
  for (const [approved, second] of [
    [null, personId],
    [people.second.personId, people.second.personId],
  ] as const)
    await expect(ask(approved, second)).rejects.toMatchObject({ code: '42501' });
  await ask(null, people.second.personId);
  await expect(
    app.write(claim, (client) =>
      client.query(`update restricted_grant set approved_by_id = $1 where asked_by_id = $2 and ended_at is null`, [
        people.second.personId,
        personId,
      ]),
    ),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(
    app.write(people.therapist.claim, (client) =>
      client.query(
        `insert into section47 (area_id, case_id, team_id, kind, held_on, words, recorded_by_id, recorded_at) values ('998', $1, $2, 'note', '2026-03-02', 'x', $3, now())`,
        [caseId, teamId, people.therapist.personId],
      ),
    ),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(database.admin.query(`update section47 set words = 'x'`)).rejects.toThrow('never change');
  await expect(database.admin.query('delete from section47')).rejects.toThrow('never change');
});

it.each([
  ['no colleague', { second: '' }, 'Choose the colleague'],
  ['oneself', { second: 'self' }, 'Choose a colleague of your team'],
  ['a last day that is past', { 'until[year]': 2020 }, 'cannot be in the past'],
])('refuses leave with %s', async (_, wrong, message) => {
  const fields = { second: people.second.personId, reason: 'I lead it', ...until, ...wrong };
  if (fields.second === 'self') fields.second = people.worker.personId;
  const answer = await at.worker.postForm(
    `${restricted()}/leave`,
    { ...fields, _page: restricted() },
    { page: restricted() },
  );
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(message);
});

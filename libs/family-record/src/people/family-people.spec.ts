import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { familyPaths, familyReach } from '#consent';
import { scopes, type Scope } from '#identity';
import { Clock, londonDay } from '#platform';
import { decisionMaker, type CivilDate } from '#statute';
import { Connections } from '../../../../test/acting.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let caseId: string;
let people: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  portal.app.get(Clock).return();
  await begin('2017-05-04');
});

async function begin(born: string) {
  const child = await make.child({ givenName: 'Robin', born });
  ({ id: caseId } = await make.case({ childId: child.id }));
  people = `/family/${caseId}/people`;
}
const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const enter = (who: Someone) => portal.visitor().signIn(who);
async function somebody(part: string, scope: Scope[] = [...scopes], more = {}): Promise<Someone> {
  const parent = await make.parent((await make.case()).id);
  await ask('delete from participant where person_id = $1', [parent.personId]);
  await make.participant({ caseId, personId: parent.personId, part, scope, ...more });
  return parent;
}
const partOf = async ({ personId }: Someone) =>
  (
    await ask<{ id: string; scope: string[]; ended_on: string | null }>(
      'select id, scope, ended_on::text from participant where case_id = $1 and person_id = $2',
      [caseId, personId],
    )
  )[0]!;
const supporter = {
  name: 'Sam Reed',
  email: 'sam@sendiass.example',
  relation: 'SENDIASS',
  scope: ['progress', 'plan'],
};
const admit = (visitor: Visitor, values: object = {}) =>
  visitor.postForm(`${people}/new`, { ...supporter, ...values }, { page: people });
const onCase = async () =>
  (
    await ask<{ name: string }>(
      `select w.name from participant p join person w on w.id = p.person_id where case_id = $1 and p.part = 'supporter'`,
      [caseId],
    )
  ).length;

describe('a parent who decides', () => {
  it('admits a supporter to what they say until a day, who sees that and is told so, and ends it at once', async () => {
    const mother = await enter(await somebody('parent'));
    expect((await admit(mother, { scope: [] })).status).toBe(422);
    for (const until of ['2020-01-01', '2199-12-31', '31 June'])
      expect((await admit(mother, { until })).status, until).toBe(422);
    expect(await onCase()).toBe(0);
    expect((await admit(mother, { until: '2030-12-31' })).status).toBe(303);
    expect(words((await mother.get(people)).text)).toMatch(/Sam Reed .*SENDIASS.*31 December 2030/);

    const sam = await make.person();
    await ask('update participant set person_id = $1 where case_id = $2 and part = $3', [sam.id, caseId, 'supporter']);
    const visitor = await enter({ email: sam.email as string, password: 'a long enough password' } as Someone);
    const home = words((await visitor.get(`/family/${caseId}`)).text);
    expect(home).toContain('You support Robin here. You may see until 31 December 2030');
    expect(home).not.toContain('Our story');
    const { id } = await partOf({ personId: sam.id } as Someone);
    expect((await mother.postForm(`${people}/${id}/end`, {}, { page: people })).status).toBe(303);
    for (const path of [`/family/${caseId}`, people, `/family/${caseId}/plan`])
      expect((await visitor.get(path)).status, path).toBe(404);
  });

  it('does not change the part of another parent, nor her own, nor one of another case', async () => {
    const [mother, father] = [await somebody('parent'), await somebody('parent', ['plan'], { limitReason: 'Court' })];
    const visitor = await enter(mother);
    const { id: stranger } = await make.participant({ part: 'supporter' });
    for (const id of [(await partOf(father)).id, (await partOf(mother)).id, stranger])
      for (const path of [`${people}/${id}`, `${people}/${id}/end`])
        expect((await visitor.postForm(path, { scope: [...scopes] }, { page: people })).status).toBe(404);
    expect(await partOf(father)).toMatchObject({ scope: ['plan'], ended_on: null });
  });
});

it('a supporter past the last day sees nothing, and admits nobody while there', async () => {
  const sam = await somebody('supporter', [...scopes]);
  const visitor = await enter(sam);
  expect((await visitor.get(people)).status).toBe(200);
  expect((await admit(visitor)).status).toBe(404);
  await ask(`update participant set ended_on = (now() at time zone 'Europe/London')::date where person_id = $1`, [
    sam.personId,
  ]);
  for (const path of [`/family/${caseId}`, people, `/family/${caseId}/story`, `/api/v1/family/cases/${caseId}`])
    expect((await visitor.get(path)).status, path).toBe(404);
  expect(words((await visitor.get('/family')).text)).toContain('We have not linked you to a child');
});

it('a parent who opens the case of another’s child is refused on every route, and that is on the record', async () => {
  const stranger = await make.parent((await make.case()).id);
  const visitor = await enter(stranger);
  for (const path of Object.values(familyPaths).filter((each) => each.includes(':caseId')))
    expect((await visitor.get(path.replace(':caseId', caseId))).status, path).toBe(404);
  expect((await admit(visitor)).status).toBe(404);
  expect(await onCase()).toBe(0);
  const refused = `select 1 from audit_entry where case_id = $1 and action = 'access.refused' and person_id = $2`;
  expect((await ask(refused, [caseId, stranger.personId])).length).toBeGreaterThan(0);
});

it('opens each page to a part that reaches as far, and tells every other whom to ask: scopes × routes', async () => {
  const limited = await somebody('parent', [...scopes], { limitReason: 'Court order' });
  const visitor = await enter(limited);
  const routes = Object.entries(familyPaths).filter(
    ([name, path]) =>
      path.match(/:/g)?.length === 1 && !['earlierAdvice', 'noPlan', 'outcomeComments', 'takingOver'].includes(name),
  );
  let cells = 0;
  for (const scope of scopes) {
    await ask('update participant set scope = $1 where person_id = $2', [[scope], limited.personId]);
    for (const [name, path] of routes) {
      const needed = familyReach[name as keyof typeof familyReach];
      const answer = await visitor.get(path.replace(':caseId', caseId));
      const isOpen = needed === null || needed === scope;
      expect(answer.status, `${path} with ${scope}`).toBe(isOpen ? 200 : 403);
      expect(answer.text).not.toContain('Court order');
      if (!isOpen) expect(words(answer.text)).toContain('ask the case officer');
      cells += 1;
    }
    const told = await visitor.postJson(`/api/v1/family/cases/${caseId}/statements`, {
      category: 'hopes',
      words: 'To read.',
    });
    expect(told.status, `tells with ${scope}`).toBe(scope === 'story' ? 201 : 403);
  }
  expect(cells).toBeGreaterThanOrEqual(30);
});

it('the database itself lets a parent or young person change parts as the date of birth says (C3)', async () => {
  const app = new Connections(database.appUrl);
  const today = londonDay(new Date()) as CivilDate;
  const year = Number(today.slice(0, 4)) - 16;
  const births = [-2, -1, 0, 1].flatMap((more) => [
    `${year + more}-08-31`,
    `${year + more}-09-01`,
    `${year + more}-03-15`,
  ]);
  const seen = new Set<string>();
  try {
    for (const born of births) {
      await begin(born);
      const other = await make.person();
      for (const [part, who] of [
        ['parent', 'parent'],
        ['young-person', 'young person'],
      ] as const) {
        const { claim } = await somebody(part);
        const added = await app
          .write(claim, (client) =>
            client.query(
              `insert into participant (area_id, case_id, part, person_id, scope) values ('998', $1, 'supporter', $2, '{plan}')`,
              [caseId, other.id],
            ),
          )
          .then(
            () => true,
            (error: { code: string }) => (error.code === '42501' ? false : Promise.reject(error)),
          );
        const decides = decisionMaker(born as CivilDate, today).who;
        expect(added, `${part} of somebody born ${born}`).toBe(decides === who);
        seen.add(decides);
      }
    }
    expect(seen.size).toBe(2);
  } finally {
    await app.end();
  }
});

describe('at the end of compulsory school age', () => {
  it('officer and family are told ahead, on the pages where they begin', async () => {
    await begin('2010-01-15'); // compulsory school age ends on 26 June 2026
    portal.app.get(Clock).travelTo(new Date('2026-04-10T12:00:00Z'));
    const officer = await enter(await make.officer());
    const mother = await enter(await somebody('parent'));
    expect(words((await officer.get('/cases')).text)).toMatch(
      /Needs you: young people who take over Robin .* decides after 26 June 2026/,
    );
    expect(words((await officer.get(`/cases/${caseId}/people`)).text)).toContain('Robin is not on the case yet');
    expect(words((await mother.get(people)).text)).toContain('This changes soon. From the day after 26 June 2026');
    expect(words((await mother.get(`/family/${caseId}`)).text)).toContain('The parent decides until 26 June 2026');
    portal.app.get(Clock).travelTo(new Date('2026-03-01T12:00:00Z'));
    const early = await enter(await make.officer());
    expect(words((await early.get('/cases')).text)).not.toContain('decides after 26 June 2026');
  });

  it('the young person chooses once who keeps seeing what; until then relatives read on and admit nobody', async () => {
    await begin('2008-10-01');
    const [mother, father] = [
      await somebody('parent'),
      await somebody('parent', ['plan', 'log'], { limitReason: 'Court' }),
    ];
    const young = await somebody('young-person');
    const [herPage, yours] = [await enter(mother), await enter(young)];
    expect((await herPage.get(`/family/${caseId}/story`)).status).toBe(200);
    expect(words((await herPage.get(people)).text)).toContain('Until then you read what you read before');
    expect((await admit(herPage)).status).toBe(404);
    expect((await herPage.get(`/family/${caseId}/taking-over`)).status).toBe(404);

    expect(words((await yours.get(`/family/${caseId}`)).text)).toContain(
      'You decide now: choose who keeps seeing what',
    );
    const [hers, his] = [await partOf(mother), await partOf(father)];
    const guided = await yours.get(`/family/${caseId}/taking-over`);
    expect(guided.status).toBe(200);
    expect(guided.text.match(new RegExp(`name="keeps\\[${hers.id}\\]"`, 'g'))).toHaveLength(6);
    expect(guided.text.match(new RegExp(`name="keeps\\[${his.id}\\]"`, 'g'))).toHaveLength(2); // not beyond what is limited
    const choose = (keeps: Record<string, string[]>) =>
      yours.postForm(
        `/family/${caseId}/taking-over`,
        Object.fromEntries(Object.entries(keeps).map(([id, scope]) => [`keeps[${id}]`, scope])),
        { page: people },
      );
    expect((await choose({ [his.id]: ['plan', 'story'] })).status).toBe(422);
    expect((await partOf(mother)).scope).toHaveLength(6);
    expect((await choose({ [hers.id]: ['progress'] })).status).toBe(303);
    expect([(await partOf(mother)).scope, (await partOf(father)).scope]).toEqual([['progress'], []]);
    expect((await herPage.get(`/family/${caseId}/story`)).status).toBe(403);
    expect((await (await enter(father)).get(`/family/${caseId}`)).status).toBe(404);
    expect((await choose({})).status).toBe(409);
    expect((await partOf(mother)).scope).toEqual(['progress']);
    const api = `/api/v1/family/cases/${caseId}`;
    expect((await herPage.postJson(`${api}/people`, supporter)).status).toBe(404);
    expect((await yours.postJson(`${api}/taking-over`, { keeps: {} })).status).toBe(409);
    const back = await yours.postForm(`${people}/${hers.id}`, { scope: ['progress', 'plan'] }, { page: people });
    expect(back.status).toBe(303);
    expect((await partOf(mother)).scope).toEqual(['progress', 'plan']);
    expect((await admit(yours)).status).toBe(303);
    expect(
      await ask(`select count(*)::int as n from audit_entry where case_id = $1 and action = 'takeover.chosen'`, [
        caseId,
      ]),
    ).toEqual([{ n: 1 }]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopes } from '#identity';
import { Clock } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Visitor;
let caseId: string;
let childId: string;
let people: string;

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
  portal.app.get(Clock).return();
  const child = await make.child({ givenName: 'Robin', born: '2017-05-04' });
  ({ id: caseId } = await make.case({ childId: child.id }));
  childId = child.id;
  people = `/cases/${caseId}/people`;
});

const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const partOf = async (personId: string) =>
  (
    await ask<{ id: string; scope: string[]; ended_on: string | null; limit_reason: string | null }>(
      'select id, scope, ended_on::text, limit_reason from participant where case_id = $1 and person_id = $2',
      [caseId, personId],
    )
  )[0]!;
const mailsTo = async (email: string) =>
  (await ask<{ body: string }>('select body from mail where recipient = $1 order by id', [email])).map(
    ({ body }) => body,
  );
const add = (values: Record<string, string | string[]>) =>
  officer.postForm(`${people}/new`, {
    part: 'parent',
    name: 'Kim Vale',
    email: 'kim@family.example',
    parentalResponsibility: 'yes',
    scope: [...scopes],
    ...values,
  });
const bornOn = (day: string) => ask('update child set born = $1 where id = $2', [day, childId]);
const family = (of: Someone) => portal.visitor().signIn(of);

describe('an officer', () => {
  it('adds a parent, who gets a link for their address and this case alone', async () => {
    expect((await add({})).status).toBe(303);
    const page = words((await officer.get(people)).text);
    expect(page).toContain('Kim Vale');
    expect(page).toMatch(/Parental responsibility Yes Sees Everything a family sees/);
    const [mail] = await mailsTo('kim@family.example');
    expect(mail).toContain('/choose-password?key=');
    expect(mail).not.toContain('Robin');
    const link = /\/choose-password\S+/.exec(mail!)![0];
    expect((await portal.visitor().get(link)).status).toBe(200);
    const [{ id }] = (await ask<{ id: string }>(`select id from person where email = 'kim@family.example'`)) as [
      { id: string },
    ];
    await make.participant({ personId: id, part: 'parent' });
    await officer.postForm(
      `${people}/${(await partOf(id)).id}/end`,
      {},
      { page: `${people}/${(await partOf(id)).id}` },
    );
    const over = await portal.visitor().get(link);
    expect([over.status, words(over.text)]).toEqual([
      404,
      expect.stringContaining('ask whoever invited you to send a new link'),
    ]);
  });

  it('does not add the same person twice, nor with less and no reason', async () => {
    await add({ email: 'ash@family.example' });
    const twice = await add({ email: 'Ash@family.example' });
    expect([twice.status, words(twice.text)]).toEqual([422, expect.stringContaining('is on the case already')]);
    const less = await add({ email: 'lee@family.example', scope: ['plan'] });
    expect([less.status, words(less.text)]).toEqual([422, expect.stringContaining('Say why this parent sees less')]);
    expect(await ask(`select 1 from person where email = 'lee@family.example'`)).toEqual([]);
    expect((await add({ part: 'young-person', email: 'robin@family.example' })).status).toBe(303);
    const second = await add({ part: 'young-person', email: 'another@family.example' });
    expect([second.status, words(second.text)]).toEqual([422, expect.stringContaining('is on the case already')]);
    const supporter = await add({ part: 'supporter', email: 'lee@family.example', scope: [] });
    expect(supporter.status).toBe(422);
  });

  it('records an adult who must see nothing without an address, and writes to nobody', async () => {
    const before = await ask('select 1 from mail');
    const absent = { name: 'Lou Vale', email: '', scope: [], limitReason: 'No contact: order of 3 March' };
    expect((await add({ ...absent, scope: ['plan'] })).status).toBe(422);
    expect((await add(absent)).status).toBe(303);
    expect(await ask('select 1 from mail')).toHaveLength(before.length);
    const page = words((await officer.get(people)).text);
    expect(page).toMatch(/Lou Vale.*Limited No email address known.*No contact.*Sees Nothing/);
    const [{ id }] = (await ask<{ id: string }>('select id from participant where case_id = $1', [caseId])) as [
      { id: string },
    ];
    const limitReason = 'No contact';
    expect((await officer.postForm(`${people}/${id}`, { scope: ['plan'], limitReason })).status).toBe(422);
    const mother = await family(await make.parent(caseId));
    expect((await mother.get(`/family/${caseId}/people`)).text).not.toContain('Lou Vale');
  });

  it('limits a parent with a reason that no page of the family says, and ends a part at once', async () => {
    const father = await make.parent(caseId);
    const { id } = await partOf(father.personId);
    const visitor = await family(father);
    expect((await visitor.get(`/family/${caseId}/story`)).status).toBe(200);
    const limit = { scope: ['plan'], limitReason: 'Court order of 3 March' };
    expect((await officer.postForm(`${people}/${id}`, limit)).status).toBe(303);
    expect(await partOf(father.personId)).toMatchObject({ scope: ['plan'], limit_reason: 'Court order of 3 March' });
    expect(words((await officer.get(people)).text)).toContain('Court order of 3 March');
    const json = await visitor.get(`/api/v1/cases/${caseId}/people`);
    expect(json.text).not.toContain('Court order');
    expect(json.text).not.toContain(father.email);
    expect(json.json<{ people: object[] }>().people).toMatchObject([
      { scope: ['plan'], isLimited: true, limitReason: null },
    ]);
    await officer.postForm(`${people}/${id}/end`, {}, { page: `${people}/${id}` });
    expect((await visitor.get(`/family/${caseId}`)).status).toBe(404);
    expect(words((await officer.get(people)).text)).toMatch(/No longer on the case.*parent or carer/);
  });

  it('of another area, a parent and a team neither see nor change who is on the case', async () => {
    const other = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const parent = await make.parent(caseId);
    const { id } = await partOf(parent.personId);
    const member = await make.contributor();
    await make.participant({ caseId, teamId: member.teamId });
    for (const visitor of [other, await portal.visitor().signIn(member)]) {
      expect([403, 404]).toContain((await visitor.get(people)).status);
      for (const path of [`${people}/new`, `${people}/${id}`, `${people}/${id}/end`])
        expect([403, 404]).toContain(
          (await visitor.postForm(path, { scope: ['plan'] }, { page: '/acting-as' })).status,
        );
    }
    expect(await partOf(parent.personId)).toMatchObject({ ended_on: null, scope: [...scopes] });
    expect((await officer.get(`/cases/${(await make.case()).id}/people/${id}`)).status).toBe(404);
  });

  it('is shown what a corrected date of birth changes, before it is saved and on the record', async () => {
    const born = { 'born[day]': '1', 'born[month]': '10', 'born[year]': '2008' };
    const proposed = await officer.postForm(`/cases/${caseId}/date-of-birth`, born);
    expect(proposed.location).toBe(`/cases/${caseId}/date-of-birth/check?born=2008-10-01`);
    const check = words((await officer.get(proposed.location!)).text);
    expect(check).toContain('The parent becomes the young person');
    expect(check).toContain('Somebody else decides from now on');
    expect(await ask('select born::text from child where id = $1', [childId])).toEqual([{ born: '2017-05-04' }]);
    const saved = await officer.postForm(
      `/cases/${caseId}/date-of-birth/check`,
      { born: '2008-10-01', reason: 'The birth certificate' },
      { page: proposed.location! },
    );
    expect(saved.location).toBe(`${people}?done=born`);
    expect(words((await officer.get(people)).text)).toContain('Robin decides.');
    const [entry] = await ask<{ details: object }>(
      `select details from audit_entry where action = 'child.born-corrected' and case_id = $1`,
      [caseId],
    );
    expect(entry!.details).toMatchObject({
      from: '2017-05-04',
      to: '2008-10-01',
      decidedBefore: 'parent',
      decides: 'young person',
    });
    for (const wrong of ['2999-01-01', '1990-01-01', '2008-10-01', '31 February'])
      expect((await officer.postForm(`/cases/${caseId}/date-of-birth`, { born: wrong })).status, wrong).toBe(422);
  });
});

describe('a judgement of capacity (C5)', () => {
  const judgement = {
    decision: 'Who may read the advice on health',
    assessor: 'Dr Oke, paediatrician',
    judgedOn: '2026-03-02',
    outcome: 'lacks',
    reasons: 'We used pictures and a quiet room.',
    representative: 'parent',
    representativeName: 'Kim Vale',
  };
  const record = (values: Record<string, string> = {}) =>
    officer.postForm(`/cases/${caseId}/capacity`, { ...judgement, ...values }, { page: people });

  it('is about one decision of a young person, says who decides it, and is seen by the family', async () => {
    await bornOn('2008-10-01');
    const parent = await family(await make.parent(caseId));
    for (const [wrong, words] of [
      [{ representative: '' }, 'Choose who decides'],
      [{ representativeName: '' }, 'Enter the name'],
      [{ judgedOn: '2999-01-01' }, 'cannot be in the future'],
      [{ judgedOn: '2020-01-01' }, 'the parent decided'],
    ] as const)
      expect([(await record(wrong)).status, words]).toEqual([422, words]);
    expect(await ask('select 1 from capacity_judgement where case_id = $1', [caseId])).toEqual([]);
    expect((await record()).status).toBe(303);
    expect((await record({ decision: 'Who comes to the meeting', outcome: 'has' })).status).toBe(303);
    const seen = (await parent.get(`/api/v1/cases/${caseId}/people`)).json<{ judgements: object[] }>();
    expect(seen.judgements).toMatchObject([
      { decision: 'Who comes to the meeting', hasCapacity: true, representative: null },
      {
        decision: judgement.decision,
        hasCapacity: false,
        representative: 'Kim Vale (parent, as there is no deputy or attorney)',
      },
    ]);
    await expect(ask('update capacity_judgement set has_capacity = true')).rejects.toThrow('never change');
  });

  it('is not made while the parent decides', async () => {
    expect((await record()).status).toBe(422);
  });
});

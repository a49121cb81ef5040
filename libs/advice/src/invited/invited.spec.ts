import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, HERE, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

const PASSWORD = 'three unusual words';
const MINUTE = 60_000;

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Someone;
let olu: Visitor;
let caseId: string;
let nth = 0;
let person: { name: string; email: string; work: string; place: string };

const circumstances = {
  yearGroup: 9,
  sensoryImpairment: [],
  lookedAfter: false,
  lookedAfterBy: '',
  serviceFamily: false,
  youthJustice: false,
  knownToSocialCare: false,
  healthServices: [],
  askedFor: [{ name: 'Nora Bell', reason: 'she taught her to swim' }],
};

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await make.officer();
  olu = await portal.visitor().signIn(officer);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  portal.app.get(Clock).return();
  caseId = await aCase();
  nth += 1;
  person = { name: 'Nora Bell', email: `nora.${nth}@pool.example`, work: 'swimming coach', place: 'Harbour Baths' };
});

async function aCase(): Promise<string> {
  const child = await make.child({ givenName: 'Secret', familyName: 'Childs' });
  return (await make.case({ childId: child.id, settingId: null, circumstances })).id;
}
const rows = async <T extends object = Record<string, string>>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;
const why = 'She has taught her for three years.';
const ask = (input: object = {}, about = caseId, who = olu) =>
  who.postJson(`/api/v1/cases/${about}/requests/further`, { person, why, ...input });
const asked = async (input: object = {}, about = caseId) =>
  (await ask(input, about)).json<{ id: string; team: string }>();
const mails = (email = person.email) =>
  rows<{ key: string; subject: string; body: string }>('select * from mail where recipient = $1 order by id', [email]);
const linkIn = (body: string) => /\/choose-password\S+/.exec(body)![0];
const keyIn = (link: string) => new URL(link, 'http://x').searchParams.get('key')!;
const memberships = (email = person.email) =>
  rows(
    `select t.id as team, t.name, o.name as organisation, o.kind, t.agency, m.role, m.area_id, m.ended_on is null as lasts
       from membership m join person p on p.id = m.person_id join team t on t.id = m.team_id join organisation o on o.id = m.organisation_id
      where p.email = $1 order by m.id`,
    [email],
  );
const written = async () => [
  await rows('select id from person'),
  await rows('select id from team'),
  await rows('select id from advice_request'),
  await rows('select id from mail'),
];

/** From the mail to being signed in. */
async function comesIn(email = person.email): Promise<Visitor> {
  const visitor = portal.visitor();
  const key = keyIn(linkIn((await mails(email)).findLast(({ body }) => body.includes('/choose-password'))!.body));
  await visitor.postFields('/choose-password/code', { key });
  const code = /code is (\d{6})/.exec((await mails(email)).at(-1)!.body)![1]!;
  await visitor.postFields('/choose-password', { key, code, password: PASSWORD, again: PASSWORD });
  return visitor.signIn({ email, password: PASSWORD });
}

describe('asking somebody in person', () => {
  it('sends the request to a team of one that serves no area, and invites them without naming the child', async () => {
    const request = await asked();
    expect(await memberships()).toEqual([
      {
        team: request.team,
        name: 'Nora Bell (swimming coach)',
        organisation: 'Harbour Baths',
        kind: 'other',
        agency: 'other',
        role: 'contributor',
        area_id: null,
        lasts: true,
      },
    ]);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail!.body).toContain(`Area ${HERE} asks for your advice`);
    expect(`${mail!.subject}${mail!.body}`).not.toMatch(/Secret|Childs|TST-/);
    const actions = await rows('select action from audit_entry where subject_id = $1 order by seq', [request.id]);
    expect(actions.map(({ action }) => action)).toEqual(['advice.sent', 'adviser.invited']);
    const page = await olu.get(`/cases/${caseId}/advice`);
    expect(page.text).toContain('Nora Bell (swimming coach), Harbour Baths');
    expect(page.text).toContain('They have not opened the request yet');
    const { bodies } = (await olu.get(`/api/v1/cases/${await aCase()}/requests`)).json<{ bodies: { id: string }[] }>();
    expect(bodies.map(({ id }) => id)).not.toContain(request.team);
  });

  it.each([
    ['B3', 'education'],
    ['B6', 'educational-psychology'],
    ['B7', 'social-care'],
  ])('in place of a body that declined keeps what %s demands of the advice', async (rule, source) => {
    const old = await make.adviceRequest({ caseId, state: 'declined', rule, source });
    const path = `/api/v1/cases/${caseId}/requests/${old.id}/another-body`;
    const { id } = (await olu.postJson(path, { person, why })).json<{ id: string }>();
    expect(await rows('select rule, source from advice_request where id = $1', [id])).toEqual([{ rule, source }]);
  });

  it('works on the page that proposes, for whom the family named and where the officer chooses', async () => {
    const page = await olu.get(`/cases/${caseId}/advice`);
    expect(page.text).toContain('name="requests[5][person][email]"');
    const { proposed } = (await olu.get(`/api/v1/cases/${caseId}/requests`)).json<{
      proposed: { key: string; rule: string }[];
    }>();
    const fields: Record<string, string> = {};
    proposed.forEach(({ key, rule }, index) => {
      fields[`requests[${index}][key]`] = key;
      fields[`requests[${index}][choice]`] = ['B10', 'B11'].includes(rule) ? 'send' : 'leave-out';
      fields[`requests[${index}][why]`] = 'Advice of last month is used again.';
      for (const [part, value] of Object.entries(person)) fields[`requests[${index}][person][${part}]`] = value;
    });
    expect((await olu.postForm(`/cases/${caseId}/advice`, fields)).status).toBe(303);
    const sent = await rows(
      `select r.rule, r.source, r.team_id from advice_request r where case_id = $1 and state = 'sent' order by rule`,
      [caseId],
    );
    const [{ team }] = (await memberships()) as [{ team: string }];
    expect(sent).toEqual(['B10', 'B11'].map((rule) => ({ rule, source: 'other', team_id: team })));
    expect(await memberships()).toHaveLength(1);
  });

  it('takes the same person for the same team, in one area; another area has its own', async () => {
    const first = await asked();
    const again = await asked({ person: { ...person, email: person.email.toUpperCase() } }, await aCase());
    expect(again.team).toBe(first.team);
    const elsewhere = await make.officer({ areaId: '999' });
    const there = (await make.case({ areaId: '999', settingId: null, circumstances })).id;
    const theirs = await ask({}, there, await portal.visitor().signIn(elsewhere));
    expect(theirs.json<{ team: string }>().team).not.toBe(first.team);
    expect(await memberships()).toHaveLength(2);
  });

  it.each([
    ['a new address', async () => undefined],
    ['somebody who signs in already', () => make.person({ email: person.email })],
  ])('makes one team and one membership when two officers invite %s at once', async (_, before) => {
    await before();
    const sian = await portal.visitor().signIn(await make.officer());
    const other = await aCase();
    const answers = await atOnce(database, `select 1 from ehc_case where id in ('${caseId}', '${other}') for update`, [
      () => ask(),
      () => ask({}, other, sian),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [first, second] = answers.map((each) => each.json<{ team: string }>().team);
    expect(first).toBe(second);
    expect(await memberships()).toHaveLength(1);
  });

  it.each([
    ['half their details', () => ({ person: { ...person, email: '' } }), 'person.email'],
    ['no address', () => ({ person: { ...person, email: 'nora at pool' } }), 'person.email'],
    ['a second address', () => ({ person: { ...person, email: `${person.email}, eve@x.example` } }), 'person.email'],
    ['a body as well', () => ({ to: '01890a5d-ac96-774b-bcce-b302099a8057' }), 'to'],
    ['nobody at all', () => ({ person: { name: ' ', email: '', work: '', place: '' } }), 'to'],
    ['no reason', () => ({ why: 'no' }), 'why'],
  ])('is refused with %s, and nothing is written', async (_, input, field) => {
    const before = await written();
    const answer = await ask(input());
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json<{ fields: object }>().fields)).toEqual([field]);
    expect(await written()).toEqual(before);
  });

  it('makes nobody for what is left out, nor in place of a body that the law names', async () => {
    const { proposed } = (await olu.get(`/api/v1/cases/${caseId}/requests`)).json<{
      proposed: { key: string; rule: string }[];
    }>();
    const before = await written();
    const choices = proposed.map(({ key }) => ({
      key,
      choice: 'leave-out',
      why: 'Not needed for this child.',
      person,
    }));
    const named = choices.map((each, index) => (proposed[index]!.rule === 'B6' ? { ...each, choice: 'send' } : each));
    expect((await olu.postJson(`/api/v1/cases/${caseId}/requests`, { requests: named })).status).toBe(422);
    expect(await written()).toEqual(before);
    expect((await olu.postJson(`/api/v1/cases/${caseId}/requests`, { requests: choices })).status).toBe(201);
    expect((await written()).slice(0, 2)).toEqual(before.slice(0, 2));
  });

  it('leaves nothing behind when the invitation cannot be written', async () => {
    await database.admin.query(`create function fail_here() returns trigger language plpgsql as
      $$ begin raise exception 'forced'; end $$; create trigger fail_here before insert on mail for each row execute function fail_here()`);
    const before = await written();
    const answer = await ask();
    await database.admin.query('drop trigger fail_here on mail; drop function fail_here');
    expect(answer.status).toBe(500);
    expect(await written()).toEqual(before);
  });

  it('keeps what was typed when something is missing', async () => {
    await asked();
    const answer = await olu.postForm(
      `/cases/${caseId}/advice/further`,
      { why, 'person[name]': 'Ida Moss', 'person[email]': 'ida@x.example', _page: `/cases/${caseId}/advice` },
      { page: `/cases/${caseId}/advice` },
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="Ida Moss"');
    expect(answer.text).toContain('href="#person-work"');
    expect(answer.text).toMatch(/<details class="govuk-details" open><summary[^>]*><span[^>]*>Somebody who is not/);
  });
});

describe('an invited person', () => {
  it('comes straight to the one request, which is its receipt, and reads what is asked', async () => {
    const { id } = await asked({ asks: 'How does she manage in the water?' });
    const nora = await comesIn();
    const { location } = await nora.get('/');
    expect(location).toBe(`/requests/${id}/about`);
    const page = await nora.get(location!);
    for (const words of ['Secret Childs', 'How does she manage in the water?', 'Who will read it', why])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('href="/team"'); // theirs is a team of one
    expect((await nora.get('/team')).status).toBe(404);
    expect(await rows('select state, received_how from advice_request where id = $1', [id])).toEqual([
      { state: 'received', received_how: 'opened' },
    ]);
    expect((await olu.get(`/cases/${caseId}/advice`)).text).not.toContain('Send the invitation again');
    await asked({}, await aCase());
    expect((await nora.get('/')).location).toBe('/requests');
  });

  it('reads beforehand when their part ends, and that it ended where their own answer ends it', async () => {
    const { id } = await asked();
    const nora = await comesIn();
    expect((await nora.get(`/requests/${id}/about`)).text).toContain('When it ends');
    expect((await nora.get(`/requests/${id}`)).text).toContain('Your part ends by itself once');
    const reply = { kind: 'cannot-comply', ground: 'duties', words: 'I have moved to another country since.' };
    const said = await nora.postForm(`/requests/${id}/reply/cannot-comply`, reply);
    expect(said.location).toBe('/sign-in?over=yes');
    expect((await nora.get(said.location!)).text).toContain('Your answer is recorded');
    expect(await rows('select state from advice_request where id = $1', [id])).toEqual([{ state: 'declined' }]);
  });

  it('looks the same to the officer whether or not there is an account at the address', async () => {
    const known = `known.${nth}@pool.example`;
    await make.person({ email: known });
    await asked();
    await asked({ person: { ...person, name: 'Nora Bell', email: known } }, await aCase());
    const [first, second] = await rows<{ case_id: string; id: string }>(
      'select case_id, id from advice_request order by id desc limit 2',
    );
    const seen = async ({ case_id, id }: { case_id: string; id: string }) => {
      const { requests } = (await olu.get(`/api/v1/cases/${case_id}/requests`)).json<{
        requests: { id: string; invitation: object }[];
      }>();
      return requests.find((each) => each.id === id)!.invitation;
    };
    expect(await seen(first!)).toEqual(await seen(second!));
    expect(JSON.stringify(await seen(first!))).not.toMatch(/sign in|used/);
  });

  it('is nobody else’s deed: who opens the link stays who they are on record', async () => {
    await asked();
    const key = keyIn(linkIn((await mails())[0]!.body));
    await olu.postFields('/choose-password/code', { key, ...(await olu.tokens('/acting-as')) });
    const [entry] = await rows(
      `select e.person_id as by, p.id as about from audit_entry e join person p on p.id = e.subject_id
        where e.action = 'invitation.code-sent' and p.email = $1`,
      [person.email],
    );
    expect(entry!.by).toBe(officer.personId);
    expect(entry!.about).not.toBe(officer.personId);
  });

  it('reaches no other request, case or page', async () => {
    const { id } = await asked();
    const nora = await comesIn();
    const other = await make.adviceRequest({ caseId, teamId: (await make.team({ agency: 'other' })).id });
    const beside = { ...person, email: `ida.${nth}@pool.example` };
    const colleague = await asked({ person: beside, why: 'She drives her to school.' });
    const paths = [
      `/requests/${other.id}`,
      `/requests/${colleague.id}/about`,
      ...['', '/advice', `/advice/${id}`, '/family', '/sharing', '/plan', '/outcomes', '/record'].map(
        (page) => `/cases/${caseId}${page}`,
      ),
      ...[`/family/${caseId}`, '/family', '/cases', '/cases/new', '/allocations'],
      `/api/v1/cases/${caseId}/requests`,
    ];
    for (const path of paths) expect([path, (await nora.get(path)).status]).toEqual([path, 404]);
    expect((await nora.get(`/requests/${id}`)).status).toBe(200);
    expect((await nora.postJson(`/api/v1/cases/${caseId}/requests/${id}/invitation`, {})).status).toBe(404);
  });

  it('who is an officer of the same area acts as one or the other, never as both', async () => {
    const sian = await make.officer();
    const { id } = await asked({ person: { ...person, email: sian.email } });
    const [mail, ...more] = await mails(sian.email);
    expect(more).toEqual([]);
    expect(mail!.body).toContain('Sign in with the password you have');
    expect(mail!.body).not.toContain('choose-password');
    const visitor = await portal.visitor().signIn(sian);
    expect((await visitor.get(`/cases/${caseId}`)).status).toBe(200); // first of all what they are by their post
    expect((await visitor.get(`/requests/${id}`)).status).toBe(404);
    const [invited] = await rows(
      'select m.id from membership m join team t on t.id = m.team_id where m.person_id = $1 and t.invited_by_id is not null',
      [sian.personId],
    );
    await visitor.postForm('/acting-as', { membershipId: invited!.id! });
    expect((await visitor.get('/')).location).toBe(`/requests/${id}/about`);
    expect((await visitor.get(`/requests/${id}`)).status).toBe(200);
    expect((await visitor.get(`/cases/${caseId}`)).status).toBe(404);
  });
});

describe('after the request has closed', () => {
  const withdraw = (id: string) =>
    olu.postJson(`/api/v1/cases/${caseId}/requests/${id}/withdraw`, { reason: 'Somebody else was asked.' });
  const ends: [string, (id: string) => Promise<unknown>][] = [
    ['withdrawn', withdraw],
    [
      'sent to somebody else',
      (id) =>
        olu.postForm(`/cases/${caseId}/advice/${id}/answers/another-body`, {
          why: 'She has moved away.',
          ...Object.fromEntries(
            Object.entries({ ...person, email: `ida.${nth}@pool.example` }).map(([part, value]) => [
              `person[${part}]`,
              value,
            ]),
          ),
        }),
    ],
    ['declined', (id) => rows(`update advice_request set state = 'declined' where id = $1`, [id])],
    ['a nil return', (id) => rows(`update advice_request set state = 'nil-return' where id = $1`, [id])],
    ['advice accepted', (id) => rows(`update advice_request set state = 'accepted' where id = $1`, [id])],
    [
      'the case closed',
      (id) =>
        rows(`update ehc_case c set state = 'not-issued' from advice_request r where r.id = $1 and c.id = r.case_id`, [
          id,
        ]),
    ],
  ];

  it.each(ends)('(%s) the link opens nothing, and whoever had come in is out', async (_, end) => {
    const { id } = await asked();
    const unused = linkIn((await mails())[0]!.body);
    const late = { ...person, email: `late.${nth}@pool.example` };
    expect((await portal.visitor().get(unused)).status).toBe(200);
    const nora = await comesIn();
    const { id: lateId } = await asked({ person: late, why: 'She drives her to school.' });
    const lateLink = linkIn((await mails(late.email))[0]!.body);
    await withdraw(lateId);
    await end(id);
    expect((await portal.visitor().get(lateLink)).status).toBe(404);
    const sent = await portal.visitor().postFields('/choose-password/code', { key: keyIn(lateLink) });
    expect([sent.status, await mails(late.email)]).toEqual([404, [expect.anything()]]);
    expect((await nora.get(`/requests/${id}`)).location).toContain('/sign-in');
    expect((await memberships()).map(({ lasts }) => lasts)).toEqual([false]);
    const parts = await rows(
      `select p.ended_on is null as lasts from participant p join advice_request r on r.team_id = p.team_id where r.id = $1`,
      [id],
    );
    expect(parts).toEqual([{ lasts: false }]);
    const back = await portal.visitor().signIn({ email: person.email, password: PASSWORD });
    expect((await back.get('/')).location).toBe('/family');
    expect((await back.get(`/requests/${id}`)).status).toBe(404);
  });

  it('they stay for another request, and come back when asked again', async () => {
    const first = await asked();
    const second = await asked({}, await aCase());
    await withdraw(first.id);
    const nora = await comesIn();
    expect((await nora.get('/')).location).toBe(`/requests/${second.id}/about`);
    expect((await nora.get(`/requests/${first.id}`)).status).toBe(404);
    await rows(`update advice_request set state = 'withdrawn' where id = $1`, [second.id]);
    expect((await nora.get('/')).location).toContain('/sign-in');
    const third = await asked();
    expect(third.team).toBe(first.team);
    expect((await memberships()).map(({ lasts }) => lasts)).toEqual([false, true]);
    const again = await portal.visitor().signIn({ email: person.email, password: PASSWORD });
    expect((await again.get('/')).location).toBe(`/requests/${third.id}/about`);
  });

  it('they stay where another officer asks for something at the very moment of withdrawal', async () => {
    const { id, team } = await asked();
    const other = await aCase();
    const answers = await atOnce(database, `select 1 from team where id = '${team}' for update`, [
      () => withdraw(id),
      () => ask({}, other),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await memberships()).filter(({ lasts }) => lasts)).toHaveLength(1);
  });
});

describe('sending the invitation again', () => {
  const again = (id: string, who = olu, about = caseId) =>
    who.postJson(`/api/v1/cases/${about}/requests/${id}/invitation`, {});
  const later = (minutes: number) => portal.app.get(Clock).travelTo(new Date(Date.now() + minutes * MINUTE));

  it('is possible once an hour has passed, with a new link', async () => {
    const { id } = await asked();
    expect((await again(id)).status).toBe(409);
    later(61);
    expect((await olu.get(`/cases/${caseId}/advice`)).text).toContain('Send the invitation again');
    const answers = await atOnce(database, `select 1 from advice_request where id = '${id}' for update`, [
      () => again(id),
      () => again(id),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    const links = (await mails()).map(({ body }) => linkIn(body));
    expect(new Set(links).size).toBe(2);
    expect((await portal.visitor().get(links[0]!)).status).toBe(404);
    expect((await portal.visitor().get(links[1]!)).status).toBe(200);
    expect((await olu.postForm(`/cases/${caseId}/advice/${id}/invitation`, {}, { page: '/acting-as' })).status).toBe(
      409,
    );
    await comesIn();
    expect((await portal.visitor().get(links[1]!)).status).toBe(404);
  });

  it('is not for a team, another case or area, nor after the request has closed', async () => {
    const { id } = await asked();
    later(61);
    const team = await make.adviceRequest({ caseId });
    const stranger = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    const before = await mails();
    expect((await again(team.id)).status).toBe(404);
    expect((await again(id, stranger)).status).toBe(404);
    expect((await again(id, olu, await aCase())).status).toBe(404);
    await rows(`update advice_request set state = 'withdrawn' where id = $1`, [id]);
    expect((await again(id)).status).toBe(409);
    expect(await mails()).toEqual(before);
  });
});

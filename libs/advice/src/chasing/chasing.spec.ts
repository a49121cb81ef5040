import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

interface Happening {
  at: string;
  who: string;
  what: string;
  words: string[];
  clock: string;
}

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Visitor;
let member: Visitor;
let teamId: string;
let caseId: string;
let id: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  portal.app.get(Clock).travelTo(new Date('2026-03-10T10:00:00Z'));
  officer = await portal.visitor().signIn(await make.officer());
  const team = await make.team({ agency: 'education', name: 'Brook Lane SENCO team', email: 'senco@example.test' });
  teamId = team.id;
  member = await portal.visitor().signIn(await make.contributor({ teamId }));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  portal.app.get(Clock).travelTo(new Date('2026-03-10T10:00:00Z'));
  caseId = (await make.case()).id;
  await make.participant({ caseId, teamId });
  id = (await ask()).id;
});

const ask = (values: object = {}) =>
  make.adviceRequest({ caseId, teamId, reference: 'EHC-7', sentOn: '2026-03-02', dueOn: '2026-04-13', ...values });
const at = (what: string) => `/api/v1/cases/${caseId}/requests/${id}/${what}`;
const receipt = { receivedOn: '2026-03-04', how: 'phone', toldBy: 'Jo Bell, SENCO' };
const call = { on: '2026-03-10', spokeTo: 'Jo Bell, SENCO', said: 'She is back on Monday.', promisedOn: '2026-04-20' };
const course = async () => (await officer.get(at('chronology'))).json<{ happenings: Happening[] }>().happenings;
const row = async () =>
  (
    await database.admin.query(
      'select state, received_on::text, received_how, receipt_told_by, due_on::text from advice_request where id = $1',
      [id],
    )
  ).rows[0];
const count = async (table: string) =>
  (await database.admin.query(`select 1 from ${table} where request_id = $1`, [id])).rowCount;
const mails = async () =>
  (await database.admin.query(`select recipient, subject, body from mail where key like $1`, [`chased:${id}:%`])).rows;

describe('a receipt that the authority was told of', () => {
  it('is the one that the due day rests on, and what a mail server did is none (B14)', async () => {
    const course = async () => (await officer.get(`/cases/${caseId}/advice/${id}/course`)).text;
    const before = await course();
    expect(before).toContain('That a mail server took our message is no receipt.');
    await officer.postJson(at('receipt'), receipt);
    const after = await course();
    expect(after).not.toContain('That a mail server took our message is no receipt.');
    expect(after).toContain('The receipt that counts is the body’s own: told by phone by Jo Bell, SENCO.');
  });

  it('on a wrong day is put right with the reason, later or earlier; the record keeps both', async () => {
    await officer.postJson(at('receipt'), receipt);
    const right = { ...receipt, receivedOn: '2026-03-05', why: 'I had typed the day of the call.' };
    expect((await officer.postJson(at('receipt'), right)).json()).toMatchObject({ dueOn: '2026-04-16' });
    const { text } = await officer.get(`/cases/${caseId}/advice/${id}/course`);
    expect(text).toContain('Put the day of receipt right: 5 March 2026 in place of 4 March 2026. I had typed');
    expect((await officer.postJson(at('receipt'), { ...right, why: '' })).status).toBe(409);
  });

  it('of a request that was opened here can only have been earlier', async () => {
    await member.get(`/requests/${id}`);
    const told = { ...receipt, why: 'They had it by post before.' };
    expect((await officer.postJson(at('receipt'), told)).json()).toMatchObject({ dueOn: '2026-04-15' });
    await database.admin.query(`update advice_request set received_how = 'opened' where id = $1`, [id]);
    const later = await officer.postJson(at('receipt'), { ...told, receivedOn: '2026-03-06' });
    expect([later.status, await row()]).toMatchObject([422, { received_on: '2026-03-04' }]);
  });

  it('starts the six weeks on its day, and pages say how it is known', async () => {
    expect((await officer.postJson(at('receipt'), receipt)).json()).toMatchObject({
      state: 'received',
      dueOn: '2026-04-15',
    });
    expect(await row()).toMatchObject({
      received_on: '2026-03-04',
      received_how: 'phone',
      receipt_told_by: 'Jo Bell, SENCO',
    });
    for (const path of [`/cases/${caseId}/advice`, `/cases/${caseId}/advice/${id}/course`])
      expect((await officer.get(path)).text.toLowerCase(), path).toContain('told by phone by jo bell, senco');
    expect((await member.get(`/requests/${id}`)).text).toContain(
      'Received 4 March 2026, told by phone by Jo Bell, SENCO.',
    );
    expect((await member.postJson(`/api/v1/requests/${id}/take`, {})).status).toBe(201);
  });

  it.each([
    ['before it was sent', { ...receipt, receivedOn: '2026-03-01' }, 'receivedOn'],
    ['in the future', { ...receipt, receivedOn: '2026-03-11' }, 'receivedOn'],
    ['on no day', { ...receipt, receivedOn: '2026-02-30' }, 'receivedOn'],
    ['from nobody', { ...receipt, toldBy: ' ' }, 'toldBy'],
    ['in no way', { ...receipt, how: 'dream' }, 'how'],
  ])('is refused %s, and nothing is written', async (_, wrong, field) => {
    const answer = await officer.postJson(at('receipt'), wrong);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(field);
    expect(await row()).toMatchObject({ state: 'sent', received_on: null });
  });

  it('does not change one that is known: of an opening and a record at the same time one counts', async () => {
    const answers = await Promise.all([officer.postJson(at('receipt'), receipt), member.get(`/requests/${id}`)]);
    const { received_how: how } = await row();
    expect(answers[0].status).toBe(how === 'phone' ? 201 : 409);
    expect((await officer.postJson(at('receipt'), receipt)).status).toBe(409);
    expect((await course()).filter(({ what }) => what.startsWith('Received'))).toHaveLength(1);
  });

  it('can be typed into the page, which shows what was wrong and what was typed', async () => {
    const page = `/cases/${caseId}/advice/${id}/course`;
    const typed = {
      'receivedOn[day]': '31',
      'receivedOn[month]': '2',
      'receivedOn[year]': '2026',
      toldBy: 'Jo',
      _page: page,
    };
    const again = await officer.postForm(`${page}/receipt`, typed, { page });
    expect(again.status).toBe(422);
    expect(again.text).toMatch(/must be a real date[\s\S]*value="31"[\s\S]*value="Jo"/);
    const right = {
      'receivedOn[day]': '4',
      'receivedOn[month]': '3',
      'receivedOn[year]': '2026',
      how: 'post',
      toldBy: 'Jo',
      _page: page,
    };
    expect((await officer.postForm(`${page}/receipt`, right, { page })).location).toBe(`${page}?done=receipt`);
    expect(await row()).toMatchObject({ received_how: 'post', due_on: '2026-04-15' });
  });
});

describe('a request of which no receipt is known', () => {
  it('asks the officer to ring after 5 days', async () => {
    portal.app.get(Clock).travelTo(new Date('2026-03-06T10:00:00Z'));
    expect((await officer.get(`/cases/${caseId}/advice`)).text).not.toContain('Not yet received');
    portal.app.get(Clock).travelTo(new Date('2026-03-07T10:00:00Z'));
    expect((await officer.get(`/cases/${caseId}/advice`)).text).toContain('Not yet received');
  });
});

describe('a call', () => {
  it('is noted with its promise, which is shown beside the due day and moves nothing', async () => {
    expect((await officer.postJson(at('calls'), call)).status).toBe(201);
    expect((await row()).due_on).toBe('2026-04-13');
    expect((await officer.get(`/cases/${caseId}/advice`)).text).toContain('Promised by 20 April 2026');
    const [noted] = await course();
    expect(noted).toMatchObject({
      what: 'Call with Jo Bell, SENCO on 10 March 2026',
      words: ['She is back on Monday.', 'Promised by 20 April 2026. The due day stays.'],
    });
    expect(noted!.who).toMatch(/^Case officer, Organisation/);
  });

  it.each([
    ['of tomorrow', { ...call, on: '2026-03-11' }],
    ['before the request', { ...call, on: '2026-03-01' }],
    ['promised before it', { ...call, promisedOn: '2026-03-09' }],
    ['with nobody', { ...call, spokeTo: '' }],
    ['without words', { ...call, said: '' }],
    ['with too many words', { ...call, said: 'x'.repeat(2001) }],
  ])('is refused %s', async (_, wrong) => {
    expect((await officer.postJson(at('calls'), wrong)).status).toBe(422);
    expect(await count('advice_chase')).toBe(0);
  });

  it('is refused on a request that is over', async () => {
    await database.admin.query(`update advice_request set state = 'accepted' where id = $1`, [id]);
    expect((await officer.postJson(at('calls'), call)).status).toBe(409);
  });
});

describe('a reminder by hand', () => {
  it('is sent at most once a day for a request, however many officers press at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => officer.postJson(at('reminder'), {})));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const sent = answers.map((answer) => answer.json<{ sent: number }>().sent);
    expect(sent.filter((each) => each === 1)).toHaveLength(1);
    expect(await count('advice_chase')).toBe(1);
    expect(await mails()).toHaveLength(1);
    portal.app.get(Clock).travelTo(new Date('2026-03-11T10:00:00Z'));
    expect((await officer.postJson(at('reminder'), {})).json()).toMatchObject({ sent: 1 });
  });

  it('names reference, day and stage, and never the child', async () => {
    await officer.postJson(at('reminder'), {});
    const [mail] = await mails();
    expect(mail).toMatchObject({
      recipient: 'senco@example.test',
      subject: 'Reminder from Area 998: 1 request for advice',
    });
    expect(mail.body).toContain('EHC-7, education advice for Area 998: due in 34 days, on 13 April 2026');
    expect(mail.body).not.toContain('Invented');
  });

  it('is not sent when it is no longer the team’s turn', async () => {
    await database.admin.query(`update advice_request set state = 'submitted' where id = $1`, [id]);
    expect((await officer.postJson(at('reminder'), {})).json()).toEqual({ sent: 0, already: 0, left: 1 });
    expect(await mails()).toEqual([]);
  });

  it('leaves nothing when its mail cannot be written', async () => {
    await database.admin
      .query(`create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'forced'; end $$;
      create trigger fail_here before insert on mail for each row execute function fail_here()`);
    expect((await officer.postJson(at('reminder'), {})).status).toBe(500);
    await database.admin.query('drop trigger fail_here on mail; drop function fail_here');
    expect(await count('advice_chase')).toBe(0);
    expect((await officer.postJson(at('reminder'), {})).json()).toMatchObject({ sent: 1 });
  });
});

it('is all refused to another area’s officer, the team and the family', async () => {
  const neighbour = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
  const parent = await portal.visitor().signIn(await make.parent(caseId));
  for (const who of [neighbour, member, parent]) {
    for (const [what, body] of Object.entries({ receipt, calls: call, reminder: {} }))
      expect((await who.postJson(at(what), body)).status, what).toBe(404);
    for (const path of [
      at('chronology'),
      `/cases/${caseId}/advice/${id}/course`,
      `/cases/${caseId}/advice/${id}/course/chronology.csv`,
    ])
      expect((await who.get(path)).status, path).toBe(404);
  }
  expect(await row()).toMatchObject({ state: 'sent' });
  expect(await count('advice_chase')).toBe(0);
});

describe('the chronology', () => {
  /** Everything that can happen to a request and that the portal lets these people do, in any order. */
  const acts: (() => Promise<unknown>)[] = [
    () => officer.postJson(at('receipt'), { ...receipt, receivedOn: '2026-03-09' }),
    () => member.get(`/requests/${id}`),
    () => officer.postJson(at('calls'), { ...call, on: '2026-03-10', promisedOn: '' }),
    () => officer.postJson(at('reminder'), {}),
    () => member.postJson(`/api/v1/requests/${id}/take`, {}),
    () => member.postJson(`/api/v1/requests/${id}/hand-back`, {}),
    () =>
      member.postJson(`/api/v1/requests/${id}/replies`, {
        kind: 'question',
        words: 'Which school?',
      }),
  ];

  it('holds every line of the record about the request, once, in order, and its clock ends on the due day', async () => {
    for (const order of [
      [1, 2, 3, 4, 5, 6],
      [0, 4, 3, 6],
      [2, 3, 0, 1, 4],
    ]) {
      id = (await ask()).id;
      for (const index of order) {
        await acts[index]!();
        portal.app.get(Clock).travelTo(new Date(portal.app.get(Clock).now().getTime() + 86_400_000));
      }
      const { rows } = await database.admin.query<{ at: Date; action: string }>(
        `select at, action from audit_entry where subject_id = $1 and action not in ('access.refused') order by seq`,
        [id],
      );
      const happenings = await course();
      expect(happenings.map((each) => new Date(each.at).getTime())).toEqual(rows.map((each) => each.at.getTime()));
      expect(rows.length).toBeGreaterThanOrEqual(4);
      expect(happenings.filter(({ what }) => what.startsWith('advice.'))).toEqual([]);
      const { due_on: dueOn } = await row();
      const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(dueOn));
      expect(happenings.at(-1)!.clock).toContain(`due ${long}`);
    }
  });

  it('can be handed over as text and as a table, by role and organisation, without names of staff', async () => {
    await officer.postJson(at('calls'), { ...call, said: '=1+1 "quoted"' });
    await officer.postJson(at('receipt'), receipt);
    const text = (await officer.get(`/cases/${caseId}/advice/${id}/course/chronology.txt`)).text;
    expect(text).toContain('Course of the request for advice: Education, Brook Lane SENCO team');
    expect(text).toContain('10 March 2026 at 10:00. Case officer, Organisation');
    expect(text).toContain(
      'Received on 4 March 2026, told by phone by Jo Bell, SENCO\n(Day 6 of 42, 36 days left, due 15 April 2026)',
    );
    expect(text).not.toMatch(/Person \d/);
    const csv = await officer.get(`/cases/${caseId}/advice/${id}/course/chronology.csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toContain(`"'=1+1 ""quoted""`);
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(3);
  });
});

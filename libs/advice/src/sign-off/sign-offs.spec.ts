import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: string;
let form: string;
let requestId: string;
let people: Record<'writer' | 'asked' | 'colleague' | 'manager' | 'stranger', Someone>;
let visitors: Record<keyof typeof people, Visitor>;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  team = (await make.team({ agency: 'health' })).id;
  people = {
    writer: await make.contributor({ teamId: team }),
    asked: await make.contributor({ teamId: team }),
    colleague: await make.contributor({ teamId: team }),
    manager: await make.someone('team-manager', { teamId: team }),
    stranger: await make.contributor({ agency: 'health' }),
  };
  const entered = Object.entries(people).map(async ([who, someone]) => [who, await portal.visitor().signIn(someone)]);
  visitors = Object.fromEntries(await Promise.all(entered)) as typeof visitors;
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  await database.admin.query('update team set sign_off = true where id = $1', [team]);
  await freshRequest();
});

async function freshRequest(): Promise<void> {
  const { id: caseId } = await make.case();
  await make.participant({ caseId, teamId: team });
  const values = { caseId, teamId: team, source: 'health', state: 'received', receivedOn: '2026-03-02' };
  requestId = (await make.adviceRequest({ ...values, dueOn: '2099-01-01' })).id;
  form = `/requests/${requestId}`;
}

const written = {
  involvement: 'I saw Robin three times.',
  'particular[diagnoses]': 'None known',
  'particular[soFar]': 'None',
  noNeeds: 'None found.',
  'author[name]': 'Tom Ellis',
  'author[role]': 'Therapist',
};
const save = (fields = {}) => visitors.writer.postForm(form, { was: '{}', ...written, ...fields });
const send = (who: keyof typeof people, what: string, fields = {}) =>
  visitors[who].postForm(
    `${form}/sign-off${what}`,
    { draftVersion: 1, _page: `${form}/check`, ...fields },
    { page: '/acting-as' },
  );
const ask = (colleague = people.asked) => send('writer', '', { colleague: colleague.personId });
const row = async () =>
  (
    await database.admin.query(
      `select k.state, k.signed_by_id, r.sign_off, r.state as request from contribution k join advice_request r on r.id = k.request_id where r.id = $1`,
      [requestId],
    )
  ).rows[0];

describe('where the team asks for a signature', () => {
  it('nobody submits without one, by page or API; nothing is written', async () => {
    await save();
    expect((await visitors.writer.get(`${form}/check`)).text).toContain('Send it to be signed');
    for (const who of ['writer', 'manager'] as const) {
      const refused = await visitors[who].postForm(`${form}/check`, { draftVersion: 1 }, { page: form });
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('signs advice before it is submitted');
      expect((await visitors[who].postJson(`/api/v1${form}/submission`, { draftVersion: 1 })).status).toBe(409);
    }
    expect(await row()).toMatchObject({ state: 'draft', request: 'received' });
  });

  it('the colleague reads, signs and so submits; the advice names both', async () => {
    await save();
    expect((await ask()).location).toBe(`${form}?done=sent-to-sign`);
    expect((await visitors.writer.get('/requests')).text).toContain('Written, waiting for a signature');
    expect((await visitors.asked.get(form)).text).toContain('Read it, then sign it or send it back');
    const mail = (await database.admin.query(`select recipient, subject, body from mail order by id desc limit 1`))
      .rows[0];
    expect(mail).toMatchObject({
      recipient: people.asked.email,
      subject: 'A draft of advice waits for your signature',
    });
    expect(mail.body).not.toContain('Robin');

    expect((await send('asked', '/signature')).location).toBe(`${form}?done=submitted`);
    expect(await row()).toMatchObject({
      state: 'submitted',
      signed_by_id: people.asked.personId,
      sign_off: null,
      request: 'submitted',
    });
    const officer = await portal.visitor().signIn(await make.officer());
    const { case_id } = (await database.admin.query('select case_id from advice_request where id = $1', [requestId]))
      .rows[0];
    const read = (await officer.get(`/cases/${case_id}/advice/${requestId}`)).text;
    expect(read).toContain('Tom Ellis');
    expect(read).toMatch(/Signed by [^,]+, \d/);
  });

  it('the draft comes back with a comment, is changed and sent again', async () => {
    await save();
    await ask();
    expect((await send('asked', '/comment', { comment: ' ' })).status).toBe(422);
    expect((await send('asked', '/comment', { comment: 'Say how often.' })).location).toBe(`${form}?done=sent-back`);
    expect((await visitors.writer.get(form)).text).toContain('Say how often.');
    expect((await visitors.writer.get('/requests')).text).toContain('Sent back by the colleague');
    expect((await send('asked', '/signature')).status).toBe(404);
    await save({ strengths: 'More.' });
    expect((await send('writer', '', { colleague: people.asked.personId, draftVersion: 2 })).status).toBe(303);
    expect((await send('asked', '/signature', { draftVersion: 2 })).status).toBe(303);
  });

  it('what was read is what is signed: a draft that changed since is not', async () => {
    await save();
    await ask();
    await save({ strengths: 'Changed while it waited.' });
    const refused = await send('asked', '/signature');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('changed since you read it');
    expect(await row()).toMatchObject({ state: 'draft', signed_by_id: null, sign_off: 'waiting' });
  });

  it.each([
    ['writer', 404, 303],
    ['asked', 303, 404],
    ['colleague', 404, 404],
    ['manager', 303, 404],
    ['stranger', 404, 404],
  ] as const)('%s: signs or sends back %i, takes back %i', async (who, signs, takesBack) => {
    for (const [what, status] of [
      ['/signature', signs],
      ['/comment', signs],
      ['/back', takesBack],
    ] as const) {
      await freshRequest();
      await save();
      await ask();
      expect((await send(who, what, { comment: 'Why' })).status, what).toBe(status);
    }
  });

  it('is sent to one colleague of the team, once, when it is complete', async () => {
    await save({ involvement: '' });
    const incomplete = await ask();
    expect(incomplete.status).toBe(422);
    expect(incomplete.text).toContain('Say how you know');
    await save();
    for (const wrong of [people.writer, people.stranger])
      expect((await send('writer', '', { colleague: wrong.personId, draftVersion: 2 })).status).toBe(422);
    const both = await Promise.all(
      [1, 2].map(() => send('writer', '', { colleague: people.asked.personId, draftVersion: 2 })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
  });

  it('switched off meanwhile, the draft is submitted as ever', async () => {
    await save();
    await ask();
    await database.admin.query('update team set sign_off = false where id = $1', [team]);
    expect((await visitors.writer.postForm(`${form}/check`, { draftVersion: 1 }, { page: form })).status).toBe(303);
    expect(await row()).toMatchObject({ state: 'submitted', sign_off: null, signed_by_id: null });
    const { rows } = await database.admin.query(
      `select s.state from sign_off s join contribution k on k.id = s.contribution_id where k.request_id = $1`,
      [requestId],
    );
    expect(rows).toEqual([{ state: 'taken-back' }]);
  });
});

it('the manager of the team alone switches signing on and off', async () => {
  for (const who of ['writer', 'stranger'] as const)
    expect((await visitors[who].get('/team/sign-off')).status).toBe(404);
  expect((await visitors.writer.postForm('/team/sign-off', { signOff: 'no' }, { page: '/acting-as' })).status).toBe(
    404,
  );
  expect((await visitors.manager.postForm('/team/sign-off', { signOff: '?' })).status).toBe(422);
  expect((await visitors.manager.postForm('/team/sign-off', { signOff: 'no' })).status).toBe(303);
  const { rows } = await database.admin.query('select sign_off from team where id = $1', [team]);
  expect(rows).toEqual([{ sign_off: false }]);
});

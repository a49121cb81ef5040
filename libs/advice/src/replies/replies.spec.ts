import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock } from '#platform';
import { addDays, adviceRequestMachine, type CivilDate } from '#statute';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, HERE, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { InvitedAdvisers } from '../invited/invited-advisers.ts';

type Move = Parameters<typeof adviceRequestMachine.next>[1];

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: string;
let elsewhere: Row;
let people: Record<'member' | 'manager' | 'stranger' | 'officer' | 'officer of another area' | 'parent', Visitor>;
let caseId: string;
let today: CivilDate;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  today = portal.app.get(Clock).today() as CivilDate;
  team = (await make.team({ agency: 'social-care', name: 'Children in need' })).id;
  caseId = (await make.case()).id;
  const body = await make.organisation({ kind: 'local-authority' });
  await make.row('organisation_area', { areaId: HERE, organisationId: body.id });
  elsewhere = await make.team({ agency: 'social-care', organisationId: body.id });
  people = {
    member: await enter(await make.contributor({ teamId: team })),
    manager: await enter(await make.someone('team-manager', { teamId: team })),
    stranger: await enter(await make.contributor({ agency: 'social-care' })),
    officer: await enter(await make.officer()),
    'officer of another area': await enter(await make.officer({ areaId: '999' })),
    parent: await enter(await make.parent(caseId)),
  };
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const enter = (who: { email: string; password: string }) => portal.visitor().signIn(who);
const tokens = new Map<Visitor, string>();
async function post(who: Visitor, path: string, body: unknown) {
  if (!tokens.has(who)) tokens.set(who, (await who.tokens('/acting-as'))._csrf!);
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': tokens.get(who)! };
  return who.send(`/api/v1/${path}`, { method: 'POST', body: JSON.stringify(body), headers });
}

const why = 'Searched by name, date of birth and address; nothing was found.';
const said = {
  question: { words: 'Which school does she attend now?' },
  exception: { ground: 'exceptional', words: why, beginsOn: '', endsOn: '' },
  'wrong-team': { words: why, whom: 'The disabled children’s team' },
  'not-known': { words: why },
  'cannot-comply': { ground: 'duties', words: why },
  assess: {},
  commission: { whom: 'An independent social worker' },
  'nil-return': { words: why },
};
type Kind = keyof typeof said;
/** What each does to the request. */
const moveOf: Record<Kind, Move | null> = {
  question: null,
  exception: null,
  'wrong-team': 'report-wrong-team',
  'not-known': 'report-not-known',
  'cannot-comply': 'decline',
  assess: 'assess',
  commission: 'commission',
  'nil-return': 'sign-off-nil-return',
};
const say = (who: Visitor, id: string, kind: Kind, change: object = {}) =>
  post(who, `requests/${id}/replies`, {
    kind,
    ...said[kind],
    ...(kind === 'exception' ? { beginsOn: today, endsOn: addDays(today, 60) } : {}),
    ...change,
  });
const instead = (who: Visitor, id: string) =>
  post(who, `cases/${caseId}/requests/${id}/another-body`, { to: elsewhere.id, why: 'They know her.' });
const answer = (who: Visitor, id: string, replyId: string, given: object) =>
  post(who, `cases/${caseId}/requests/${id}/replies/${replyId}/answer`, given);

let asked = 0;
const request = (values: object = {}) =>
  make.adviceRequest({
    caseId,
    reason: `Asked for reason ${(asked += 1)}.`,
    teamId: team,
    source: 'social-care',
    rule: 'B7',
    state: 'received',
    receivedOn: today,
    dueOn: addDays(today, 42),
    ...values,
  });
const reply = (to: Row, kind: Kind) =>
  make.row('advice_reply', {
    requestId: to.id,
    caseId,
    teamId: team,
    kind,
    words: why,
    ...(kind === 'exception' ? { ground: 'exceptional', beginsOn: today, endsOn: today } : {}),
  });
const rowOf = async (id: string) =>
  (await database.admin.query('select *, due_on::text from advice_request where id = $1', [id])).rows[0];
const actionsOf = async (id: string) =>
  (await database.admin.query('select action from audit_entry where subject_id = $1 order by seq', [id])).rows.map(
    ({ action }) => action,
  );

/** All that may be written about a request. */
const writtenOn = async (id: string) =>
  (
    await database.admin.query(
      `select row_to_json(r) as request, (select json_agg(y order by id) from advice_reply y where y.request_id = r.id) as said,
              (select count(*) from advice_request n where n.replaces_id = r.id) as replaced,
              (select count(*) from outbox where payload->>'requestId' = r.id::text) as told
         from advice_request r where r.id = $1`,
      [id],
    )
  ).rows[0];

describe('every state × every answer × everybody', () => {
  const hidden = ['proposed', 'left-out', 'reused', 'withdrawn', 're-routed'];
  const afterOpening = (state: string) => (state === 'sent' ? 'received' : state);

  /** Where a team's answer leads; null where it must be refused. */
  function leadsTo(kind: Kind, state: string, who: string): string | null {
    if (hidden.includes(state) || !(who === 'manager' || (who === 'member' && kind !== 'nil-return'))) return null;
    const from = afterOpening(state) as Parameters<typeof adviceRequestMachine.next>[0];
    const move = moveOf[kind];
    if (!move) return ['received', 'taken', 'returned'].includes(from) ? from : null;
    return adviceRequestMachine.actionsFrom(from).includes(move) ? adviceRequestMachine.next(from, move) : null;
  }

  /** Does it, and sees that it moved as it should or that nothing was written. */
  async function expectFrom(id: string, deed: () => ReturnType<typeof post>, to: string | null, words: string) {
    const before = await writtenOn(id);
    const { status } = await deed();
    if (to) {
      expect([status, (await rowOf(id)).state], words).toEqual([201, to]);
    } else {
      expect([404, 409], words).toContain(status);
      expect(await writtenOn(id), words).toEqual(before);
    }
  }

  it.each(Object.keys(said) as Kind[])(
    'a team’s %s',
    async (kind) => {
      for (const state of adviceRequestMachine.states)
        for (const [who, visitor] of Object.entries(people)) {
          const { id } = await request({ state });
          const to = leadsTo(kind, state, who);
          await expectFrom(id, () => say(visitor, id, kind), to, `${who} on ${state}`);
        }
    },
    60_000,
  );

  it('the authority’s other body', async () => {
    const from = ['sent', 'received', 'taken', 'wrong-team', 'not-known'];
    for (const state of adviceRequestMachine.states)
      for (const [who, visitor] of Object.entries(people)) {
        const { id } = await request({ state });
        const to =
          who !== 'officer'
            ? null
            : from.includes(state)
              ? 're-routed'
              : ['declined', 'nil-return'].includes(state)
                ? state
                : null;
        await expectFrom(id, () => instead(visitor, id), to, `${who} on ${state}`);
      }
  }, 60_000);

  it.each(['wrong-team', 'question', 'exception', 'not-known', 'cannot-comply', 'nil-return'] as const)(
    'the authority’s answer to a %s',
    async (kind) => {
      for (const state of adviceRequestMachine.states)
        for (const [who, visitor] of Object.entries(people)) {
          const open = await request({ state });
          const { id: replyId } = await reply(open, kind);
          const isLast = ['declined', 'nil-return'].includes(state);
          const leads = {
            question: state,
            exception: state,
            'wrong-team': state === 'wrong-team' ? 'received' : null,
            'not-known': state === 'not-known' ? 're-routed' : null,
            'cannot-comply': isLast ? state : null,
            'nil-return': isLast ? state : null,
          }[kind];
          const to = who === 'officer' ? leads : null;
          const given = { agree: 'yes', answer: 'She lives with her aunt now.' };
          await expectFrom(open.id, () => answer(visitor, open.id, replyId, given), to, `${who} on ${state}`);
        }
    },
    60_000,
  );

  it('leaves “not known” the ways of the law and the end of its case, and no other: the authority can always go one of them', () => {
    expect(adviceRequestMachine.actionsFrom('not-known')).toEqual([
      're-route',
      'take-on',
      'assess',
      'commission',
      'sign-off-nil-return',
      'end-with-case',
    ]);
  });
});

describe('what a team says', () => {
  it('is the receipt of a request that nobody opened', async () => {
    const { id } = await request({ state: 'sent', receivedOn: null });
    await say(people.member, id, 'wrong-team');
    expect(await rowOf(id)).toMatchObject({ state: 'wrong-team', received_how: 'opened', due_on: addDays(today, 42) });
    expect(await actionsOf(id)).toEqual(['advice.received', 'advice.wrong-team']);
  });

  it.each<[Kind, object]>([
    ['question', { words: ' ' }],
    ['wrong-team', { words: 'No.' }],
    ['not-known', { words: undefined }],
    ['cannot-comply', { ground: 'no time' }],
    ['commission', { whom: '' }],
    ['nil-return', { words: 'Nothing.' }],
    ['exception', { endsOn: '2026-02-31' }],
  ])('as a bad %s (%o) is refused and writes nothing', async (kind, change) => {
    const state =
      moveOf[kind] && !adviceRequestMachine.actionsFrom('received').includes(moveOf[kind]) ? 'not-known' : 'received';
    const { id } = await request({ state });
    const before = await writtenOn(id);
    expect((await say(people.manager, id, kind, change)).status).toBe(422);
    expect(await writtenOn(id)).toEqual(before);
  });

  it('comes second where two answer at once: one moves it, the other is told what happened', async () => {
    const { id } = await request();
    const answers = await atOnce(database, `select 1 from advice_request where id = '${id}' for update`, [
      () => say(people.member, id, 'not-known'),
      () => say(people.manager, id, 'wrong-team'),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.json().title).toMatch(/^Your team said that/);
    expect((await writtenOn(id)).said).toHaveLength(1);
  });

  it('is on its page with its consequence, form by form', async () => {
    const { id } = await request();
    await make.participant({ caseId, teamId: team });
    expect((await people.member.get(`/requests/${id}`)).text).toContain(`/requests/${id}/reply`);
    const page = await people.member.get(`/requests/${id}/reply`);
    expect(page.text).toContain('The child or young person is not known to us');
    const sent = await people.member.postForm(`/requests/${id}/reply/not-known`, { kind: 'not-known', words: 'No.' });
    expect([sent.status, sent.text.includes('at least 20 characters')]).toEqual([422, true]);
    const done = await people.member.postForm(`/requests/${id}/reply/not-known`, { kind: 'not-known', words: why });
    const after = await people.member.get(done.location!);
    expect(after.text).toContain('can be signed only by a manager of your team');
    expect(after.text).not.toContain('/reply/nil-return');
    expect((await people.manager.get(`/requests/${id}/reply`)).text).toContain('/reply/nil-return');
    expect((await people.member.get(`/requests/${id}/reply/nil-return`)).status).toBe(404);
    const list = await people.officer.get(`/cases/${caseId}/advice`);
    expect(list.text).toContain('does not know the child or young person, and must say what follows');
  });
});

describe('an exception (B14)', () => {
  const ends = (days: number) => addDays(today, days);
  it.each<[string, object, string]>([
    ['a waiting list', { ground: 'waiting-list' }, 'A waiting list or a shortage of staff is not a reason for delay.'],
    ['a closed school', { ground: 'school-closure' }, 'is not among the grounds that the law allows for B14'],
    ['three weeks’ absence', { ground: 'absence', endsOn: () => ends(20) }, 'at least 4 continuous weeks'],
    ['something after the due day', { beginsOn: () => ends(43) }, 'after the last day'],
  ])('for %s is refused in the words of the law, and nothing is kept', async (_, change, words) => {
    const { id } = await request();
    const given = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [name, typeof value === 'function' ? value() : value]),
    );
    const refused = await say(people.member, id, 'exception', given);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
    expect((await writtenOn(id)).said).toBeNull();
  });

  it.each([
    ['yes', (end: CivilDate) => end],
    ['no', () => null],
  ] as const)('answered %s never moves the due day', async (agree, expected) => {
    const { id } = await request();
    const { id: replyId } = (await say(people.member, id, 'exception')).json<{ id: string }>();
    expect((await answer(people.officer, id, replyId, { answer: 'Seen the letter.' })).status).toBe(422);
    await answer(people.officer, id, replyId, { agree, answer: 'Seen the letter.' });
    expect(await rowOf(id)).toMatchObject({ due_on: addDays(today, 42), state: 'received' });
    const { requests } = (await people.officer.get(`/api/v1/cases/${caseId}/requests`)).json<{
      requests: { id: string; deadline: { dueOn: string; exemption: { to: string } | null } }[];
    }>();
    const { deadline } = requests.find((each) => each.id === id)!;
    expect([deadline.dueOn, deadline.exemption?.to ?? null]).toEqual([addDays(today, 42), expected(ends(60))]);
    const page = (await people.member.get(`/requests/${id}/reply`)).text;
    expect(page).toContain(agree === 'yes' ? 'accepts the exception' : 'does not accept the exception');
    expect((await people.officer.get(`/cases/${caseId}/advice`)).text.includes('Expected by')).toBe(agree === 'yes');
    expect((await answer(people.officer, id, replyId, { agree: 'no', answer: 'Again.' })).status).toBe(409);
    await database.admin.query(`update advice_request set state = 'withdrawn' where id = $1`, [id]);
  });
});

describe('a question', () => {
  it('is in the stage words of both sides until it is answered; the clock runs on', async () => {
    const asking = (await make.team({ agency: 'social-care', name: 'Early help' })).id;
    const [member, manager] = [
      await enter(await make.contributor({ teamId: asking })),
      await enter(await make.someone('team-manager', { teamId: asking })),
    ];
    const { id } = await request({ teamId: asking });
    await make.participant({ caseId, teamId: asking });
    const stage = async () =>
      (await member.get('/api/v1/requests'))
        .json<{ requests: { id: string; stage: string; dueOn: string }[] }>()
        .requests.find((each) => each.id === id)!;
    const { id: first } = (await say(member, id, 'question')).json<{ id: string }>();
    const { id: second } = (await say(manager, id, 'question')).json<{ id: string }>();
    expect(await stage()).toMatchObject({ stage: 'Waiting for the authority’s answer', dueOn: addDays(today, 42) });
    expect((await people.officer.get(`/cases/${caseId}/advice`)).text).toContain('Early help asks you a question');
    await answer(people.officer, id, first, { answer: 'Alder Grove.' });
    expect((await stage()).stage).toBe('Waiting for the authority’s answer');
    await answer(people.officer, id, second, { answer: 'Yes.' });
    expect(await stage()).toMatchObject({ stage: 'Nobody has taken it', dueOn: addDays(today, 42) });
    expect((await member.get(`/requests/${id}/reply`)).text).toContain('Alder Grove.');
  });
});

describe('another body', () => {
  it('gets a request of its own with six weeks from its own receipt; the first team leaves, its words are kept', async () => {
    await make.participant({ caseId, teamId: team });
    const old = await request({ state: 'wrong-team' });
    await make.contribution({ caseId, requestId: old.id, teamId: team });
    // other requests of this team are over, so that nothing else keeps it on the case
    await database.admin.query(
      `update advice_request set state = 'withdrawn' where case_id = $1 and team_id = $2 and id <> $3`,
      [caseId, team, old.id],
    );
    const { id, ...made } = (await instead(people.officer, old.id)).json<Record<string, string>>();
    expect(made).toMatchObject({
      state: 'sent',
      sentOn: today,
      dueOn: addDays(today, 42),
      team: elsewhere.id,
      replacesId: old.id,
    });
    expect(await rowOf(id!)).toMatchObject({ rule: 'B7', received_on: null, adjustment: 'They know her.' });
    expect((await people.member.get(`/requests/${old.id}`)).status).toBe(404);
    const kept = await database.admin.query('select 1 from contribution where request_id = $1', [old.id]);
    const onCase = await database.admin.query(
      `select 1 from participant where case_id = $1 and team_id = $2 and ended_on is null`,
      [caseId, team],
    );
    expect([kept.rowCount, onCase.rowCount]).toEqual([1, 0]);
    expect(await actionsOf(old.id)).toContain('advice.re-routed');
  });

  it('asked again is nobody’s, and what was said to whoever had it is gone', async () => {
    const { personId } = await make.contributor({ teamId: team });
    const held = { assigneeId: personId, handedOverById: personId, handOverNote: 'Ring the school first.' };
    const asked = await request({ state: 'wrong-team', ...held });
    const { id: replyId } = await reply(asked, 'wrong-team');
    expect((await answer(people.officer, asked.id, replyId, { answer: 'It is yours.' })).status).toBe(201);
    expect(await rowOf(asked.id)).toMatchObject({
      ...{ state: 'received', assignee_id: null, handed_over_by_id: null, hand_over_note: null },
    });
  });

  it('is asked once in place of one that declined', async () => {
    await database.admin.query(`update advice_request set state = 'withdrawn' where case_id = $1 and team_id = $2`, [
      caseId,
      team,
    ]);
    await make.participant({ caseId, teamId: team });
    const { id } = await request();
    expect((await people.member.get(`/requests/${id}`)).status).toBe(200);
    await say(people.member, id, 'cannot-comply');
    const mayAsk = async () => (await people.officer.get(`/cases/${caseId}/advice/${id}/answers/another-body`)).status;
    expect(await mayAsk()).toBe(200);
    expect((await people.member.get(`/requests/${id}`)).status).toBe(404); // off the case: nothing of the child any more
    const { id: second } = (await instead(people.officer, id)).json<{ id: string }>();
    expect([await mayAsk(), (await instead(people.officer, id)).status]).toEqual([404, 409]);
    await database.admin.query(`update advice_request set state = 'declined' where id = $1`, [second]);
    expect([await mayAsk(), (await instead(people.officer, id)).status]).toEqual([200, 201]);
  });

  it('is not asked by half: where the last step fails, nothing was sent', async () => {
    const { id } = await request({ state: 'not-known' });
    const before = await writtenOn(id);
    const service = portal.app.get(InvitedAdvisers, { strict: false });
    const failing = vi.spyOn(service, 'invite').mockRejectedValueOnce(new Error('lost'));
    expect((await instead(people.officer, id)).status).toBe(500);
    failing.mockRestore();
    expect(await writtenOn(id)).toEqual(before);
  });

  it('of health is chosen by the designated health officer; each team’s draft stays its own', async () => {
    const commissioner = await make.organisation({ kind: 'health-commissioner' });
    const meera = await enter(await make.someone('designated-health-officer', { organisationId: commissioner.id }));
    const provider = await make.organisation({ kind: 'nhs-provider' });
    await make.row('organisation_area', { areaId: HERE, organisationId: provider.id });
    const [first, second] = [
      await make.contributor({ teamId: (await make.team({ agency: 'health', organisationId: provider.id })).id }),
      await make.contributor({ teamId: (await make.team({ agency: 'health', organisationId: provider.id })).id }),
    ];
    const [ana, tom] = [await enter(first), await enter(second)];
    const { id } = await request({
      teamId: first.teamId,
      commissionerId: commissioner.id,
      source: 'health',
      rule: 'B5',
    });
    await make.participant({ caseId, teamId: first.teamId, commissionerId: commissioner.id });
    const draft = { draftVersion: 0, body: { involvement: 'Seen once.' } };
    const put = async (who: Visitor) =>
      who.send(`/api/v1/requests/${id}/draft`, {
        method: 'PUT',
        body: JSON.stringify(draft),
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-csrf-token': (await who.tokens('/acting-as'))._csrf!,
        },
      });
    expect((await put(ana)).status).toBe(200);
    expect((await say(ana, id, 'wrong-team')).status).toBe(201);
    const { toAllocate } = (await meera.get('/api/v1/allocations')).json<{
      toAllocate: { id: string; said: string }[];
    }>();
    expect(toAllocate).toMatchObject([{ id, said: `${why} Who should be asked: The disabled children’s team` }]);
    expect((await post(meera, `allocations/${id}`, { teamId: first.teamId })).status).toBe(422);
    expect((await post(meera, `allocations/${id}`, { teamId: second.teamId })).status).toBe(201);
    expect(await rowOf(id)).toMatchObject({ state: 'received', team_id: second.teamId, due_on: addDays(today, 42) });
    expect((await put(tom)).status).toBe(200);
    const drafts = await database.admin.query('select team_id from contribution where request_id = $1', [id]);
    expect(drafts.rowCount).toBe(2);
    expect((await ana.get(`/api/v1/requests/${id}/replies`)).status).toBe(404);
  });
});

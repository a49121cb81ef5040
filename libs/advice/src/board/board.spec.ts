import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextDay, nextDaySql, openCaseStates } from '#cases';
import { Clock } from '#platform';
import { addDays, type CivilDate } from '#statute';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

interface BoardPage {
  cases: {
    id: string;
    next: { dueOn: string } | null;
    first: string | null;
    isLate: boolean;
    day: number;
    requests: { id: string; isAtRisk: boolean; isOverdue: boolean; deadline: unknown; task: { text: string } | null }[];
  }[];
  next: string | null;
  counts: Record<string, number>;
}

const TODAY = '2026-06-01' as CivilDate;
const circumstances = {
  ...{ yearGroup: 4, sensoryImpairment: [], lookedAfter: false, lookedAfterBy: '', serviceFamily: false },
  ...{ youthJustice: false, knownToSocialCare: false, healthServices: [], askedFor: [] },
};

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let someone: Someone;
let officer: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  portal.app.get(Clock).travelTo(new Date(`${TODAY}T10:00:00Z`));
  someone = await make.officer();
  officer = await portal.visitor().signIn(someone);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  await database.admin.query(`update ehc_case set state = 'withdrawn'`);
});

const board = async (query = '', who = officer) => (await who.get(`/api/v1/board${query}`)).json<BoardPage>();

/** Every page of a part, one after the other. */
async function walk(show: string): Promise<BoardPage['cases'][]> {
  const pages = [];
  for (let query = `?show=${show}`; query;) {
    const { cases, next } = await board(query);
    pages.push(cases);
    query = next ? `?show=${show}&after=${next}` : '';
  }
  return pages;
}

describe('the next statutory day', () => {
  it('is the same in SQL as in the law, for every stage and day', async () => {
    const requested = fc.integer({ min: -200, max: 10 });
    await fc.assert(
      fc.asyncProperty(requested, fc.constantFrom(...openCaseStates), async (offset, state) => {
        const requestedOn = addDays(TODAY, offset);
        const { rows } = await database.admin.query<{ on: string | null }>(
          `select (${nextDaySql})::text as on from (select $1::text as state, $2::date as requested_on) c, (select $3::date as today) d`,
          [state, requestedOn, TODAY],
        );
        expect(rows[0]!.on).toBe(nextDay({ requestedOn, state: state as never }, TODAY)?.dueOn ?? null);
      }),
    );
  });
});

describe('the board', () => {
  it('holds each open case once, by its next day, in pages of 25; of one day looked-after children and youth justice first', async () => {
    const made = [];
    for (let n = 0; n < 60; n += 1) {
      const requestedOn = addDays(TODAY, -20 - (n % 3));
      const about = { ...circumstances, lookedAfter: n % 10 === 0, youthJustice: n % 14 === 5 };
      made.push((await make.case({ requestedOn, circumstances: about, state: 'requested' })).id);
    }
    await make.case({ state: 'final' });
    await make.case({ areaId: '999' });
    const pages = await walk('all');
    expect(pages.map(({ length }) => length)).toEqual([25, 25, 10]);
    const cases = pages.flat();
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(made));
    const keys = cases.map(({ next, first }) => `${next!.dueOn} ${first ? 0 : 1}`);
    expect(keys).toEqual(keys.toSorted((a, b) => a.localeCompare(b)));
    expect(cases.filter(({ first }) => first)).toHaveLength(10);
    expect((await officer.get('/board')).text).toContain('Looked after: the shortest possible time (D11)');
  });

  it('says what is late, at risk, waiting for whom and for the officer; counts and pages agree', async () => {
    const about = async (values: object, theCase: object = {}) => {
      const { id: caseId } = await make.case({ requestedOn: '2026-05-01', ...theCase });
      await make.adviceRequest({ caseId, source: 'health', sentOn: '2026-05-05', ...values });
      return caseId;
    };
    const expected: Record<string, string[]> = {
      late: [
        await about({ state: 'taken', receivedOn: '2026-04-19', dueOn: '2026-05-31' }),
        await about({ state: 'accepted', dueOn: '2026-05-31' }, { requestedOn: '2026-01-05', state: 'drafting' }),
      ],
      'at-risk': [
        await about({ state: 'received', receivedOn: '2026-04-30', dueOn: '2026-06-11' }),
        await about({ state: 'sent', dueOn: '2026-06-01' }),
      ],
      'needs-you': [
        await about({ state: 'submitted', dueOn: '2026-06-20' }),
        await about({ state: 'taken', dueOn: '2026-06-20', questionedAt: '2026-05-30T10:00:00Z' }),
        await about({ state: 'accepted' }, { state: 'requested' }),
      ],
      neither: [
        await about({ state: 'received', dueOn: '2026-06-12' }),
        await about({ state: 'taken', dueOn: '2026-06-01', source: 'social-care' }),
      ],
    };
    expected.all = Object.values(expected).flat();
    expected.health = [expected.late![0]!, ...expected['at-risk']!, expected['needs-you']![1]!, expected.neither![0]!];
    expected['social-care'] = [expected.neither![1]!];
    const { counts } = await board();
    for (const show of ['all', 'late', 'at-risk', 'needs-you', 'health', 'social-care', 'education']) {
      const found = (await walk(show)).flat().map(({ id }) => id);
      expect(new Set(found), show).toEqual(new Set(expected[show] ?? []));
      expect(counts[show], show).toBe(found.length);
    }
    for (const { isAtRisk, isOverdue } of (await walk('at-risk')).flat().flatMap(({ requests }) => requests))
      expect([isAtRisk, isOverdue]).toEqual([true, false]);
  });

  it('puts before the officer what was declined, closed without advice or claimed, until it is settled', async () => {
    const ask = async (values: object, theCase: object = {}) => {
      const { id: caseId } = await make.case({ requestedOn: '2026-05-01', state: 'assessing', ...theCase });
      const { id } = await make.adviceRequest({ caseId, dueOn: '2026-06-20', ...values });
      return { caseId, id };
    };
    const claim = async (values: object, request: object = {}) => {
      const about = await ask({ state: 'taken', receivedOn: '2026-05-09', ...request });
      const said = { requestId: about.id, kind: 'exception', ground: 'missed-appointment', words: 'Away.' };
      await make.row('advice_reply', {
        ...{ areaId: '998', caseId: about.caseId, teamId: (await make.team()).id, ...said },
        ...{ saidById: someone.personId, saidAt: '2026-05-20T10:00:00Z', ...values },
      });
      return about;
    };
    const expected = [await ask({ state: 'declined' }), await ask({ state: 'nil-return' }), await claim({})];
    const replaced = await ask({ state: 'declined' });
    await make.adviceRequest({ caseId: replaced.caseId, state: 'sent', dueOn: '2026-06-20', replacesId: replaced.id });
    await ask({ state: 'declined' }, { state: 'drafting' });
    await claim({ answeredAt: '2026-05-21T10:00:00Z', isAgreed: false });
    await claim({}, { state: 'accepted' });
    const shown = (await walk('needs-you')).flat();
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(expected.map(({ caseId }) => caseId)));
    expect((await board()).counts['needs-you']).toBe(3);
    const task = new Map(shown.flatMap(({ requests }) => requests).map((r) => [r.id, r.task?.text]));
    const another = 'Read why, and accept it or ask another body';
    expect(expected.map(({ id }) => task.get(id))).toEqual([another, another, 'Judge the exception claimed']);
    const { text } = await officer.get('/board?show=needs-you');
    expect(text).toContain('Declined, with reasons');
    expect(text).toContain('Judge the exception claimed');
  });

  it('puts before the officer what the family was not told of, once it is time to look again', async () => {
    const share = async (hiddenUntil: string | null) => {
      const { id: caseId } = await make.case({ requestedOn: '2026-05-01', state: 'assessing' });
      const hidden = hiddenUntil && { hiddenBecause: 'An enquiry', hiddenUntil };
      await make.withoutAgreement({ caseId, agency: 'health', categories: ['health'], ...hidden });
      return caseId;
    };
    const due = await share(TODAY);
    await share(addDays(TODAY, 1));
    await share(null);
    expect((await walk('needs-you')).flat().map(({ id }) => id)).toEqual([due]);
    expect((await officer.get('/board?show=needs-you')).text).toContain(
      `href="/cases/${due}/sharing/without-agreement"`,
    );
  });

  it('puts advice already given before the officer once one says no, or nobody answers for 10 days (B13)', async () => {
    const offer = async (askedOn: string, isSatisfied?: boolean) => {
      const { id: caseId } = await make.case({ requestedOn: '2026-05-01', state: 'assessing' });
      const { id: requestId } = await make.adviceRequest({ caseId, state: 'proposed', sentOn: null, dueOn: null });
      const asked = { givenOn: '2026-01-05', askedOn, askedById: someone.personId };
      const about = { areaId: '998', caseId, requestId };
      const { id: reuseId } = await make.row('advice_reuse', { ...about, ...texts, ...asked });
      const said = { areaId: '998', caseId, reuseId, isSatisfied, on: askedOn, saidBy: 'Dr Bell', recordedAt: TODAY };
      if (isSatisfied !== undefined)
        await make.row('advice_reuse_answer', {
          ...said,
          party: 'author',
          how: 'writing',
          recordedById: someone.personId,
        });
      return caseId;
    };
    const texts = { authorName: 'Dr Bell', authorRole: 'psychologist', organisation: 'Clinic', givenFor: 'A review' };
    await offer(addDays(TODAY, -10), true);
    const expected = [await offer(TODAY, false), await offer(addDays(TODAY, -11), true)];
    const shown = (await walk('needs-you')).flat();
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(expected));
    expect(shown.flatMap(({ requests }) => requests.map(({ task }) => task?.text))).toEqual(
      expected.map(() => 'Ask for fresh advice'),
    );
    const { text } = await officer.get('/board?show=needs-you');
    for (const words of ['Somebody does not find', 'No answer in time']) expect(text).toContain(words);
    expect((await officer.get(`/cases/${expected[0]}/advice`)).status).toBe(200);
  });

  it('counts as late what its rows show as late: an exemption excuses, and accepted exceptions say which day to expect', async () => {
    const late = { requestedOn: '2026-01-05', state: 'drafting' };
    const [excused, lapsed] = [await make.case(late), await make.case(late)];
    const away = { areaId: '998', rule: 'D7', ground: 'absence', why: 'Abroad.', recordedById: someone.personId };
    for (const [{ id: caseId }, endsOn] of [
      [excused, '2026-06-20'],
      [lapsed, '2026-05-28'],
    ] as const)
      await make.row('case_exemption', {
        ...{ ...away, caseId, beginsOn: '2026-04-20', endsOn, recordedAt: '2026-04-21T10:00:00Z' },
      });
    const { id: caseId } = await make.case({ requestedOn: '2026-05-01', state: 'assessing' });
    const dates = { sentOn: '2026-05-05', receivedOn: '2026-05-06', dueOn: '2026-06-17' };
    const { id: requestId } = await make.adviceRequest({ caseId, state: 'taken', source: 'health', ...dates });
    await make.row('advice_reply', {
      ...{ areaId: '998', caseId, requestId, teamId: (await make.team()).id, kind: 'exception', ground: 'absence' },
      ...{ words: 'Abroad.', beginsOn: '2026-05-20', endsOn: '2026-06-30', saidById: someone.personId },
      ...{ saidAt: '2026-05-20T10:00:00Z', isAgreed: true, answeredAt: '2026-05-21T10:00:00Z' },
    });
    const { cases, counts } = await board();
    expect(cases.filter(({ isLate }) => isLate).map(({ id }) => id)).toEqual([lapsed.id]);
    expect((await walk('late')).flat().map(({ id }) => id)).toEqual([lapsed.id]);
    expect(counts.late).toBe(1);
    const rows = (await officer.get('/board')).text.split('<tr ');
    const rowOf = (id: string) => rows.find((row) => row.includes(id))!;
    expect(rowOf(lapsed.id)).toContain('Overdue, due');
    expect(rowOf(excused.id)).not.toContain('Overdue, due');
    const [request] = cases.find(({ id }) => id === caseId)!.requests;
    expect(request!.deadline).toMatchObject({
      dueOn: '2026-06-17',
      exemption: { applies: true, expectedOn: '2026-07-01' },
    });
  });

  it('counts the day of the 20 weeks, and can be cut to one’s own cases', async () => {
    const own = await make.case({ requestedOn: '2026-05-01', officerId: someone.personId });
    await make.case();
    const { cases, counts } = await board('?whose=mine');
    expect(cases).toMatchObject([{ id: own.id, day: 31 }]);
    expect(counts.all).toBe(1);
  });

  it('refuses what is no part of it, and everybody but officers', async () => {
    for (const query of [
      '?show=everything',
      '?after=x',
      '?after=2026-02-30_0_00000000-0000-0000-0000-000000000000',
      '?whose=hers',
    ])
      expect((await officer.get(`/api/v1/board${query}`)).status, query).toBe(422);
    const member = await portal.visitor().signIn(await make.contributor());
    const { id: caseId } = await make.case();
    const parent = await portal.visitor().signIn(await make.parent(caseId));
    for (const who of [member, parent])
      for (const path of ['/board', '/api/v1/board']) expect((await who.get(path)).status).toBe(404);
    const neighbour = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    expect((await board('', neighbour)).cases).toEqual([]);
  });
});

describe('a reminder from the board', () => {
  const remind = (requests: unknown, who = officer) => who.postJson('/api/v1/board/reminders', { requests });
  const mails = async () =>
    (await database.admin.query(`select recipient, body from mail where key like 'chased:%' order by recipient`)).rows;
  const ask = async (values: object = {}) => {
    const { id: caseId } = await make.case();
    return (await make.adviceRequest({ caseId, state: 'received', ...values })).id;
  };

  it('goes once to each body, with all that is ticked; a second one of the day is not sent', async () => {
    const [one, two] = [await make.team({ email: 'a@example.test' }), await make.team({ email: 'b@example.test' })];
    const ids = [
      await ask({ teamId: one.id, reference: 'EHC-1' }),
      await ask({ teamId: one.id, reference: 'EHC-2' }),
      await ask({ teamId: two.id, reference: 'EHC-3' }),
    ];
    const { id: over } = await make.adviceRequest({ teamId: two.id, state: 'submitted' });
    expect((await remind([...ids, ids[0], over])).json()).toEqual({ sent: 3, already: 0, left: 1 });
    expect((await remind(ids)).json()).toEqual({ sent: 0, already: 3, left: 0 });
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient)).toEqual(['a@example.test', 'b@example.test']);
    expect(sent[0].body).toMatch(/EHC-1[\s\S]*EHC-2/);
    const told = await database.admin.query(
      `select 1 from audit_entry where action = 'advice.chased' and subject_id = any($1)`,
      [ids],
    );
    expect(told.rowCount).toBe(3);
  });

  it('is sent once each though two officers tick the same at the same time', async () => {
    const team = await make.team();
    const ids = [await ask({ teamId: team.id }), await ask({ teamId: team.id })];
    const answers = await Promise.all([remind(ids), remind(ids.toReversed()), remind(ids)]);
    const sent = answers.map((answer) => answer.json<{ sent: number }>().sent);
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(2);
  });

  it('is refused whole where one request is of another area, and where none is ticked', async () => {
    const before = (await mails()).length;
    const own = await ask({ teamId: (await make.team()).id });
    const foreign = await make.adviceRequest({ areaId: '999', state: 'received' });
    expect((await remind([own, foreign.id])).status).toBe(404);
    for (const wrong of [[], ['x'], 'nothing', undefined]) expect((await remind(wrong)).status).toBe(422);
    const again = await officer.postForm('/board', { _page: '/board' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Choose at least one request');
    expect(await mails()).toHaveLength(before);
    const done = await officer.postForm('/board', { requests: own, show: 'late' });
    expect(done.location).toBe('/board?show=late&whose=all&sent=1&already=0&left=0');
    expect((await officer.get(done.location!)).text).toContain('1 reminder is on its way.');
  });
});

import type { INestApplicationContext } from '@nestjs/common';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveRooms, type Claim } from '#identity';
import { Broadcaster, markOf } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, startWorker, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let worker: INestApplicationContext;
let scene: Scene;
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
});
beforeEach(async () => {
  scene = await aSectionE();
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await database.drop();
});

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
const signIn = (who: Someone) => portal.visitor().signIn(who);

interface Scene {
  caseId: string;
  officer: Someone;
  therapist: Someone;
  mother: Someone;
  requestId: string;
  /** Rests on the therapist’s advice; the other on somebody else’s. */
  outcomeId: string;
  otherId: string;
  proposalId: string;
}

/** A case whose therapist’s advice was accepted and is used in one of two outcomes. */
async function aSectionE(): Promise<Scene> {
  const { id: caseId } = await make.case();
  const advised = async (agency: string, text: string) => {
    const who = await make.contributor({ agency });
    await make.participant({ caseId, teamId: who.teamId });
    const request = await make.adviceRequest({
      caseId,
      teamId: who.teamId,
      source: agency,
      state: 'accepted',
      duty: agency,
    });
    const body = {
      ...{ needs: [], provision: [], author: { name: `${agency} author`, role: '', registration: '' } },
      outcomes: [{ key: 'o1', text, by: 'July', measure: 'Seen', needs: [] }],
    };
    const contribution = await make.contribution({ caseId, requestId: request.id, state: 'submitted', body });
    const proposal = await make.proposedOutcome({
      caseId,
      contributionId: contribution.id,
      source: agency,
      key: 'o1',
      text,
    });
    const outcome = await make.outcome({ caseId, text, by: 'July', measure: 'Seen' });
    await make.row('outcome_source', { caseId, proposalId: proposal.id, outcomeId: outcome.id });
    return { who, requestId: request.id, outcomeId: outcome.id, proposalId: proposal.id };
  };
  const health = await advised('health', 'Robin will ask for help.');
  const social = await advised('social-care', 'Robin will play with a friend.');
  return {
    ...{ caseId, officer: await make.officer(), mother: await make.parent(caseId), therapist: health.who },
    ...{
      requestId: health.requestId,
      outcomeId: health.outcomeId,
      otherId: social.outcomeId,
      proposalId: health.proposalId,
    },
  };
}

const room = () => `outcomes:${scene.caseId}`;
const openTo = async ({ claim }: { claim: Claim }, asked = room()) => {
  const [open] = await portal.app.get(LiveRooms, { strict: false }).openTo([{ claim, rooms: [asked] }]);
  return open?.has(asked);
};

async function connect(visitor: Visitor): Promise<Socket> {
  const headers = { cookie: visitor.cookie };
  const socket = io(portal.url, {
    transports: ['websocket'],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  await new Promise((resolve, reject) => socket.once('welcome', resolve as () => void).once('connect_error', reject));
  const watching = new Promise((resolve) => socket.once('watching', resolve));
  socket.emit('watch', { rooms: [room()] });
  await watching;
  return socket;
}
const next = <T>(socket: Socket, event: string) => new Promise<T>((resolve) => socket.once(event, resolve));

describe('the room of a Section E', () => {
  it('is open to officers of the area, teams whose advice was accepted, and family that reads the plan', async () => {
    const { caseId, officer, therapist, mother } = scene;
    for (const who of [officer, therapist, mother]) expect(await openTo(who)).toBe(true);
    const waiting = await make.contributor({ agency: 'education' });
    await make.participant({ caseId, teamId: waiting.teamId });
    await make.adviceRequest({ caseId, teamId: waiting.teamId, state: 'submitted', duty: 'education' });
    const father = await make.parent(caseId);
    await rows(`update participant set scope = '{progress,replies}' where person_id = $1`, father.personId);
    const elsewhere = (await make.case()).id;
    for (const [name, who] of [
      ['a team whose advice is not accepted', waiting],
      ['a parent whose part does not reach the plan', father],
      ['another team', await make.contributor({ agency: 'health' })],
      ['another area', await make.officer({ areaId: '999' })],
      ['another family', await make.parent(elsewhere)],
      ['a head elsewhere', await make.someone('head')],
    ] as const)
      expect(await openTo(who), name).toBe(false);
  });

  it.each([
    [
      'the part of a team ends',
      'therapist',
      `update participant set ended_on = '2026-01-02' where team_id = $1`,
      'teamId',
    ],
    [
      'accepted advice is opened again',
      'therapist',
      `update advice_request set state = 'submitted' where team_id = $1`,
      'teamId',
    ],
    [
      'a parent may not read the plan any more',
      'mother',
      `update participant set scope = '{story}' where person_id = $1`,
      'personId',
    ],
  ] as const)('is left by itself at once when %s, and the others see them go', async (_, who, change, by) => {
    const watcher = await connect(await signIn(scene.officer));
    const leaving = await connect(await signIn(scene[who]));
    const appeared = next<{ from: string }>(watcher, 'beside');
    leaving.emit('beside', { room: room(), place: '', saved: false });
    const { from } = await appeared;
    const gone = next<{ from: string }>(watcher, 'gone');
    await rows(change, scene[who][by]);
    expect(await gone).toEqual({ from });
    const heard: unknown[] = [];
    leaving.onAny((...news: unknown[]) => heard.push(news));
    const last = next(watcher, 'changed');
    worker.get(Broadcaster, { strict: false }).changed(room(), 'a last word');
    await last;
    expect(heard).toEqual([]);
  });

  it('tells who is where by ids alone, and names each as far as whoever asks may know', async () => {
    const { caseId, officer, therapist, mother } = scene;
    const visitors = {
      officer: await signIn(officer),
      therapist: await signIn(therapist),
      mother: await signIn(mother),
    };
    const watcher = await connect(visitors.therapist);
    const heard = next(watcher, 'beside');
    const editing = await connect(visitors.officer);
    editing.emit('beside', { room: room(), place: scene.outcomeId, saved: false });
    expect(await heard).toEqual({
      ...{ from: editing.id, person: officer.personId, membership: officer.membershipId },
      ...{ place: scene.outcomeId, saved: false },
    });
    const asked = `memberships=${officer.membershipId},${therapist.membershipId}&family=${mother.personId}`;
    const named = async (visitor: Visitor) => {
      const answer = await visitor.get(`/cases/${caseId}/section-e/here?${asked}`);
      return answer.json<{ id: string; name: string; role: string }[]>().map(({ name, role }) => [name, role]);
    };
    const [motherName] = await rows('select name from person where id = $1', mother.personId);
    const all = await named(visitors.officer);
    expect(all).toContainEqual([motherName!.name, 'Parent or carer']);
    expect(all.some(([, role]) => role === 'Case officer')).toBe(true);
    for (const visitor of [visitors.therapist, visitors.mother]) {
      expect(await named(visitor)).toContainEqual(['A member of the family', '']);
      expect(JSON.stringify(await named(visitor))).not.toContain(motherName!.name);
    }
    const stranger = await signIn(await make.contributor({ agency: 'health' }));
    for (const path of ['here', 'version'])
      expect((await stranger.get(`/cases/${caseId}/section-e/${path}`)).status).toBe(404);
  });

  it('hears of every change, and its version is another exactly then', async () => {
    const { caseId, outcomeId, proposalId, requestId } = scene;
    const [officer, mother, therapist] = [
      await signIn(scene.officer),
      await signIn(scene.mother),
      await signIn(scene.therapist),
    ];
    const watcher = await connect(mother);
    const version = async () =>
      (await mother.get(`/cases/${caseId}/section-e/version`)).json<{ version: string }>().version;
    let before = await version();
    const page = `/cases/${caseId}/outcomes`;
    const words = { was: JSON.stringify({ text: markOf('Robin will ask for help.') }), text: 'Robin will ask.' };
    const comment = `/family/${caseId}/outcome-comments/${outcomeId}`;
    for (const [name, does] of [
      ['an edit', () => officer.postForm(`${page}/${outcomeId}`, words)],
      ['a place', () => officer.postForm(`${page}/${outcomeId}/place`, { to: 'down' }, { page })],
      ['a comment', () => mother.postForm(comment, { words: 'Yes.' })],
      [
        'a suggestion',
        () => therapist.postForm(`/requests/${requestId}/section-e/${outcomeId}`, { words: 'Robin asks.' }),
      ],
    ] as const) {
      expect(await version(), name).toBe(before);
      const changed = next<{ topic: string }>(watcher, 'changed');
      expect((await does()).status, name).toBe(303);
      expect(await changed, name).toEqual({ topic: 'outcomes.changed' });
      const now = await version();
      if (name !== 'a suggestion') expect(now, name).not.toBe(before); // a family reads no suggestions
      before = now;
    }
    const [source] = await rows('select decided_at from outcome_source where proposal_id = $1', proposalId);
    const seen = source!.decided_at as Date;
    await officer.postForm(
      `${page}/proposals/${proposalId}/move`,
      { to: scene.otherId, seen: seen.toISOString() },
      { page },
    );
    expect(await version()).not.toBe(before);
  });
});

describe('moving a proposal', () => {
  it('needs no script, tells the second officer that the first was faster, and asks why where it is not used', async () => {
    const { caseId, proposalId, otherId } = scene;
    const [one, two] = [await signIn(scene.officer), await signIn(await make.officer())];
    const page = `/cases/${caseId}/outcomes`;
    const move = `${page}/proposals/${proposalId}/move`;
    const form = (await one.get(page)).text.split(`action="${move}"`)[1]!;
    const seen = /name="seen" value="([^"]+)"/.exec(form)![1]!;
    expect((await one.postForm(move, { to: '', seen, _page: page }, { page })).status).toBe(422);
    expect((await one.postForm(move, { to: otherId, seen }, { page })).status).toBe(303);
    expect((await two.postForm(move, { to: 'new', seen }, { page })).status).toBe(409);
    expect(await rows('select use, outcome_id from outcome_source where proposal_id = $1', proposalId)).toEqual([
      { use: 'joined', outcome_id: otherId },
    ]);
    expect((await one.postForm(move, { to: 'not-used', seen }, { page })).location).toBe(
      `${page}/proposals/${proposalId}?use=not-used`,
    );
  });

  it('is refused to whoever does not put the plan together, and changes nothing', async () => {
    const { caseId, proposalId, otherId } = scene;
    for (const who of [scene.therapist, scene.mother, await make.officer({ areaId: '999' })]) {
      const visitor = await signIn(who);
      const path = `/cases/${caseId}/outcomes/proposals/${proposalId}/move`;
      expect((await visitor.postForm(path, { to: otherId }, { page: '/acting-as' })).status).toBe(404);
    }
    expect((await rows('select outcome_id from outcome_source where proposal_id = $1', proposalId))[0]).toEqual({
      outcome_id: scene.outcomeId,
    });
  });
});

describe('what is said to an outcome', () => {
  const said = () => rows('select * from outcome_remark where case_id = $1 order by said_at', scene.caseId);
  const wording = async () => (await rows('select text from outcome where id = $1', scene.outcomeId))[0]!.text;

  it('a team suggests words for what rests on its advice; accepted they stand, and both are on record', async () => {
    const { caseId, requestId, outcomeId } = scene;
    const [therapist, officer] = [await signIn(scene.therapist), await signIn(scene.officer)];
    const page = await therapist.get(`/requests/${requestId}/section-e`);
    expect(page.text).toContain('Robin will ask for help.');
    expect(page.text).not.toContain('Robin will play with a friend.');
    const path = `/requests/${requestId}/section-e/${outcomeId}`;
    expect((await therapist.postForm(path, { words: 'Robin will ask for help.' })).status).toBe(422);
    expect(
      (await therapist.postForm(path, { words: 'Robin will ask for help by card.', why: 'So he does now.' })).status,
    ).toBe(303);
    const [remark] = await said();
    expect((await officer.get(`/cases/${caseId}/outcomes`)).text).toContain('1 suggestion or comment waits');
    const answer = `/cases/${caseId}/outcomes/remarks/${remark!.id}`;
    const { _csrf, _once } = await officer.tokens(answer);
    const was = JSON.stringify({ text: markOf('Robin will ask for help.') });
    const accept = { _csrf: _csrf!, _once: _once!, was, answer: 'accepted' };
    expect((await officer.postForm(answer, { answer: 'declined', was })).status).toBe(422);
    expect((await officer.postFields(answer, accept)).status).toBe(303);
    expect(await wording()).toBe('Robin will ask for help by card.');
    expect((await therapist.get(`/requests/${requestId}/section-e`)).text).toContain('Accepted');
    const actions = await rows(
      `select action from audit_entry where case_id = $1 and action like 'remark.%' order by seq`,
      caseId,
    );
    expect(actions.map(({ action }) => action)).toEqual(['remark.made', 'remark.answered']);
    const again = { ...(await officer.tokens(answer)), was, answer: 'declined', answerWords: 'No.' };
    expect((await officer.postFields(answer, again)).status).toBe(409);
    await expect(rows(`update outcome_remark set words = 'x' where id = $1`, remark!.id)).rejects.toThrow(
      'never change',
    );
    await expect(rows('delete from outcome_remark where id = $1', remark!.id)).rejects.toThrow('never change');
  });

  it('an acceptance is refused when the outcome was reworded since it was read, and nothing of it remains', async () => {
    const { caseId, requestId, outcomeId } = scene;
    const [therapist, officer] = [await signIn(scene.therapist), await signIn(scene.officer)];
    await therapist.postForm(`/requests/${requestId}/section-e/${outcomeId}`, { words: 'Suggested.' });
    const [remark] = await said();
    const path = `/cases/${caseId}/outcomes/remarks/${remark!.id}`;
    const [, mark] = /name="was" value="([^"]+)"/.exec((await officer.get(path)).text)!;
    await rows(`update outcome set text = 'Reworded by another.' where id = $1`, outcomeId);
    const was = mark!.replaceAll('&quot;', '"');
    expect((await officer.postForm(path, { was, answer: 'accepted' })).status).toBe(409);
    expect(await wording()).toBe('Reworded by another.');
    expect((await rows('select asides from outcome where id = $1', outcomeId))[0]).toEqual({ asides: [] });
    expect((await said())[0]!.answer).toBeNull();
  });

  it('an acceptance that cannot be written down changes no words either', async () => {
    const { caseId, requestId, outcomeId } = scene;
    const [therapist, officer] = [await signIn(scene.therapist), await signIn(scene.officer)];
    await therapist.postForm(`/requests/${requestId}/section-e/${outcomeId}`, { words: 'Suggested.' });
    const [remark] = await said();
    await rows(`alter table outcome_remark add constraint no_answer check (answer is null) not valid`);
    const was = JSON.stringify({ text: markOf('Robin will ask for help.') });
    const answer = await officer.postForm(`/cases/${caseId}/outcomes/remarks/${remark!.id}`, {
      was,
      answer: 'accepted',
    });
    await rows(`alter table outcome_remark drop constraint no_answer`);
    expect([answer.status, await wording(), (await said())[0]!.answer]).toEqual([
      500,
      'Robin will ask for help.',
      null,
    ]);
  });

  it('the family comments in its own words, is answered, and no team reads it', async () => {
    const { caseId, requestId, outcomeId, otherId } = scene;
    const [mother, officer, therapist] = [
      await signIn(scene.mother),
      await signIn(scene.officer),
      await signIn(scene.therapist),
    ];
    const own = `/family/${caseId}/outcomes`;
    for (const text of ['Robin will ask for help.', 'Robin will play with a friend.'])
      expect((await mother.get(own)).text).toContain(text);
    expect((await mother.get(`/family/${caseId}`)).text).toContain('Read the outcomes we are working on');
    const path = `/family/${caseId}/outcome-comments/${otherId}`;
    expect((await mother.postForm(path, { words: ' ' })).status).toBe(422);
    expect((await mother.postForm(path, { words: 'She has a friend, Mia.' })).status).toBe(303);
    const [remark] = await said();
    expect((await therapist.get(`/requests/${requestId}/section-e`)).text).not.toContain('Mia');
    const answer = `/cases/${caseId}/outcomes/remarks/${remark!.id}`;
    expect((await officer.postForm(answer, { answer: 'accepted', answerWords: 'x' })).status).toBe(422);
    expect((await officer.postForm(answer, { answer: 'answered', answerWords: 'We name Mia.' })).status).toBe(303);
    expect((await mother.get(own)).text).toContain('We name Mia.');
    await rows(`update participant set scope = '{plan}' where person_id = $1`, scene.mother.personId);
    expect((await mother.get(own)).status).toBe(200);
    expect((await mother.get(own)).text).not.toContain('Mia.');
    for (const address of [path, `/family/${caseId}/outcome-comments/${outcomeId}`])
      expect((await mother.postForm(address, { words: 'Still here.' }, { page: own })).status).toBe(403);
    expect(await said()).toHaveLength(1);
  });

  it('is refused to everybody else, by the pages and by the database, and once the plan is issued', async () => {
    const { caseId, requestId, outcomeId, otherId, therapist, mother } = scene;
    const suggestion = (id: string) => `/requests/${requestId}/section-e/${id}`;
    const comment = `/family/${caseId}/outcome-comments/${outcomeId}`;
    const stranger = await make.contributor({ agency: 'health' });
    const tries: [Someone, string][] = [
      [therapist, suggestion(otherId)],
      [therapist, comment],
      [mother, suggestion(outcomeId)],
      [stranger, suggestion(outcomeId)],
      [await make.parent((await make.case()).id), comment],
      [scene.officer, comment],
      [await make.officer({ areaId: '999' }), `/cases/${caseId}/outcomes`],
    ];
    for (const [who, path] of tries) {
      const answer = await (await signIn(who)).postForm(path, { words: 'Words.' }, { page: '/acting-as' });
      expect([403, 404], path).toContain(answer.status);
    }
    await rows(`update ehc_case set state = 'final' where id = $1`, caseId);
    for (const [who, path] of [
      [therapist, suggestion(outcomeId)],
      [mother, comment],
    ] as const) {
      const visitor = await signIn(who);
      expect((await visitor.postForm(path, { words: 'Late words.' })).status, path).toBe(409);
    }
    expect(await said()).toEqual([]);
  });

  it('is out of the sight of teams with its outcome, once that is marked as child protection information', async () => {
    const { caseId, requestId, outcomeId } = scene;
    const [therapist, officer] = [await signIn(scene.therapist), await signIn(scene.officer)];
    const path = `/requests/${requestId}/section-e`;
    await therapist.postForm(`${path}/${outcomeId}`, { words: 'Robin asks for help.' });
    const seen = async () =>
      (await Promise.all([therapist.get(path), therapist.get(`/api/v1${path}`)])).map(({ text }) =>
        text.includes('for help'),
      );
    expect(await seen()).toEqual([true, true]);
    const statements = [{ key: outcomeId, seen: 0, text: 'Robin will ask for help.', isMasked: true }];
    const marked = await officer.postJson(`/api/v1/cases/${caseId}/plan/sections/E`, { statements });
    expect([marked.status, await seen()]).toEqual([200, [false, false]]);
    const again = await therapist.postForm(`${path}/${outcomeId}`, { words: 'Robin asks.' }, { page: path });
    expect(again.status).toBe(404);
    expect((await officer.get(`/cases/${caseId}/outcomes`)).text).toContain('1 suggestion or comment waits');
  });

  it('stays, with what it was about, when its outcome is deleted', async () => {
    const { caseId, otherId, outcomeId } = scene;
    const [mother, officer] = [await signIn(scene.mother), await signIn(scene.officer)];
    await mother.postForm(`/family/${caseId}/outcome-comments/${outcomeId}`, { words: 'She does.' });
    await rows('update outcome_source set outcome_id = $1 where outcome_id = $2', otherId, outcomeId);
    const page = `/cases/${caseId}/outcomes`;
    expect((await officer.postForm(`${page}/${outcomeId}/removal`, {}, { page })).status).toBe(303);
    expect(await said()).toMatchObject([{ words: 'She does.', about: 'Robin will ask for help.', outcome_id: null }]);
    expect((await officer.get(page)).text).toContain('Said to outcomes that are deleted');
  });
});

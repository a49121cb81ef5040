import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { io } from 'socket.io-client';
import { FormTokens } from '#platform';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../test/factories/index.ts';
import type { Visitor } from '../../../test/browser-less.ts';
import { NotesController } from '../../../test/notes.ts';
import { startPortal, startWorker, type Portal } from '../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database, { controllers: [NotesController] });
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const TEXT = 'A long paragraph that took the evening: she reads when the room is quiet. <b>"& \'so</b>';
const notes = async () => {
  const { rows } = await database.admin.query<{ body: string }>(
    `select body from mail where subject = 'Note' order by id`,
  );
  return rows.map(({ body }) => body);
};

let officer: Someone;
let visitor: Visitor;
beforeEach(async () => {
  officer = await make.officer();
  visitor = await portal.visitor().signIn(officer);
  await database.admin.query('truncate mail');
});

describe('a form', () => {
  it('that this portal made for this person is accepted', async () => {
    const answer = await visitor.postForm('/notes', { text: TEXT }, { page: '/acting-as' });
    expect(answer.status).toBe(303);
    expect(await notes()).toEqual([TEXT]);
  });

  it('without its token is refused, and nothing is written', async () => {
    const answer = await visitor.postFields('/notes', { text: TEXT });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('We could not check where this came from');
    expect(await notes()).toEqual([]);
  });

  it('with a token of somebody else, of nobody, or changed by a letter is refused', async () => {
    const other = await portal.visitor().signIn(await make.officer());
    const [{ _csrf: foreign }, { _csrf: own }] = [await other.tokens('/acting-as'), await visitor.tokens('/acting-as')];
    const [person, session, signature] = own!.split('.');
    const wrong = [
      foreign!,
      '',
      'x',
      `${own}x`,
      `${person}.${session}`,
      `${person}.${session}.${signature!.slice(1)}`,
      `${officer.personId}.${foreign!.split('.').slice(1).join('.')}`,
      `${own}.${signature}`,
    ];
    for (const token of wrong) {
      expect((await visitor.postFields('/notes', { text: TEXT, _csrf: token })).status, token).toBe(403);
      expect(
        (await visitor.postJson('/api/v1/notes', { text: TEXT }, { headers: { 'x-csrf-token': token } })).status,
      ).toBe(403);
    }
    expect((await visitor.postFields('/notes', { text: TEXT, _csrf: [own!, own!] })).status).toBe(403);
    expect((await visitor.postFields('/notes', { text: TEXT, '_csrf[a]': own! })).status).toBe(403);
    expect(await notes()).toEqual([]);
  });

  it('sent from another site is refused, even to sign in', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site };
      expect((await visitor.postForm('/notes', { text: TEXT }, { page: '/acting-as', headers })).status).toBe(403);
      const { email, password } = officer;
      expect((await portal.visitor().postForm('/sign-in', { email, password }, { headers })).status).toBe(403);
    }
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await visitor.postForm('/notes', { text: TEXT }, { page: '/acting-as', headers })).status).toBe(303);
  });
});

describe('signing in', () => {
  it('needs the right address and password, and does not say which was wrong', async () => {
    const wrong = await portal.visitor().postForm('/sign-in', { email: officer.email, password: 'not it' });
    const unknown = await portal.visitor().postForm('/sign-in', { email: 'nobody@example.test', password: 'not it' });
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('The email address or the password is not right');
      expect(answer.text).not.toContain('not it');
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(wrong.text.replaceAll(officer.email, '').replaceAll(/_once" value="[^"]*/g, '')).toBe(
      unknown.text.replaceAll('nobody@example.test', '').replaceAll(/_once" value="[^"]*/g, ''),
    );
  });

  it('is slowed down after ten wrong tries, for that account alone', async () => {
    const slowed = await make.officer();
    for (let tries = 0; tries < 10; tries++) {
      await portal.visitor().postFields('/sign-in', { email: slowed.email, password: 'not it' });
    }
    const { status, text } = await portal
      .visitor()
      .postFields('/sign-in', { email: slowed.email.toUpperCase(), password: slowed.password });
    expect(status).toBe(429);
    expect(text).toContain('15 minutes');
    await portal.visitor().signIn(officer);
  });

  it('gives a session a new id', async () => {
    const again = portal.visitor();
    again.cookie = visitor.cookie;
    const before = again.cookie;
    await again.signIn(officer);
    expect(again.cookie).not.toBe(before);
    const planted = portal.visitor();
    planted.cookie = 'ehc=s%3Aplanted.signature';
    await planted.signIn(officer);
    expect(planted.cookie).not.toContain('planted');
  });

  it('forgets the id that a session had before', async () => {
    const old = portal.visitor();
    old.cookie = visitor.cookie;
    await visitor.signIn(officer);
    expect((await old.get('/acting-as')).status).toBe(303);
    expect((await visitor.get('/acting-as')).status).toBe(200);
  });

  it('goes on to the page that was asked for, within this portal alone', async () => {
    const asked = await portal.visitor().get('/notes/one?x=1');
    expect(asked.location).toBe('/sign-in?next=%2Fnotes%2Fone%3Fx%3D1');
    const { email, password } = officer;
    for (const [next, to] of [
      ['/notes/one?x=1', '/notes/one?x=1'],
      ['//evil.test', '/'],
      ['/\\evil.test', '/'],
      ['https://evil.test', '/'],
      ['javascript:alert(1)', '/'],
      ['', '/'],
    ] as const) {
      expect((await portal.visitor().postForm('/sign-in', { email, password, next })).location, next).toBe(to);
    }
  });

  it('is on record', async () => {
    const { rows } = await database.admin.query(`select action from audit_entry where subject_id = $1`, [
      officer.personId,
    ]);
    expect(rows).toEqual([{ action: 'session.started' }]);
  });
});

describe('the cookie', () => {
  it('is out of reach for scripts and other sites, and lasts a working day', async () => {
    const answer = await portal.visitor().postForm('/sign-in', { email: officer.email, password: officer.password });
    const [cookie, ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^ehc=s%3A[\w-]{32}\.[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  });

  it('travels over TLS alone where a proxy ends it', async () => {
    const behind = await startPortal(database, { redis: portal.redis, settings: { TRUST_PROXY: '1' } });
    try {
      const someone = behind.visitor({ 'x-forwarded-proto': 'https' });
      const answer = await someone.postForm('/sign-in', { email: officer.email, password: officer.password });
      expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-ehc=.*; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
      expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
      expect((await someone.get('/acting-as')).status).toBe(200);
    } finally {
      await behind.stop();
    }
  });

  it('is not set for somebody who only looks', async () => {
    expect((await portal.visitor().get('/sign-in')).headers.getSetCookie()).toEqual([]);
  });
});

describe('signing out', () => {
  it('ends every session of the person, and nobody else’s', async () => {
    const [elsewhere, other] = [
      await portal.visitor().signIn(officer),
      await portal.visitor().signIn(await make.officer()),
    ];
    const answer = await visitor.postForm('/sign-out', {}, { page: '/acting-as' });
    expect(answer.location).toBe('/sign-in');
    for (const ended of [visitor, elsewhere]) expect((await ended.get('/acting-as')).location).toMatch(/^\/sign-in/);
    expect((await other.get('/acting-as')).status).toBe(200);
  });

  it.each([
    ['/sign-out', () => ({})],
    ['/acting-as', () => ({ membershipId: officer.claim.membershipId! })],
  ])('closes the open sockets, as does acting as somebody else: %s', async (action, fields) => {
    const worker = await startWorker(database, { redis: portal.redis });
    const socket = io(portal.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: visitor.cookie },
      reconnection: false,
    });
    try {
      await new Promise((resolve, reject) =>
        socket.once('welcome', resolve as () => void).once('connect_error', reject),
      );
      const closed = new Promise((resolve) => socket.once('disconnect', resolve));
      await visitor.postForm(action, fields(), { page: '/acting-as' });
      expect(await closed).toBe('io server disconnect');
    } finally {
      socket.disconnect();
      await worker.close();
    }
  });

  it('needs a form of this portal', async () => {
    expect((await visitor.postFields('/sign-out', {})).status).toBe(403);
    expect((await visitor.get('/acting-as')).status).toBe(200);
  });
});

describe('a socket', () => {
  const connect = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const socket = io(portal.url, {
        transports: ['websocket'],
        extraHeaders: headers,
        reconnection: false,
        forceNew: true,
      });
      const end = (how: string) => () => {
        resolve(how);
        socket.disconnect();
      };
      socket.once('welcome', end('welcome')).once('disconnect', end('sent away')).once('connect_error', end('refused'));
    });

  it('opens for somebody who is signed in, on this site', async () => {
    expect(await connect({ cookie: visitor.cookie })).toBe('welcome');
    expect(await connect({ cookie: visitor.cookie, origin: portal.url })).toBe('welcome');
  });

  it('does not open for nobody, or from another site', async () => {
    expect(await connect({})).toBe('sent away');
    expect(await connect({ cookie: visitor.cookie, origin: 'https://evil.test' })).toBe('refused');
    expect(await connect({ cookie: visitor.cookie, origin: 'not an address' })).toBe('refused');
  });
});

describe('work sent after the session ended', () => {
  /** Ends the session behind the visitor's back; the page with its form is still open. */
  const endSession = () =>
    database.admin.query('update person set session_epoch = session_epoch + 1 where id = $1', [officer.personId]);
  const hidden = (text: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`)
      .exec(text)?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');

  it.each([
    ['the person was signed out everywhere', endSession],
    ['Redis was emptied', () => portal.redis.flush()],
  ])('is kept and offered after sign-in: %s', async (_, end) => {
    const tokens = await visitor.tokens('/acting-as');
    await end();
    const refused = await visitor.postFields('/notes', {
      ...tokens,
      text: TEXT,
      'many[0]': 'first',
      'many[1]': 'second',
    });
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('What you wrote is kept');
    expect(await notes()).toEqual([]);

    const kept = hidden(refused.text, 'kept')!;
    const back = portal.visitor();
    const offered = await back.postFields('/sign-in', { email: officer.email, password: officer.password, kept });
    expect(offered.status).toBe(200);
    expect(offered.text).toContain('We kept what you wrote');
    expect(hidden(offered.text, 'text')).toBe(TEXT);
    expect(hidden(offered.text, 'many\\[1\\]')).toBe('second');
    expect(offered.text).not.toContain('<b>"');

    const again = {
      _csrf: hidden(offered.text, '_csrf')!,
      _once: hidden(offered.text, '_once')!,
      text: hidden(offered.text, 'text')!,
    };
    expect((await back.postFields('/notes', again)).status).toBe(303);
    expect(await notes()).toEqual([TEXT]);
  });

  it('stays kept through a mistyped password', async () => {
    const tokens = await visitor.tokens('/acting-as');
    await endSession();
    const kept = hidden((await visitor.postFields('/notes', { ...tokens, text: TEXT })).text, 'kept')!;
    const mistyped = await portal.visitor().postFields('/sign-in', { email: officer.email, password: 'not it', kept });
    expect(mistyped.status).toBe(422);
    expect(hidden(mistyped.text, 'kept')).toBe(kept);
  });

  it('is not shown to somebody else who signs in, nor when it was changed on the way', async () => {
    const tokens = await visitor.tokens('/acting-as');
    await endSession();
    const kept = hidden((await visitor.postFields('/notes', { ...tokens, text: TEXT })).text, 'kept')!;
    const { email, password } = await make.officer();
    const other = await portal.visitor().postFields('/sign-in', { email, password, kept });
    expect([other.status, other.location]).toEqual([303, '/']);
    const changed = await portal.visitor().postFields('/sign-in', { email: officer.email, password, kept: `x${kept}` });
    expect([changed.status, changed.location]).toEqual([303, '/']);
    const work = { personId: officer.personId, path: '/notes', body: {} };
    const forms = portal.app.get(FormTokens);
    const longer = `${forms.seal('kept-work', work, 1)}.1`;
    for (const sealed of [forms.seal('choose-password', work, 1), forms.seal('kept-work', work, -1), longer]) {
      const wrong = await portal.visitor().postFields('/sign-in', { email: officer.email, password, kept: sealed });
      expect([wrong.status, wrong.location]).toEqual([303, '/']);
    }
  });

  it('with somebody else signed in by now is not sent in their name', async () => {
    const tokens = await visitor.tokens('/acting-as');
    const other = await portal.visitor().signIn(await make.officer());
    expect((await other.postFields('/notes', { ...tokens, text: TEXT })).status).toBe(403);
    expect(await notes()).toEqual([]);
  });

  it('as JSON gets 401 in JSON', async () => {
    const { _csrf } = await visitor.tokens('/acting-as');
    await endSession();
    const answer = await visitor.send('/api/v1/notes', {
      method: 'POST',
      body: JSON.stringify({ text: TEXT }),
      headers: { 'content-type': 'application/json', 'x-csrf-token': _csrf! },
    });
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ title: 'Sign in to continue' });
  });
});

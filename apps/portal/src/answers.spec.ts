import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Visitor } from '../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { factories, type Someone } from '../../../test/factories/index.ts';
import { NotesController } from '../../../test/notes.ts';
import { startPortal, type Portal } from '../../../test/portal.ts';

let database: TestDatabase;
let portal: Portal;
let someone: Someone;
let visitor: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  someone = await factories(database).contributor();
  portal = await startPortal(database, { controllers: [NotesController] });
  visitor = await portal.visitor().signIn(someone);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const logged: string[] = [];
beforeEach(async () => {
  await database.admin.query('truncate mail');
  vi.spyOn(Logger.prototype, 'error').mockImplementation((...words: unknown[]) => void logged.push(words.join(' ')));
});
afterEach(() => {
  vi.restoreAllMocks();
  logged.length = 0;
});

const written = async () => (await database.admin.query('select 1 from mail')).rowCount;
const tokens = () => visitor.tokens('/acting-as');
const json = { accept: 'application/json', 'content-type': 'application/json' };

describe('every answer', () => {
  it('carries the security headers', async () => {
    for (const path of ['/sign-in', '/acting-as', '/nowhere', '/health/live']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('content-security-policy'), path).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;media-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('has no script or style in the page itself', async () => {
    for (const path of ['/sign-in', '/acting-as', '/nowhere']) {
      const { text } = await visitor.get(path);
      expect(text).toContain('<script');
      expect([...text.matchAll(/<script(?![^>]* src="\/assets\/)/g)]).toEqual([]);
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    }
  });

  it('names assets that are there, to be kept for ever', async () => {
    const { text } = await visitor.get('/sign-in');
    const assets = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(assets.length).toBeGreaterThan(2);
    for (const path of assets) {
      const { status, headers } = await portal.visitor().get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('cache-control')).toContain('immutable');
    }
    expect((await portal.visitor().get('/favicon.ico')).status).toBe(204);
  });
});

describe('a page that is not there, or not theirs', () => {
  it('is the same page with the same status', async () => {
    const [absent, notTheirs, none] = [
      await visitor.get('/nowhere'),
      await visitor.get('/notes/of-officers'),
      await visitor.get('/notes/none'),
    ];
    for (const { status, text } of [absent, notTheirs, none]) {
      expect(status).toBe(404);
      expect(text).toContain('<h1 class="govuk-heading-l">Page not found</h1>');
    }
    const comparable = ({ text }: { text: string }) => text.replaceAll(/(_csrf|_once)" value="[^"]*"/g, '');
    expect(comparable(notTheirs)).toBe(comparable(none));
    expect(comparable(absent)).toBe(comparable(none));
    expect(absent.text).toContain('Sign out');
  });

  it('is the same where the address could name nothing', async () => {
    for (const path of ['/cases/1', '/cases/%00', '/requests/none', '/cases/x/record', '/api/v1/cases/1']) {
      expect((await visitor.get(path)).status, path).toBe(404);
    }
  });

  it('is JSON where JSON was asked for', async () => {
    for (const path of ['/api/v1/nowhere', '/notes/none']) {
      const answer = await visitor.get(path, { accept: 'application/json' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
      expect(answer.json()).toEqual({ title: 'Page not found', advice: expect.any(String) as string, fields: {} });
    }
  });
});

describe('what cannot be accepted', () => {
  it('comes back as the same page with what is wrong on top and what was typed in its place', async () => {
    const answer = await visitor.postForm('/acting-as', { membershipId: 'not one' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There is a problem');
    expect(answer.text).toContain('<a href="#membershipId">Choose what you act as</a>');
    expect(answer.text).toContain('<title>Error: Who are you acting as?');
    const signIn = await portal.visitor().postForm('/sign-in', { email: '"><script>alert(1)</script>', password: '' });
    expect(signIn.status).toBe(422);
    expect(signIn.text).toContain('Enter your password');
    expect(signIn.text).toContain('&quot;&gt;&lt;script&gt;');
    expect(signIn.text).not.toContain('<script>alert');
  });

  it('is named field by field in JSON', async () => {
    const answer = await visitor.postJson('/api/v1/notes', { text: '' });
    expect([answer.status, answer.json()]).toMatchObject([
      422,
      { title: 'There is a problem', fields: { text: 'Write something' } },
    ]);
    expect(await written()).toBe(0);
  });

  it('because somebody was quicker is told as such', async () => {
    const answer = await visitor.postForm('/notes/too-late', { text: 'x' }, { page: '/acting-as' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Somebody else wrote first');
    expect(await written()).toBe(0);
  });
});

describe('a fault', () => {
  it('is a page that says what was kept and what to do, and nothing of the fault', async () => {
    const answer = await visitor.postForm('/notes/that-fail', { text: 'She sleeps badly' }, { page: '/acting-as' });
    expect(answer.status).toBe(500);
    expect(answer.text).toContain('<h1 class="govuk-heading-l">Something went wrong</h1>');
    expect(answer.text).not.toMatch(/nobody may read|She sleeps badly|at .*\.ts/);
    expect(await written()).toBe(0);
  });

  it('is JSON where JSON was asked for', async () => {
    const answer = await visitor.postJson('/notes/that-fail', { text: 'She sleeps badly' });
    expect([answer.status, answer.json()]).toMatchObject([500, { title: 'Something went wrong' }]);
    expect(answer.text).not.toMatch(/nobody may read|She sleeps badly/);
  });

  it('is logged with where it happened, never with what somebody wrote', async () => {
    await visitor.postForm('/notes/that-fail', { text: 'She sleeps badly' }, { page: '/acting-as' });
    expect(logged.join('\n')).toMatch(/Error.* at POST \/notes\/that-fail\n\s+at .*notes\.ts/);
    expect(logged.join('\n')).not.toMatch(/nobody may read|She sleeps badly/);
  });
});

describe('text', () => {
  const megabyte = 'ä'.repeat(512 * 1024);

  it('of a megabyte is taken whole', async () => {
    expect((await visitor.postFields('/notes', { ...(await tokens()), text: 'a'.repeat(1024 * 1024) })).status).toBe(
      303,
    );
    expect((await visitor.postJson('/api/v1/notes', { text: megabyte })).status).toBe(201);
    const { rows } = await database.admin.query<{ bytes: number }>('select octet_length(body) as bytes from mail');
    expect(rows).toEqual([{ bytes: 1024 * 1024 }, { bytes: 1024 * 1024 }]);
  });

  it('of three megabytes is refused with 413, and nothing is written', async () => {
    const text = 'a'.repeat(3 * 1024 * 1024);
    const form = await visitor.postFields('/notes', { ...(await tokens()), text });
    expect(form.status).toBe(413);
    expect(form.text).toContain('That is too much at once');
    const api = await visitor.postJson('/api/v1/notes', { text });
    expect([api.status, api.json()]).toMatchObject([413, { title: 'That is too much at once' }]);
    expect(await written()).toBe(0);
  });

  it('with markup, quotes, templates and every script is kept as it is and shown as text', async () => {
    const text = `<script>alert(1)</script> {{ 7*7 }} {% include "x" %} '; drop table mail; -- \u202e 字 👩‍👧 \\ %00 \u0001`;
    expect((await visitor.postForm('/notes', { text }, { page: '/acting-as' })).status).toBe(303);
    expect((await database.admin.query<{ body: string }>('select body from mail')).rows).toEqual([{ body: text }]);
  });
});

describe('what makes no sense', () => {
  const post = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    visitor.send(path, { method: 'POST', body, headers: { 'x-csrf-token': (await tokens())._csrf!, ...headers } });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const senseless: [
    what: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ][] = [
    ['half a JSON object', '/api/v1/notes', '{"text": "x"', json],
    ['no JSON at all', '/api/v1/notes', 'text=x', json],
    ['nothing', '/api/v1/notes', '', json],
    ['a JSON string', '/api/v1/notes', '"text"', json],
    ['null', '/api/v1/notes', 'null', json],
    ['a list', '/api/v1/notes', '[{"text": "x"}]', json],
    ['a number for text', '/api/v1/notes', '{"text": 7}', json],
    ['an object for text', '/api/v1/notes', '{"text": {"$gt": ""}}', json],
    ['a list for text', '/api/v1/notes', '{"text": ["x"]}', json],
    ['a NUL in JSON', '/api/v1/notes', String.raw`{"text": "a\u0000b"}`, json],
    ['a NUL in a form', '/notes', 'text=a%00b', form],
    ['half a surrogate pair', '/api/v1/notes', String.raw`{"text": ""  , "many": ["\ud800"]}`, json],
    ['bytes that are no text', '/api/v1/notes', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), json],
    ['a broken percent sign', '/notes', 'text=%E0%A4%A&_csrf=%', form],
    ['fields within fields without end', '/notes', `text${'[a]'.repeat(500)}=x`, form],
    ['six thousand fields', '/notes', Array.from({ length: 6000 }, (_, n) => `f${n}=x`).join('&'), form],
    ['a field named like the prototype', '/notes', '__proto__[text]=x&constructor[prototype][text]=x', form],
    ['JSON that reaches for the prototype', '/api/v1/notes', '{"__proto__": {"text": "x"}}', json],
    ['an unknown kind of body', '/notes', '<note/>', { 'content-type': 'application/xml' }],
    [
      'a file where none is asked for',
      '/notes',
      '--x\r\n\r\n--x--',
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
    [
      'an unknown alphabet',
      '/notes',
      'text=x',
      { 'content-type': 'application/x-www-form-urlencoded; charset=klingon' },
    ],
    ['an unknown compression', '/notes', 'text=x', { ...form, 'content-encoding': 'klingon' }],
    ['what only looks compressed', '/notes', 'text=x', { ...form, 'content-encoding': 'gzip' }],
  ];

  it.each(senseless)('%s gets 4xx, and nothing is written', async (_, path, body, headers) => {
    const answer = await post(path, body, headers);
    expect(answer.status, answer.text.slice(0, 200)).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await written()).toBe(0);
    expect(logged).toEqual([]);
  });

  it.each([
    '/notes/%E0%A4%A',
    '/%',
    '/sign-in?next[a]=b&next[b]=c',
    '/sign-in?next=a&next=b',
    `/notes/${'a'.repeat(5000)}`,
    '/notes/a%00b?b=%00',
    '/notes/a%00b',
    '/notes/..%2f..%2fetc%2fpasswd',
    '/assets/../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])('the address %s is never a fault', async (path) => {
    const { status } = await visitor.get(path);
    expect(status).toBeLessThan(500);
    expect(logged).toEqual([]);
  });

  it('to sign in with is never a fault', async () => {
    for (const body of [
      'email=a%00b&password=x',
      'email[a]=b&password[]=x',
      'email=a@b.c&password=x&kept=..&next[]=x',
      '',
    ]) {
      const { status } = await portal.visitor().send('/sign-in', { method: 'POST', body, headers: form });
      expect([400, 422], body).toContain(status);
    }
  });

  it('as a cookie is nobody’s session', async () => {
    for (const cookie of [
      'ehc=',
      'ehc=s%3A',
      'ehc=s%3Ax.y',
      'ehc=%',
      'ehc=s%3A__proto__.x',
      `ehc=${'x'.repeat(4000)}`,
      'ehc=a%00b',
    ]) {
      const { status, location } = await portal.visitor().get('/acting-as', { cookie });
      expect([cookie, status, location]).toEqual([cookie, 303, '/sign-in?next=%2Facting-as']);
    }
  });

  it('asked with a method that no page knows is not found', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await visitor.send('/acting-as', { method, headers: {} })).status, method).toBeLessThan(500);
    }
  });
});

describe('health', () => {
  it('says that this process runs, and whether it can serve', async () => {
    expect((await portal.visitor().get('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await portal.visitor().get('/health/ready')).json()).toEqual({ status: 'ok', database: true, redis: true });
  });
});

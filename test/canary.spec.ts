import { Redis } from 'ioredis';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Verdicts } from '#disclosure';
import type { Visitor } from './browser-less.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { factories, readCatalogue } from './factories/index.ts';
import { routes, type Route } from './handlers-of.ts';
import { postOffice } from './journeys/post-office.ts';
import { startPortal, startWorker, type Portal } from './portal.ts';
import { addressesOf, type Places } from './canary/addresses.ts';
import { Marks } from './canary/marks.ts';
import { opened } from './canary/opened.ts';
import { sendForm } from './canary/sending.ts';
import { typed } from './canary/typing.ts';
import { camel, MarkedRecord } from './canary/record.ts';
import { viewersOf, type Viewer } from './canary/viewers.ts';

// A text that exists once in every field of a family's record, and everybody who may not read it at every address.

const LONG = 300_000;
/** How many walk at a time. */
const TOGETHER = 4;

let database: TestDatabase;
let portal: Portal;
let record: MarkedRecord;
let viewers: Viewer[];
/** Each route's addresses. */
let addresses: string[][];
const marks = new Marks();
/** What reached anybody who may read it. */
const read = new Set<string>();

beforeAll(async () => {
  database = await freshDatabase();
  const make = factories(database);
  record = new MarkedRecord(database, make, await readCatalogue(database.admin), marks);
  viewers = await viewersOf(make, record);
  portal = await startPortal(database);
  const places = await placesOf(record);
  addresses = routes(portal.app)
    .filter(({ verb }) => verb === 'GET')
    .map((route) => addressesOf(route, places));
}, LONG);
afterAll(async () => {
  await portal?.stop();
  await database.drop();
});

async function placesOf({ ids }: MarkedRecord): Promise<Places> {
  const of = (table: string) => ids.get(table) ?? [];
  const { rows } = await database.admin.query<{ number: string }>('select number::text from plan_version');
  const named = [...ids].map(([table, its]) => [`${camel(table)}Id`, its]);
  return {
    ...(Object.fromEntries(named) as Places),
    ...{ caseId: of('ehc_case'), requestId: of('advice_request'), partId: of('participant').slice(0, 2) },
    ...{ questionId: of('family_question'), fileId: of('statement_file'), reportId: of('earlier_report') },
    ...{ replyId: of('advice_reply'), earlierId: of('earlier_draft'), proposalId: of('proposed_outcome') },
    ...{ exemptionId: of('case_exemption'), visitId: of('appointment'), serviceId: of('known_service') },
    ...{ sharingId: of('sharing_without_agreement'), grantId: of('restricted_grant'), lineId: of('plan_line') },
    ...{
      textId: of('section17_text'),
      documentId: of('plan_document'),
      answerId: of('use_answer'),
      remarkId: of('outcome_remark'),
      number: rows.map(({ number }) => number),
    },
    ...{ personId: viewers.flatMap(({ who, someone }) => (who === 'the writer' ? [someone!.personId] : [])) },
    ...{ category: ['health'], page: ['like'], agency: ['health'], kind: ['question', 'need'], key: ['n1'] },
    ...{
      section: ['B'],
      at: ['0'],
      earlier: rows.slice(0, 1).map(({ number }) => number),
      periodId: of('looked_after_period'),
      meetingId: of('looked_after_meeting'),
    },
    ...{ moveId: of('care_move'), targetId: of('pep_target'), secret: ['x'.repeat(32)] },
    ...{ format: ['word', 'pdf'] },
    noticeId: of('custody_notice'),
    anyId: of('statement').slice(0, 1),
  };
}

/** Everything that reaches somebody, as the marks in it and the first address where each was. */
async function walk({ someone, isBrief }: Viewer, where = /./): Promise<Map<string, string>> {
  const visitor = portal.visitor();
  if (someone) await visitor.signIn(someone);
  const seen = new Map<string, string>();
  for (const address of addresses
    .flatMap((each) => (isBrief ? each.slice(0, 1) : each))
    .filter((each) => where.test(each))) {
    const answer = await visitor.get(address);
    expect(answer.status, address).toBeLessThan(500);
    for (const mark of marks.in(await opened(answer))) if (!seen.has(mark)) seen.set(mark, address);
  }
  return seen;
}

async function leaksTo(viewer: Viewer, where?: RegExp): Promise<string[]> {
  const seen = await walk(viewer, where);
  for (const mark of seen.keys()) if (viewer.may(mark)) read.add(mark);
  return [...seen].filter(([mark]) => !viewer.may(mark)).map(([mark, address]) => `${mark} at ${address}`);
}

/** The program's own look at who may read what, switched off: what remains is the database's. */
function letEverythingThrough() {
  const all = { may: true, because: 'nobody looks', rule: 'M', named: true };
  return vi.spyOn(Verdicts.prototype, 'on').mockImplementation(async (_, items) => items.map(() => all));
}

describe('what somebody may not read', () => {
  it(
    'reaches them at no address',
    async () => {
      for (let from = 0; from < viewers.length; from += TOGETHER) {
        const some = viewers.slice(from, from + TOGETHER);
        const leaks = await Promise.all(some.map((viewer) => leaksTo(viewer)));
        some.forEach(({ who }, nth) => expect(leaks[nth], who).toEqual([]));
      }
    },
    LONG,
  );

  it('was there to be read: whoever may read it did', () => {
    const laid = marks.all.map(({ table, column, row }) => `${table}.${column} (${row})`);
    expect(laid.length).toBeGreaterThan(200);
    expect([...read]).toEqual(
      expect.arrayContaining([
        ...['statement.words (told to all)', 'statement.words (restricted)', 'statement.words (kept to its teller)'],
        ...[
          'section17.reason (of social care)',
          'section17_text.words (of social care)',
          'section47.words (an enquiry)',
        ],
        ...['contribution.body (draft)', 'attachment.name (draft)', 'stored_file.its bytes (of statement_file, any)'],
        ...[
          'sharing_without_agreement.reason (hidden)',
          'participant.limit_reason (father)',
          'appointment_detail.who (any)',
        ],
      ]),
    );
    expect(read.size).toBeGreaterThan(130);
  });

  it.each([
    ['the refused agency', /visits/, 'appointment_detail_team', 'appointment_detail'],
    ['the refused agency', /question/, 'family_question_team', 'family_question'],
    ['the refused agency', /questions|told/, 'statement_agency', 'statement'],
    ['the officer', /told/, 'statement_officer', 'statement'],
    ['the refused agency', /social-care/, 'section47_granted', 'section47'],
    ['the officer', /restricted/, 'restricted_grant_officer', 'restricted_grant'],
    ['the father', /earlier-advice/, 'advice_reuse_family', 'advice_reuse'],
  ])(
    'is noticed when it reaches %s at %s, with the policy %s broken',
    async (name, where, policy, table) => {
      const { rows } = await database.admin.query<{ qual: string }>(
        'select qual from pg_policies where policyname = $1 and tablename = $2',
        [policy, table],
      );
      const viewer = viewers.find(({ who }) => who === name)!;
      const open = letEverythingThrough();
      await database.admin.query(`alter policy ${policy} on ${table} using (true)`);
      const leaks = await leaksTo(viewer, where);
      await database.admin.query(`alter policy ${policy} on ${table} using (${rows[0]!.qual})`);
      expect(leaks.join()).toContain(table);
      expect(await leaksTo(viewer, where)).toEqual([]);
      open.mockRestore();
    },
    LONG,
  );

  it(
    'does not reach them either where the program lets everything through: the database denies it',
    async () => {
      const open = letEverythingThrough();
      for (const { who, ...viewer } of viewers.filter(({ who }) => /refused|^the supporter/.test(who)))
        expect(await leaksTo({ who, ...viewer }, /told|questions|statements|story/), who).toEqual([]);
      expect(open).toHaveBeenCalled();
      open.mockRestore();
    },
    LONG,
  );
});

describe('what people write', () => {
  it(
    'is in no news, job, mail, socket or log',
    async () => {
      const logs: string[] = [];
      const loud = [process.stdout, process.stderr].map((stream) =>
        vi.spyOn(stream, 'write').mockImplementation((words) => Boolean(logs.push(String(words)))),
      );
      const post = await postOffice();
      const { port } = post.server.server.address() as AddressInfo;
      const worker = await startWorker(database, {
        redis: portal.redis,
        settings: { SMTP_URL: `smtp://127.0.0.1:${port}` },
      });
      const [sockets, heard]: [Socket[], unknown[]] = [[], []];
      let accepted = 0;
      try {
        for (const { who, someone } of viewers.filter(({ who }) => /^the (officer|writer|mother)$/.test(who))) {
          const visitor = await portal.visitor().signIn(someone!);
          sockets.push(listen(visitor.cookie, heard));
          for (const answer of await writeEverywhere(visitor, who)) if (answer < 400) accepted += 1;
        }
        await vi.waitFor(async () => expect(await unhandled()).toBe(0), { timeout: 20_000 });
      } finally {
        for (const each of loud) each.mockRestore();
        for (const each of sockets) each.disconnect();
        await worker.close();
        post.server.close();
      }
      expect(accepted).toBeGreaterThan(30);
      const { rows: news } = await database.admin.query('select * from outbox');
      const mails = post.mails.map((mail) => decoded(mail).replace(/^To: .*$/m, ''));
      const places = { news, jobs: await everythingIn(portal.redis.url), mails, heard, logs };
      for (const [place, bytes] of Object.entries(places)) {
        expect(bytes.length, place).toBeGreaterThan(0);
        expect(marks.in(JSON.stringify(bytes)), place).toEqual([]);
      }
    },
    LONG,
  );
});

/** Sends marked texts to every address about a record that takes any, as JSON or as its form, and once into a broken database. */
async function writeEverywhere(visitor: Visitor, row: string): Promise<number[]> {
  const places = await placesOf(record);
  const taking = routes(portal.app).filter(
    ({ verb, path, body }) => body && (verb === 'POST' || verb === 'PUT') && /^\/api\/|:/.test(path),
  );
  const answers: number[] = [];
  const write = async ({ verb, path, body, receives }: Route, choice: 0 | -1) => {
    const text = () => marks.next({ table: 'typed', column: path, row });
    const [address] = addressesOf({ verb, path, body, query: undefined }, places);
    const value = typed(body!, { text, id: places.anyId![0]!, choice });
    if (receives) answers.push(await sendForm(visitor, address!, value, { ...receives, name: text() }));
    else if (!path.startsWith('/api/')) answers.push(await sendForm(visitor, address!, value));
    else answers.push((await visitor.postJson(address!, value, { method: verb === 'PUT' ? verb : 'POST' })).status);
  };
  for (const route of taking) {
    await write(route, 0);
    if (route.path.startsWith('/api/')) await write(route, -1);
  }
  const helpers = taking.find(({ path }) => /^\/api.*\/who-helps$/.test(path))!;
  await database.admin.query('alter table known_service rename to away');
  await write(helpers, 0);
  await database.admin.query('alter table away rename to known_service');
  return answers;
}

const unhandled = async () =>
  (await database.admin.query('select 1 from outbox where handled_at is null')).rowCount ?? 0;

/** A mail as people read it. */
function decoded(mail: string): string {
  const [headers = '', ...body] = mail.split('\r\n\r\n');
  const text = body.join('\n\n');
  return `${headers}\n${/encoding: base64/i.test(headers) ? Buffer.from(text, 'base64').toString() : text.replaceAll('=\r\n', '')}`;
}

/** Somebody's open page, which hears of whatever they may hear. */
function listen(cookie: string, heard: unknown[]): Socket {
  const socket = io(portal.url, { transports: ['websocket'], extraHeaders: { cookie }, forceNew: true });
  socket.onAny((...news: unknown[]) => heard.push(news));
  const requests = record.ids.get('advice_request')!.map((id) => `request:${id}`);
  socket.once('welcome', () => socket.emit('watch', { rooms: [`case:${record.caseId}`, 'area:998', ...requests] }));
  return socket;
}

/** Every key of a Redis with what it holds. */
async function everythingIn(url: string): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const all: string[] = [];
    for (const key of await redis.keys('*')) all.push(key, (await redis.dumpBuffer(key))?.toString('latin1') ?? '');
    return all;
  } finally {
    redis.disconnect();
  }
}

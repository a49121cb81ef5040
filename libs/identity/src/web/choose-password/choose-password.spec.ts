import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Clock, REDIS, UnitOfWork } from '#platform';
import { atOnce } from '../../../../../test/at-once.ts';
import { freshDatabase, type TestDatabase } from '../../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../../test/portal.ts';
import { Invitations } from '../../invitations.ts';

const PASSWORD = 'three unusual words';
const MINUTE = 60_000;

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let nora: Row;
let link: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  portal.app.get(Clock).return();
  nora = await somebodyInvited();
  link = await linkOf(nora);
});

async function somebodyInvited(): Promise<Row> {
  const person = await make.person({ passwordHash: null });
  await make.membership({ personId: person.id, teamId: (await make.team()).id, role: 'contributor' });
  await invite(person);
  return person;
}
const invite = (person: Row, nth = 'first') =>
  portal.app
    .get(UnitOfWork)
    .run(() =>
      portal.app
        .get(Invitations)
        .invite(
          { id: person.id, email: person.email as string },
          { key: `test:${person.id}:${nth}`, about: 'Somebody asks.' },
        ),
    );
const mailsTo = async ({ email }: Row) =>
  (await database.admin.query<{ body: string }>('select body from mail where recipient = $1 order by id', [email]))
    .rows;
const linkOf = async (person: Row) => /\/choose-password\S+/.exec((await mailsTo(person))[0]!.body)![0];
const codeOf = async (person: Row) => /Your code is (\d{6})/.exec((await mailsTo(person)).at(-1)!.body)![1]!;
const keyOf = (path: string) => new URL(path, 'http://x').searchParams.get('key')!;
const askCode = (path = link) => portal.visitor().postFields('/choose-password/code', { key: keyOf(path) });
const choose = (code: string, path = link, password = PASSWORD) =>
  portal.visitor().postFields('/choose-password', { key: keyOf(path), code, password, again: password, _page: path });
const hasPassword = async ({ id }: Row) =>
  (await database.admin.query('select 1 from person where id = $1 and password_hash is not null', [id])).rowCount === 1;
const later = (minutes: number) => portal.app.get(Clock).travelTo(new Date(Date.now() + minutes * MINUTE));
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

it('makes an invited person somebody who signs in, by a code that only their mailbox gets', async () => {
  expect((await portal.visitor().get(link)).status).toBe(200);
  const sent = await askCode();
  expect(sent.status).toBe(303);
  expect((await portal.visitor().get(sent.location!)).text).toContain('The code from the email');
  const answer = await choose(await codeOf(nora));
  expect([answer.status, answer.location]).toEqual([303, '/sign-in?chosen=yes']);
  expect((await portal.visitor().get(answer.location!)).text).toContain('Your password is set');
  await portal.visitor().signIn({ email: nora.email as string, password: PASSWORD });
  const kept = await database.admin.query<{ hash: string }>('select password_hash as hash from person where id = $1', [
    nora.id,
  ]);
  expect(kept.rows[0]!.hash).toMatch(/^argon2id\$19456\$2\$/); // OWASP's first choice
});

describe('a forwarded link', () => {
  it('tells whoever opens it neither the address nor the name', async () => {
    const page = await portal.visitor().get(link);
    expect(page.text).toContain(`${(nora.email as string)[0]}…@`);
    expect(page.text).not.toContain(nora.email);
    expect(page.text).not.toContain(nora.name);
  });

  it('is worth nothing without the mailbox', async () => {
    for (const code of ['', '000000', 'undefined', '٠٠٠٠٠٠']) expect((await choose(code)).status).toBe(422);
    const without = { key: keyOf(link), password: PASSWORD, again: PASSWORD, _page: link };
    expect((await portal.visitor().postFields('/choose-password', without)).status).toBe(422);
    expect(await hasPassword(nora)).toBe(false);
  });

  it('does not open with the code of somebody else, nor theirs with this code', async () => {
    const other = await somebodyInvited();
    await askCode();
    await askCode(await linkOf(other));
    expect((await choose(await codeOf(other))).status).toBe(422);
    expect((await choose(await codeOf(nora), await linkOf(other))).status).toBe(422);
    expect([await hasPassword(nora), await hasPassword(other)]).toEqual([false, false]);
  });

  it('is closed after five wrong codes, for the right one too; that of somebody else stays open', async () => {
    await askCode();
    const code = await codeOf(nora);
    for (let nth = 0; nth < 5; nth++) expect((await choose(wrongFor(code))).status).toBe(422);
    expect((await choose(code)).status).toBe(429);
    expect(await hasPassword(nora)).toBe(false);
    const other = await somebodyInvited();
    await askCode(await linkOf(other));
    expect((await choose(await codeOf(other), await linkOf(other))).status).toBe(303);
  });

  it('is spent after twenty wrong codes, however slowly they are tried; a new link is not', async () => {
    await askCode();
    const code = await codeOf(nora);
    for (let nth = 0; nth < 20; nth++) {
      expect((await choose(wrongFor(code))).status).toBe(422);
      await portal.app.get<Redis>(REDIS).del(`invitation:${nora.id}`); // a quarter of an hour later
    }
    const spent = await choose(code);
    expect([spent.status, spent.text.includes('send a new one')]).toEqual([429, true]);
    portal.app.get(Clock).travelTo(new Date(Date.now() + 1)); // no two links are the same
    await invite(nora, 'again');
    const again = /\/choose-password\S+/.exec((await mailsTo(nora)).at(-1)!.body)![0];
    expect((await choose(code, again)).status).toBe(303);
  });

  it('floods no mailbox: five codes in a quarter of an hour', async () => {
    const statuses = [];
    for (let nth = 0; nth < 6; nth++) statuses.push((await askCode()).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    expect(await mailsTo(nora)).toHaveLength(6);
  });
});

describe('a code', () => {
  it.each([
    ['at once', 0, 303],
    ['10 minutes later', 10, 303],
    ['20 minutes later', 20, 422],
  ])('%s', async (_, minutes, status) => {
    portal.app.get(Clock).travelTo(new Date('2026-03-02T10:09:59Z'));
    await askCode();
    portal.app.get(Clock).travelTo(new Date(Date.parse('2026-03-02T10:09:59Z') + minutes * MINUTE));
    expect((await choose(await codeOf(nora))).status).toBe(status);
  });

  it('may be typed with spaces', async () => {
    await askCode();
    const code = await codeOf(nora);
    expect((await choose(` ${code.slice(0, 3)} ${code.slice(3)} `)).status).toBe(303);
  });

  it('is not used up by a password that is too short', async () => {
    await askCode();
    const code = await codeOf(nora);
    for (let nth = 0; nth < 6; nth++) expect((await choose(code, link, 'short')).status).toBe(422);
    expect((await choose(code)).status).toBe(303);
  });
});

describe('a link that is over', () => {
  const over: [string, () => Promise<unknown>][] = [
    ['used', async () => (await askCode(), await choose(await codeOf(nora)))],
    ['too old', async () => later(14 * 24 * 60 + 1)],
    ['of somebody who has no part in anything any more', async () => leave(nora)],
    ['changed on the way', async () => (link = link.replace('key=', 'key=x'))],
  ];
  const leave = ({ id }: Row) =>
    database.admin.query(`update membership set ended_on = current_date - 1 where person_id = $1`, [id]);

  it.each(over)('%s opens nothing, sends nothing, sets nothing, and does not say why', async (_, end) => {
    await end();
    const before = [await mailsTo(nora), await hasPassword(nora)];
    const answers = [await portal.visitor().get(link), await askCode(), await choose('123456')];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    for (const { text } of answers)
      expect(text).toMatch(/This link does not open anything now[^]+Go to your home page, or sign in/);
    const absent = await portal.visitor().get('/choose-password?key=nothing');
    const plain = (html: string) => html.replaceAll(/value="[^"]*"/g, '');
    expect(plain(answers[0]!.text)).toBe(plain(absent.text));
    expect([await mailsTo(nora), await hasPassword(nora)]).toEqual(before);
  });

  it('is over for the second of two who choose at the same moment', async () => {
    await askCode();
    const code = await codeOf(nora);
    const answers = await atOnce(database, `select 1 from person where id = '${nora.id}' for update`, [
      () => choose(code),
      () => choose(code, link, 'another three words'),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 404]);
  });

  it('opens for a parent as long as they are on a case', async () => {
    const parent = await make.person({ passwordHash: null });
    const { id } = await make.participant({ caseId: (await make.case()).id, personId: parent.id, part: 'parent' });
    await invite(parent);
    expect((await portal.visitor().get(await linkOf(parent))).status).toBe(200);
    await database.admin.query('update participant set ended_on = current_date where id = $1', [id]);
    expect((await portal.visitor().get(await linkOf(parent))).status).toBe(404);
  });

  it('does not open again for whoever finds the one that a parent has used', async () => {
    const parent = await make.person({ passwordHash: null });
    await make.participant({ caseId: (await make.case()).id, personId: parent.id, part: 'parent' });
    await invite(parent);
    const used = await linkOf(parent);
    await askCode(used);
    const code = await codeOf(parent);
    expect((await choose(code, used)).status).toBe(303);
    const replayed = [
      await portal.visitor().get(used),
      await askCode(used),
      await choose(code, used, 'words of a thief'),
    ];
    expect(replayed.map(({ status }) => status)).toEqual([404, 404, 404]);
    await portal.visitor().signIn({ email: parent.email as string, password: PASSWORD });
  });
});

it('sets no password where it cannot be put on record', async () => {
  await database.admin.query(`create function fail_here() returns trigger language plpgsql as
    $$ begin if new.action = 'password.chosen' then raise exception 'forced'; end if; return new; end $$;
    create trigger fail_here before insert on audit_entry for each row execute function fail_here()`);
  await askCode();
  const answer = await choose(await codeOf(nora));
  await database.admin.query('drop trigger fail_here on audit_entry; drop function fail_here');
  expect(answer.status).toBe(500);
  expect(await hasPassword(nora)).toBe(false);
});

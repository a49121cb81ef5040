import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { categories } from '#consent';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let officer: Visitor;
let colleague: Visitor;
let caseId: string;
let mother: Visitor;
let therapist: Visitor;
let therapistId: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  colleague = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  await begin('2017-05-04');
});

async function begin(born: string) {
  caseId = (await make.case({ childId: (await make.child({ born })).id })).id;
  mother = await portal.visitor().signIn(await make.parent(caseId));
  const team = await make.team({ agency: 'health' });
  await make.participant({ caseId, teamId: team.id });
  await make.adviceRequest({ caseId, teamId: team.id, source: 'health', state: 'taken' });
  const someone = await make.contributor({ teamId: team.id });
  therapistId = someone.personId;
  therapist = await portal.visitor().signIn(someone);
  await make.statement({ caseId, category: 'health', words: 'She sleeps badly.' });
}

const own = () => `/family/${caseId}/sharing/health`;
const reads = async (visitor: Visitor) => (await visitor.get(`/api/v1/cases/${caseId}/statements`)).text;
const rows = async (table: string) =>
  (
    await database.admin.query<Record<string, unknown>>(`select * from ${table} where case_id = $1 order by id`, [
      caseId,
    ])
  ).rows;
const day = (name: string, [year, month, date]: [string, string, string]) => ({
  [`${name}[year]`]: year,
  [`${name}[month]`]: month,
  [`${name}[day]`]: date,
});

describe('a parent', () => {
  it('agrees, and takes back only after seeing what follows; it holds at the next read', async () => {
    expect((await mother.postForm(own(), { may: 'health' })).status).toBe(303);
    expect(await reads(therapist)).toContain('She sleeps badly.');

    const asked = await mother.postForm(own(), {});
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('They will no longer read: health.');
    expect(asked.text).toContain('These people have read it already.');
    expect(asked.text).toContain('The law makes us ask them for advice. That goes on.');
    expect(await reads(therapist)).toContain('She sleeps badly.');

    expect((await mother.postForm(own(), { confirmed: 'yes' })).status).toBe(303);
    const after = await reads(therapist);
    expect(after).not.toContain('She sleeps badly.');
    expect(after).toContain('the family did not agree');
    const { text } = await mother.get(`/family/${caseId}/sharing`);
    expect(text).toContain('We have asked them to write advice, as the law says.');
    expect((await rows('advice_request'))[0]).toMatchObject({ state: 'taken' });
  });

  it('is told when nothing is different, and writes nothing then', async () => {
    await mother.postForm(own(), { may: 'health' });
    const again = await mother.postForm(own(), { may: 'health' });
    expect(again.status).toBe(422);
    expect(await rows('sharing_decision')).toHaveLength(categories.length);
  });

  it('is heard and does not count once the young person decides (C3); a corrected date of birth changes that', async () => {
    await begin('2007-02-01');
    await mother.postForm(own(), { may: 'health' });
    expect((await mother.get(own())).text).toContain('The young person decides now.');
    expect(await rows('sharing_decision')).toHaveLength(categories.length);
    expect(await reads(therapist)).not.toContain('She sleeps badly.');
    await database.admin.query(
      `update child set born = '2017-02-01' where id = (select child_id from ehc_case where id = $1)`,
      [caseId],
    );
    expect(await reads(therapist)).toContain('She sleeps badly.');
  });

  it.each([
    ['the young person’s, once compulsory school age has ended', '2007-02-01', false],
    ['the parent’s until then', '2017-02-01', true],
  ])('and a young person who contradict each other are both kept; what counts is %s (C3)', async (_, born, mayRead) => {
    await begin(born);
    const { id: personId, email } = await make.person();
    await make.participant({ caseId, personId, part: 'young-person' });
    const young = await portal.visitor().signIn({ email: email as string, password: 'a long enough password' });
    expect((await young.postForm(own(), { may: 'hopes' })).status).toBe(303);
    expect((await mother.postForm(own(), { may: 'health' })).status).toBe(303);
    const about = (await rows('sharing_decision')).filter(({ category }) => category === 'health');
    expect(about.map(({ decided_as, answer }) => [decided_as, answer])).toEqual([
      ['young-person', 'refused'],
      ['parent', 'agreed'],
    ]);
    expect((await reads(therapist)).includes('She sleeps badly.')).toBe(mayRead);
    const { text } = await (mayRead ? young : mother).get(own());
    expect(text).toContain('We keep what you say, but it does not count.');
    expect(await reads(officer)).toContain('She sleeps badly.');
  });

  it('decides on their own case alone; others do not', async () => {
    const strangers = [
      await make.parent((await make.case()).id),
      await make.officer({ areaId: '999' }),
      await make.contributor(),
    ];
    for (const stranger of strangers) {
      const visitor = await portal.visitor().signIn(stranger);
      const answer = await visitor.postForm(own(), { may: 'health' }, { page: '/acting-as' });
      expect([403, 404]).toContain(answer.status);
    }
    expect(await rows('sharing_decision')).toEqual([]);
  });
});

describe('without agreement', () => {
  const page = () => `/cases/${caseId}/sharing/without-agreement`;
  const order = { recipient: 'health', categories: 'health', reason: 'She may be at risk.', basis: 'protection' };

  it('needs a basis, is told to the family, and ends when it is ended', async () => {
    const without = await officer.postForm(page(), { ...order, basis: '' });
    expect(without.status).toBe(422);
    expect(await rows('sharing_without_agreement')).toEqual([]);
    expect((await officer.postForm(page(), order)).status).toBe(303);
    expect(await reads(therapist)).toContain('She sleeps badly.');
    expect((await mother.get(`/family/${caseId}/sharing`)).text).toContain('Children Act 1989 s47');
    const [{ id }] = (await rows('sharing_without_agreement')) as [{ id: string }];
    expect((await officer.postForm(`${page()}/${id}/end`, {}, { page: page() })).status).toBe(303);
    expect(await reads(therapist)).not.toContain('She sleeps badly.');
  });

  it('is hidden only for a reason and until somebody looks again; then the family sees who read', async () => {
    const hidden = { ...order, hiddenBecause: 'An enquiry is under way.', ...day('hiddenUntil', ['2099', '1', '1']) };
    expect((await officer.postForm(page(), { ...order, hiddenBecause: 'An enquiry.' })).status).toBe(422);
    expect((await officer.postForm(page(), hidden)).status).toBe(303);
    expect(await reads(therapist)).toContain('She sleeps badly.');
    const log = async () => (await mother.get(`/family/${caseId}/who-saw`)).text;
    expect((await mother.get(`/family/${caseId}/sharing`)).text).not.toContain('Children Act 1989 s47');
    expect(await log()).not.toContain('which the law let them read');

    const [{ id }] = (await rows('sharing_without_agreement')) as [{ id: string }];
    const review = `${page()}/${id}/review`;
    expect((await officer.get(page())).text).toContain(`href="${review}"`);
    expect((await officer.postForm(review, { may: 'not-yet' })).text).toContain('would still put someone at risk');
    expect((await officer.postForm(review, { may: 'know' })).status).toBe(303);
    expect(await log()).toContain('which the law let them read');
    expect((await officer.get(review)).status).toBe(404);
  });

  it('is news for its readers alone while it is hidden, when it ends too', async () => {
    const hidden = { ...order, hiddenBecause: 'An enquiry is under way.', ...day('hiddenUntil', ['2099', '1', '1']) };
    await officer.postForm(page(), hidden);
    const [{ id }] = (await rows('sharing_without_agreement')) as [{ id: string }];
    await officer.postForm(`${page()}/${id}/end`, {}, { page: page() });
    const { rows: news } = await database.admin.query<{ rooms: string[] }>(
      `select rooms from outbox where topic = 'sharing.changed' and payload->>'caseId' = $1`,
      [caseId],
    );
    expect(news).toHaveLength(2);
    for (const { rooms } of news) expect(rooms).toEqual([`person:${therapistId}`]);
    expect(await reads(therapist)).not.toContain('She sleeps badly.');
  });
});

describe('restricted material (K6)', () => {
  const page = () => `/cases/${caseId}/sharing/restricted`;

  it('is read by nobody until a second person approves, and is never named or on the family’s pages', async () => {
    await officer.postForm(`/cases/${caseId}/sharing`, {
      decidedBy: 'Her mother',
      discussedHow: 'By phone',
      ...day('discussedOn', ['2026', '3', '2']),
      'all[health]': 'agreed',
    });
    const told = await officer.postJson(`/api/v1/cases/${caseId}/statements`, {
      category: 'health',
      words: 'A mark on her arm.',
      kind: 'reported',
      toldBy: 'Her aunt',
      toldOn: '2026-03-02',
      restricted: true,
    });
    expect(told.status, told.text).toBe(201);
    expect(await rows('statement')).toHaveLength(2);
    for (const visitor of [officer, colleague, therapist, mother])
      expect(await reads(visitor)).not.toContain('A mark on her arm.');

    const [{ team_id: recipient }] = (await rows('advice_request')) as [{ team_id: string }];
    const order = { recipient, reason: 'They examine her.', basis: 'protection', ...day('until', ['2099', '1', '1']) };
    expect((await officer.postForm(page(), order)).status).toBe(303);
    const [{ id }] = (await rows('restricted_grant')) as [{ id: string }];
    expect((await officer.postForm(`${page()}/${id}/approval`, {}, { page: page() })).status).toBe(409);
    expect(await reads(therapist)).not.toContain('A mark on her arm.');
    expect((await colleague.postForm(`${page()}/${id}/approval`, {}, { page: page() })).status).toBe(303);
    expect(await reads(therapist)).toContain('A mark on her arm.');
    for (const visitor of [officer, colleague, mother])
      expect(await reads(visitor)).not.toContain('A mark on her arm.');
    expect((await mother.get(`/family/${caseId}/who-saw`)).text).not.toContain('estricted');
  });
});

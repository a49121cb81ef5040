import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { categories, categoryWords, sharingAnswers, type SharingAnswer } from '#consent';
import { agencies, type Agency } from '#identity';
import { Connections } from '../../../../test/acting.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import type { WhatWasTold } from './what-was-told.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let app: Connections;
let officer: Visitor;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  app = new Connections(database.appUrl);
  officer = await portal.visitor().signIn(await make.officer());
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
});

const visitorAs = async (someone: Someone) => portal.visitor().signIn(someone);
const readAs = async (visitor: Visitor) => visitor.get(`/api/v1/cases/${caseId}/statements`);

/** Somebody of a team that is on the case. */
async function adviser(agency: Agency): Promise<Someone> {
  const team = await make.team({ agency });
  await make.participant({ caseId, teamId: team.id });
  return make.contributor({ teamId: team.id });
}

async function tellEverything() {
  for (const category of categories) await make.statement({ caseId, category, words: `Told about ${category}.` });
}

const rowsOf = async (table: string) =>
  (
    await database.admin.query<Record<string, unknown>>(`select * from ${table} where case_id = $1 order by id`, [
      caseId,
    ])
  ).rows;

describe('what an agency reads', () => {
  it('is what the family agreed with that agency or the law requires, in every cell; the rest is named as withheld', async () => {
    await tellEverything();
    type Answer = SharingAnswer | 'required-by-law' | undefined;
    const answers = new Map<string, Answer>();
    for (const [row, category] of categories.entries())
      for (const [column, agency] of agencies.entries()) {
        const answer = [...sharingAnswers, 'required-by-law', undefined][(row + column) % 5] as Answer;
        answers.set(`${agency} ${category}`, answer);
        if (answer === 'required-by-law') await make.withoutAgreement({ caseId, categories: [category], agency });
        else if (answer) await make.sharingDecision({ caseId, category, agency, answer });
      }

    for (const agency of agencies) {
      const someone = await adviser(agency);
      const shared = categories.filter((category) =>
        ['agreed', 'required-by-law'].includes(answers.get(`${agency} ${category}`) ?? ''),
      );
      const { told, withheld } = (await readAs(await visitorAs(someone))).json<WhatWasTold & Record<string, unknown>>();
      expect(
        told.map(({ category }) => category),
        agency,
      ).toEqual(shared);
      expect(
        withheld.map(({ category }) => category),
        agency,
      ).toEqual(categories.filter((category) => !shared.includes(category)));
      const seen = await app.as(someone.claim, (client) =>
        client.query<{ category: string }>('select category from statement'),
      );
      expect(seen.rows.map(({ category }) => category).sort(), `${agency} in the database`).toEqual([...shared].sort());
    }
  });

  it('ends at the next read when the family takes its agreement back', async () => {
    await make.statement({ caseId, category: 'health', words: 'She sleeps badly.' });
    const therapist = await visitorAs(await adviser('health'));
    const answer = async (value: string) =>
      officer.postForm(`/cases/${caseId}/sharing`, {
        decidedBy: 'Her mother',
        discussedHow: 'By phone',
        'discussedOn[day]': '3',
        'discussedOn[month]': '3',
        'discussedOn[year]': '2025',
        'answers[health][health]': value,
        confirmed: 'yes',
      });
    await answer('agreed');
    expect((await readAs(therapist)).text).toContain('She sleeps badly.');
    await answer('refused');
    const after = await readAs(therapist);
    expect(after.text).not.toContain('She sleeps badly.');
    expect(after.json().withheld).toContainEqual({
      category: 'health',
      categoryWords: categoryWords.health,
      why: 'the family did not agree',
      rule: 'C8',
    });
  });

  it('is noted for the family, once a day', async () => {
    const therapist = await visitorAs(await adviser('health'));
    await readAs(therapist);
    await readAs(therapist);
    expect(await rowsOf('record_read')).toHaveLength(1);
    const { rows } = await database.admin.query(
      `select 1 from audit_entry where case_id = $1 and action = 'record.read'`,
      [caseId],
    );
    expect(rows).toHaveLength(1);
    await readAs(officer);
    await readAs(officer);
    expect(await rowsOf('record_read')).toHaveLength(2);
    const family = await visitorAs(await make.parent(caseId));
    await readAs(family);
    expect(await rowsOf('record_read')).toHaveLength(2);
    const { text } = await family.get(`/family/${caseId}/who-saw`);
    expect(text).toContain('Your council: case officer');
  });
});

describe('who may', () => {
  it('not read or tell: another area, another family, a team that is not on the case or no longer is', async () => {
    await tellEverything();
    await make.sharingDecision({ caseId, category: 'health', agency: 'health', answer: 'agreed' });
    const left = await make.team({ agency: 'health' });
    await make.participant({ caseId, teamId: left.id, endedOn: '2026-03-03' });
    const strangers = [
      await make.officer({ areaId: '999' }),
      await make.parent((await make.case()).id),
      await make.contributor({ agency: 'health' }),
      await make.contributor({ teamId: left.id }),
    ];
    for (const stranger of strangers) {
      const visitor = await visitorAs(stranger);
      for (const path of [
        `/api/v1/cases/${caseId}/statements`,
        `/cases/${caseId}/family`,
        `/family/${caseId}`,
        `/family/${caseId}/story`,
      ])
        expect((await visitor.get(path)).status, path).toBe(404);
      const words = { words: 'Mine now.' };
      expect((await visitor.postForm(`/family/${caseId}/story/health`, words, { page: '/acting-as' })).status).toBe(
        404,
      );
      expect((await app.idsIn('statement', stranger.claim)).length).toBe(0);
    }
    expect(await rowsOf('statement')).toHaveLength(categories.length);
  });

  it('the family itself reads all and tells in its own words', async () => {
    const family = await visitorAs(await make.parent(caseId));
    const story = `/family/${caseId}/story`;
    expect((await family.get('/family')).location).toBe(`/family/${caseId}`);
    const answer = await family.postForm(`${story}/hopes`, { words: 'We hope he makes a friend.', toldBy: '' });
    expect(answer.status).toBe(303);
    expect((await family.get(story)).text).toContain('We hope he makes a friend.');
    expect(await rowsOf('statement')).toMatchObject([
      { category: 'hopes', kind: 'quoted', told_by: expect.stringMatching(/^Person/) as string },
    ]);
  });
});

describe('telling', () => {
  const told = {
    category: 'health',
    words: 'He sleeps badly.',
    kind: 'quoted',
    toldBy: 'His father',
    'toldOn[day]': '3',
    'toldOn[month]': '3',
    'toldOn[year]': '2025',
  };
  const page = () => `/cases/${caseId}/family`;

  it('shows markup as text', async () => {
    await officer.postForm(page(), { ...told, words: '<script>alert(1)</script><b>He</b> & she' });
    const { text } = await officer.get(page());
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;He&lt;/b&gt; &amp; she');
  });

  it('refuses a megabyte, and keeps it', async () => {
    const words = 'long story '.repeat(95_000);
    const answer = await officer.postForm(page(), { ...told, words });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Use 10,000 characters or fewer');
    expect(answer.text).toContain(words);
    expect(await rowsOf('statement')).toEqual([]);
  });

  it.each([
    ['30 February', { 'toldOn[day]': '30', 'toldOn[month]': '2' }, 'must be a real date'],
    ['a day ahead', { 'toldOn[year]': '2099' }, 'cannot be in the future'],
    ['no words', { words: ' \n ' }, 'Write what was told'],
    ['an unknown category', { category: 'secrets' }, 'Choose what it is about'],
  ])('refuses %s', async (_, wrong, message) => {
    const answer = await officer.postForm(page(), { ...told, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(await rowsOf('statement')).toEqual([]);
  });

  it('corrects by adding: what was told before stays, and is corrected once', async () => {
    await officer.postForm(page(), told);
    const [first] = await rowsOf('statement');
    const correct = `${page()}?correct=${String(first!.id)}`;
    expect((await officer.get(correct)).text).toContain('Correct what was told');
    const correction = { ...told, words: 'He sleeps well now.', replaces: String(first!.id) };
    expect((await officer.postForm(page(), { ...correction, category: 'hopes' })).status).toBe(422);
    expect((await officer.postForm(page(), correction)).status).toBe(303);
    const { text } = await officer.get(page());
    expect(text.indexOf('He sleeps well now.')).toBeLessThan(text.indexOf('He sleeps badly.'));
    expect((await officer.postForm(page(), { ...correction, words: 'Again.' })).status).toBe(422);
    expect((await officer.get(correct)).status).toBe(404);
  });

  it('corrects nothing of another case', async () => {
    const elsewhere = await make.statement({ caseId: (await make.case()).id, category: 'health' });
    expect((await officer.postForm(page(), { ...told, replaces: elsewhere.id })).status).toBe(404);
    expect(await rowsOf('statement')).toEqual([]);
  });

  it('writes nothing when its news cannot be written', async () => {
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'made to fail'; end $$;
       create trigger fail before insert on outbox for each row execute function fail()`,
    );
    const answer = await officer.postForm(page(), told);
    await database.admin.query('drop trigger fail on outbox; drop function fail()');
    expect(answer.status).toBe(500);
    expect(await rowsOf('statement')).toEqual([]);
    const { rows } = await database.admin.query(
      `select action from audit_entry where case_id = $1 and action <> 'record.read'`,
      [caseId],
    );
    expect(rows).toEqual([]);
  });
});

describe('where we are', () => {
  it('says who writes and by when, and what is needed', async () => {
    await make.adviceRequest({
      caseId,
      source: 'health',
      state: 'taken',
      receivedOn: '2099-01-20',
      dueOn: '2099-03-03',
    });
    await make.adviceRequest({ caseId, source: 'social-care', state: 'proposed' });
    const family = await visitorAs(await make.parent(caseId));
    const { text } = await family.get(`/family/${caseId}`);
    expect(text).toContain('They are writing.');
    expect(text).toContain('3 March 2099');
    expect(text).toContain('Tell us your story');
    expect(text).not.toContain('Social care');
  });
});

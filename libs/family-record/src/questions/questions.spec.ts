import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Connections } from '../../../../test/acting.ts';
import { atOnce } from '../../../../test/at-once.ts';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import type { Likely } from './likely-answers.ts';

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
  officer = await enter(await make.officer());
});
afterAll(async () => {
  await app.end();
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
});

const enter = (someone: Someone) => portal.visitor().signIn(someone);
const ask = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.admin.query<T>(sql, values)).rows;

/** Somebody of a team that answers a request of the case. */
async function asker(agency: string, state = 'received'): Promise<Someone & { requestId: string }> {
  const { id: teamId } = await make.team({ agency });
  await make.participant({ caseId, teamId });
  const { id: requestId } = await make.adviceRequest({ caseId, teamId, source: agency, state });
  return { ...(await make.contributor({ teamId })), requestId };
}
const share = (agency: string, category = 'health', answer = 'agreed') =>
  make.sharingDecision({ caseId, category, agency, answer });
const question = { category: 'health', words: 'Which medicines does Robin take for asthma?' };
const api = (path = '') => `/api/v1/cases/${caseId}/questions${path}`;
const asks = (who: Visitor, given: object = {}) => who.postJson(api(), { ...question, ...given });
const likely = async (who: Visitor, words: string, category = 'health') =>
  (await who.postJson(api('/likely'), { words, category })).json<Likely>();
const rows = () =>
  ask<Record<string, unknown>>('select * from family_question where case_id = $1 order by asked_at, id', [caseId]);

describe('what is looked up before the family is asked', () => {
  it.each([
    ['Which medicines does Robin take for asthma?', 'He has a blue inhaler for his asthma.'],
    ['Does he have any alergies?', 'Robin is allergic to nuts.'],
    ['How are the nights?', 'She goes to sleep late and wakes at four.'],
    ['What does he do when he is angry?', 'He hits the wall during a meltdown.'],
  ])('%s is answered by: %s', async (words, told) => {
    await make.statement({ caseId, words: told });
    await make.statement({ caseId, words: 'His grandmother lives next door and has a garden.' });
    expect((await likely(officer, words)).answers.map((each) => each.words)).toEqual([told]);
  });

  it('shows what was told last, with its day and who told it; nothing of other subjects or other cases', async () => {
    const first = await make.statement({ caseId, words: 'He takes no medicine.', toldOn: '2025-01-03' });
    await make.statement({
      caseId,
      words: 'He takes medicine at night now.',
      toldBy: 'His father',
      toldOn: '2026-01-03',
      replacesId: first.id,
    });
    await make.statement({ words: 'Another child takes medicine.' });
    const { answers } = await likely(officer, 'What medicine does he take?');
    expect(answers).toMatchObject([
      { words: 'He takes medicine at night now.', toldBy: 'His father', toldOn: '2026-01-03', categoryWords: 'Health' },
    ]);
    expect((await likely(officer, 'Robin?')).answers).toEqual([]);
    expect((await likely(officer, "'; & | ! :* \\ ( <-> medicine")).answers).toHaveLength(1);
  });

  it('says the same to a team whether what is kept from it exists or not', async () => {
    const member = await asker('education');
    const visitor = await enter(member);
    const page = `/requests/${member.requestId}/family-questions`;
    const look = async () => {
      const { text } = await visitor.postForm(page, { ...question, action: 'look' });
      const found = (await visitor.postJson(`${page}/likely`, question)).text;
      return [text.replace(/value="[^"]*"/g, ''), found, (await visitor.postJson(api('/likely'), question)).text];
    };
    const without = await look();
    await make.statement({ caseId, words: 'CANARY takes asthma medicines.' });
    const other = await asker('social-care');
    await asks(await enter(other), { words: 'CANARY: which medicines for asthma?' });
    expect(await look()).toEqual(without);
    expect((await asks(visitor)).status, 'no reason is needed').toBe(201);
    await share('education');
    expect((await likely(visitor, question.words)).answers).toHaveLength(1);
  });
});

describe('asking', () => {
  it('needs a reason where the answer seems to be there, and none where it is not', async () => {
    const member = await asker('health');
    await share('health');
    const visitor = await enter(member);
    expect((await asks(visitor)).status).toBe(201);
    await make.statement({ caseId, words: 'He has an inhaler for asthma.' });
    expect((await asks(visitor, { words: 'Any medicine for asthma?' })).status).toBe(422);
    expect(await rows()).toHaveLength(1);
    const again = { words: 'Any medicine for asthma?', againReason: 'The dose changed in the hospital.' };
    expect((await asks(visitor, again)).status).toBe(201);
    expect(await rows()).toMatchObject([
      { state: 'waiting', again_reason: null, team_id: member.teamId },
      { state: 'waiting', again_reason: 'The dose changed in the hospital.' },
    ]);
  });

  it('ends with the record where that answers it: nobody is asked, and the measure counts it', async () => {
    const member = await asker('health');
    await share('health');
    const { id } = await make.statement({ caseId, words: 'He has an inhaler for asthma.' });
    const visitor = await enter(member);
    const page = `/requests/${member.requestId}/family-questions`;
    const looked = await visitor.postForm(page, { ...question, action: 'look' });
    expect(looked.text).toContain('This answers my question');
    const done = await visitor.postForm(page, { ...question, answeredBy: id });
    expect(done.location).toBe(`${page}?done=on-record`);
    expect((await visitor.get(done.location!)).text).toContain('Answered by what was told before');
    const family = await enter(await make.parent(caseId));
    expect((await family.get(`/family/${caseId}/questions`)).text).not.toContain(question.words);
    expect(await rows()).toMatchObject([{ state: 'on-record', statement_id: id }]);
    expect((await officer.get('/board')).text).toContain('answered from the record');
  });

  it('is not for a team that is not on the case, answers nothing, or names an answer that it may not read', async () => {
    const [hidden, elsewhere] = [await make.statement({ caseId }), await make.statement()];
    const member = await asker('health');
    const strangers: [string, Someone, object, number][] = [
      ['not on the case', await make.contributor({ agency: 'health' }), {}, 404],
      ['another area', await make.officer({ areaId: '999' }), {}, 404],
      ['another family', await make.parent((await make.case()).id), {}, 404],
      ['the family itself', await make.parent(caseId), {}, 404],
      ['has answered', await asker('education', 'accepted'), {}, 409],
      ['an answer that is withheld', member, { answeredBy: hidden.id }, 404],
      ['an answer of another case', member, { answeredBy: elsewhere.id }, 404],
      ['no words', member, { words: ' ' }, 422],
      ['a book', member, { words: 'why '.repeat(1000) }, 422],
      ['an unknown subject', member, { category: 'secrets' }, 422],
    ];
    for (const [what, who, given, status] of strangers)
      expect((await asks(await enter(who), given)).status, what).toBe(status);
    expect(await rows()).toEqual([]);
  });

  it('holds in the database too: a team puts no question in another’s name, nor on a case it does not answer', async () => {
    const [own, other] = [await asker('health'), await asker('education')];
    const idle = await asker('health', 'withdrawn');
    const insert = (who: Someone, teamId: string | null) =>
      app.write(who.claim, (client) =>
        client.query(
          `insert into family_question (area_id, case_id, team_id, asked_by_id, asked_at, category, words) values ('998', $1, $2, $3, now(), 'health', 'Why?')`,
          [caseId, teamId, who.personId],
        ),
      );
    await insert(own, own.teamId);
    for (const [who, teamId] of [
      [own, other.teamId],
      [own, null],
      [idle, idle.teamId],
    ] as const)
      await expect(insert(who, teamId)).rejects.toMatchObject({ code: '42501' });
    expect(await app.countIn('family_question', other.claim)).toBe(0);
    expect(await app.countIn('family_question', own.claim)).toBe(1);
  });
});

describe('the family', () => {
  const near = 'Which medicine does Robin take for his asthma?';
  async function asked() {
    const [health, education, social] = [await asker('health'), await asker('education'), await asker('social-care')];
    await share('health');
    await asks(await enter(health));
    await asks(await enter(education), { words: near });
    await asks(await enter(social), { words: 'Who picks Robin up after school?', category: 'daily-life' });
    return { health, education, social };
  }
  const waitingIds = async () =>
    (await rows()).filter(({ state }) => state === 'waiting').map(({ id }) => id as string);

  it('reads one list, answers once for all who ask, and each reads it as far as sharing allows', async () => {
    const { health, education } = await asked();
    const family = await enter(await make.parent(caseId));
    const list = `/family/${caseId}/questions`;
    expect((await family.get(`/family/${caseId}`)).text).toContain('Answer 2 questions');
    const [first, second] = await waitingIds();
    const page = await family.get(`${list}/${first}`);
    expect(page.text).toContain('will not read your answer');
    const answer = { how: 'answer', questions: [first!, second!], words: 'A blue inhaler, twice a day.', toldBy: '' };
    expect((await family.postForm(`${list}/${first}`, answer)).location).toBe(`${list}?done=answer`);
    expect(await ask('select words, category from statement where case_id = $1', [caseId])).toEqual([
      { words: 'A blue inhaler, twice a day.', category: 'health' },
    ]);
    const seen = async (who: Someone & { requestId: string }) =>
      (await (await enter(who)).get(`/requests/${who.requestId}/family-questions`)).text;
    expect(await seen(health)).toContain('A blue inhaler, twice a day.');
    expect(await seen(education)).not.toContain('inhaler');
    expect(await seen(education)).toContain('No answer is shared with your service');
    expect((await family.get(list)).text).toContain('Who picks Robin up');
  });

  it('is told who will read the answer, by the rule that lets them read it', async () => {
    const [one, other, third] = [await asker('health'), await asker('health'), await asker('education')];
    for (const who of [one, other, third]) await asks(await enter(who));
    await share('health', 'health', 'refused');
    await make.sharingDecision({ caseId, category: 'health', agency: null, recipientPersonId: one.personId });
    await make.withoutAgreement({ caseId, categories: ['health'], agency: 'education' });
    const family = await enter(await make.parent(caseId));
    const [{ id }] = (await rows()) as [{ id: string }];
    const { text } = await family.get(`/family/${caseId}/questions/${id}`);
    expect(text.match(/they will not read your answer/g)).toHaveLength(1);
    const answer = await family.postForm(`/family/${caseId}/questions/${id}`, {
      how: 'answer',
      words: 'A blue inhaler.',
      toldBy: '',
      questions: (await rows()).map((each) => String(each.id)),
    });
    expect(answer.status).toBe(303);
    for (const [who, mayRead] of [
      [one, true],
      [other, false],
      [third, true],
    ] as const)
      expect((await (await enter(who)).get(api())).text.includes('A blue inhaler.')).toBe(mayRead);
  });

  it('may say that it told this before, or that it would rather not', async () => {
    await asked();
    const told = await make.statement({ caseId, words: 'He has an inhaler.' });
    const family = await enter(await make.parent(caseId));
    const [first, second, third] = await waitingIds();
    const answers = `/api/v1/family/cases/${caseId}/answers`;
    const say = (given: object) => family.postJson(answers, given);
    expect((await say({ how: 'told', questions: [first], statement: '' })).status).toBe(422);
    expect((await say({ how: 'told', questions: [first, third], statement: told.id })).status).toBe(404);
    expect((await say({ how: 'told', questions: [first, second], statement: told.id })).status).toBe(204);
    expect((await say({ how: 'declined', questions: [third] })).status).toBe(204);
    expect((await say({ how: 'declined', questions: [third] })).status).toBe(409);
    expect(await rows()).toMatchObject([
      { state: 'answered', is_told_before: true, statement_id: told.id },
      { state: 'answered', is_told_before: true },
      { state: 'declined', statement_id: null },
    ]);
  });

  it('answers nothing of another family, and nothing with an answer told elsewhere', async () => {
    await asked();
    const [first] = await waitingIds();
    const elsewhere = await make.statement();
    const [own, stranger] = [
      await enter(await make.parent(caseId)),
      await enter(await make.parent((await make.case()).id)),
    ];
    const path = `/api/v1/family/cases/${caseId}/answers`;
    expect((await stranger.postJson(path, { how: 'declined', questions: [first] })).status).toBe(404);
    const foreign = { how: 'told', questions: [first], statement: elsewhere.id };
    expect((await own.postJson(path, foreign)).status).toBe(404);
    expect((await rows()).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('has a supporter who may reply and not tell: they decline, and add nothing to the story', async () => {
    await asked();
    const [first] = await waitingIds();
    const supporter = await make.parent(caseId);
    await ask(`update participant set scope = '{replies}' where person_id = $1`, [supporter.personId]);
    const visitor = await enter(supporter);
    const page = await visitor.get(`/family/${caseId}/questions/${first}`);
    expect([page.status, page.text.includes('name="words"')]).toEqual([200, false]);
    const path = `/api/v1/family/cases/${caseId}/answers`;
    expect((await visitor.postJson(path, { how: 'answer', questions: [first], words: 'Yes.' })).status).toBe(404);
    expect((await visitor.postJson(path, { how: 'declined', questions: [first] })).status).toBe(204);
  });

  it('and its officer at once: one answer is kept, the other is told so', async () => {
    await asked();
    const [first] = await waitingIds();
    const family = await enter(await make.parent(caseId));
    const byOfficer = {
      how: 'answer',
      questions: [first],
      words: 'No.',
      kind: 'reported',
      toldBy: 'Her mother',
      toldOn: '2026-03-02',
    };
    const answers = await atOnce(database, `select 1 from family_question where id = '${first}' for update`, [
      () =>
        family.postJson(`/api/v1/family/cases/${caseId}/answers`, { how: 'answer', questions: [first], words: 'Yes.' }),
      () => officer.postJson(`/api/v1/cases/${caseId}/answers`, byOfficer),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    expect(await ask('select 1 from statement where case_id = $1', [caseId])).toHaveLength(1);
  });

  it('without an account answers through its officer; a write that fails leaves nothing', async () => {
    await asked();
    const [first, second] = await waitingIds();
    const path = `/cases/${caseId}/family/questions/${first}`;
    const given = {
      how: 'answer',
      questions: [first!, second!],
      words: 'An inhaler.',
      kind: 'reported',
      toldBy: 'His aunt',
      'toldOn[day]': '2',
      'toldOn[month]': '3',
      'toldOn[year]': '2026',
    };
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'made to fail'; end $$;
       create trigger fail before update on family_question for each row execute function fail()`,
    );
    expect((await officer.postForm(path, given)).status).toBe(500);
    await database.admin.query('drop trigger fail on family_question; drop function fail()');
    expect(await ask('select 1 from statement where case_id = $1', [caseId])).toEqual([]);
    expect((await officer.postForm(path, { ...given, 'toldOn[year]': '2099' })).status).toBe(422);
    expect((await officer.postForm(path, given)).status).toBe(303);
    expect((await officer.get(`/cases/${caseId}/family/questions`)).text).toContain('His aunt');
  });
});

describe('a question', () => {
  it('is taken back by whoever asked or the officer, while it waits; its words never change', async () => {
    const [own, other] = [await asker('health'), await asker('health')];
    const visitor = await enter(own);
    const { id } = (await asks(visitor)).json<{ id: string }>();
    expect((await (await enter(other)).postJson(api(`/${id}/withdraw`), {})).status).toBe(404);
    await expect(ask(`update family_question set words = 'x' where id = $1`, [id])).rejects.toThrow('never change');
    expect((await visitor.postJson(api(`/${id}/withdraw`), {})).status).toBe(204);
    expect((await officer.postJson(api(`/${id}/withdraw`), {})).status).toBe(409);
    await expect(ask(`update family_question set state = 'waiting' where id = $1`, [id])).rejects.toThrow(
      'never change',
    );
  });
});

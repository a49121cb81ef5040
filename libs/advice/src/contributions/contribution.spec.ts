import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { Connections } from '../../../../test/acting.ts';

let database: TestDatabase;
let make: Factory;
let portal: Portal;
let team: string;
let writer: Someone;
let tom: Visitor;
let caseId: string;
let requestId: string;
let form: string;

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  team = (await make.team({ agency: 'health' })).id;
  writer = await make.contributor({ teamId: team });
  tom = await portal.visitor().signIn(writer);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});
beforeEach(async () => {
  caseId = (await make.case()).id;
  requestId = await asked(team, 'health');
  form = `/requests/${requestId}`;
});

/** A request to a team that is on the case. */
async function asked(teamId: string, source: string, dueOn = '2099-01-01'): Promise<string> {
  await make.participant({ caseId, teamId });
  const request = await make.adviceRequest({
    caseId,
    teamId,
    source,
    state: 'received',
    receivedOn: '2026-03-02',
    dueOn,
  });
  return request.id;
}

const written = {
  involvement: 'I saw Robin three times.',
  'particular[diagnoses]': 'Developmental language disorder',
  'particular[soFar]': 'None',
  'needs[0][key]': 'n1',
  'needs[0][text]': 'Robin understands few spoken words.',
  'needs[0][area]': 'communication-and-interaction',
  'outcomes[0][key]': 'o1',
  'outcomes[0][text]': 'Robin will ask a friend to play.',
  'outcomes[0][by]': 'the end of Key Stage 1',
  'outcomes[0][measure]': 'Three times a week, noted by an adult.',
  'outcomes[0][needs]': 'n1',
  'provision[0][key]': 'p1',
  'provision[0][text]': 'Therapy at school',
  'provision[0][outcomes]': 'o1',
  'provision[0][who]': 'Speech and language therapist',
  'provision[0][frequency]': '45 minutes a week',
  'author[name]': 'Tom Ellis',
  'author[role]': 'Speech and language therapist',
};

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await database.admin.query(sql, [requestId])).rows;
}
const editions = () =>
  rows('select edition, state, draft_version, body, hash from contribution where request_id = $1 order by edition');
const proposals = () =>
  rows(
    'select p.text, k.edition from proposed_outcome p join contribution k on k.id = p.contribution_id where k.request_id = $1 order by 2',
  );
/** What the page of a draft remembers of it; of a later one it knows nothing. */
const seenBy = async (visitor: Visitor) =>
  /name="was" value="([^"]*)"/.exec((await visitor.get(form)).text)?.[1]?.replaceAll('&quot;', '"') ?? '{}';
const save = async (visitor: Visitor, fields = {}, was?: string) =>
  visitor.postForm(form, { was: was ?? (await seenBy(visitor)), action: 'save', ...written, ...fields });
const submit = (visitor: Visitor, draftVersion: number) =>
  visitor.postForm(`${form}/check`, { draftVersion }, { page: form });

describe('a draft', () => {
  it('is made at the first save, not by looking, and comes back as it was', async () => {
    await tom.get(form);
    expect(await editions()).toEqual([]);
    expect((await save(tom)).location).toBe(`${form}?done=saved`);
    const page = (await tom.get(form)).text;
    expect(page).toContain('Robin will ask a friend to play.</textarea>');
    expect(page).toMatch(/name="outcomes\[0]\[needs]"[^>]*value="n1" checked/);
  });

  it('gets and loses cards by buttons that need no script, with the links to them', async () => {
    await save(tom);
    const added = await save(tom, { action: 'add:needs' });
    expect(added.location).toBe(`${form}#needs-1-text`);
    expect((await tom.get(`${form}/check`)).text).not.toContain('Need 2'); // a card left blank is not part of it
    await save(tom, { action: 'remove:needs:n1' });
    const [draft] = await editions();
    expect(draft!.body).toMatchObject({ needs: [], outcomes: [{ key: 'o1', needs: [] }] });
  });

  it('asks which kind of professional first, then that kind’s questions; an answer stays when the kind is changed', async () => {
    const asks = async () =>
      [...(await tom.get(form)).text.matchAll(/name="particular\[(\w+)]"/g)].map(([, name]) => name!);
    const ofOneKind = ['dailySkills', 'careInTheDay', 'course', 'wellbeing'];
    const shown = async () => ofOneKind.filter((each) => asked.includes(each));
    let asked = await asks();
    expect([asked[0], await shown()]).toEqual(['kind', []]);
    const chosen = await save(tom, { action: 'kind', 'particular[kind]': 'therapist' });
    expect(chosen.location).toBe(`${form}?done=kind#questions`);
    asked = await asks();
    expect(await shown()).toEqual(['dailySkills']);
    await save(tom, { 'particular[kind]': 'nurse', 'particular[dailySkills]': 'Eats with a spoon.', action: 'kind' });
    asked = await asks();
    expect(await shown()).toEqual(['dailySkills', 'careInTheDay']);
    expect((await tom.get(form)).text).toContain('Eats with a spoon.</textarea>');
    await save(tom, { 'particular[kind]': 'nurse', 'particular[dailySkills]': '' });
    asked = await asks();
    expect(await shown()).toEqual(['careInTheDay']);
  });

  it('belongs to the team: a colleague goes on with it', async () => {
    await save(tom);
    const ana = await portal.visitor().signIn(await make.contributor({ teamId: team }));
    expect((await save(ana, { strengths: 'Robin draws maps.' })).status).toBe(303);
    expect((await tom.get(form)).text).toContain('Robin draws maps.');
  });

  it('that a colleague changed meanwhile keeps both, field by field', async () => {
    await save(tom);
    const before = await seenBy(tom);
    const ana = await portal.visitor().signIn(await make.contributor({ teamId: team }));
    await save(ana, { strengths: 'Words of Ana', sources: 'Notes of Ana' });
    const late = await save(tom, { strengths: 'Words of Tom', involvement: 'Tom was there.' }, before);
    expect(late.location).toBe(`${form}?done=together#asides`);
    const [draft] = await editions();
    expect(draft!.body).toMatchObject({
      strengths: 'Words of Ana',
      sources: 'Notes of Ana',
      involvement: 'Tom was there.',
    });
    for (const visitor of [tom, ana]) {
      const page = (await visitor.get(form)).text;
      for (const words of ['Words of Ana', 'Words of Tom', 'Written at the same time']) expect(page).toContain(words);
      expect(page).toMatch(/<h3[^>]*>What does the child or young person do well\?<\/h3>/);
    }
    expect((await tom.get(`${form}/check`)).text).toContain('Choose between the words that two of you wrote');
    expect((await submit(tom, draft!.draft_version as number)).status).toBe(422);
  });

  it.each([
    ['both', /^Words of Ana\n\n— .+ wrote: —\n\nWords of Tom$/],
    ['take', /^Words of Tom$/],
    ['leave', /^Words of Ana$/],
  ])('with two texts for one field becomes one by choice (%s), and the history has both', async (choice, becomes) => {
    await save(tom);
    const before = await seenBy(tom);
    const ana = await portal.visitor().signIn(await make.contributor({ teamId: team }));
    await save(ana, { strengths: 'Words of Ana' });
    await save(tom, { strengths: 'Words of Tom' }, before);
    const fields = { strengths: 'Words of Ana', action: `${choice}:strengths:${writer.personId}` };
    const both = await seenBy(ana);
    for (const _ of ['a click', 'a second click']) await save(ana, fields, both);
    const [draft] = await editions();
    expect((draft!.body as { strengths: string }).strengths).toMatch(becomes);
    expect((await tom.get(form)).text).not.toContain('Written at the same time');
    const [earlier] = await rows(
      `select body->>'strengths' as words from earlier_draft where contribution_id = (select id from contribution where request_id = $1)`,
    );
    expect(earlier!.words).toMatch(/Words of Ana[^]*Words of Tom/);
  });

  it('written by two at the same moment has the words of both', async () => {
    await save(tom);
    const was = await seenBy(tom);
    const ana = await portal.visitor().signIn(await make.contributor({ teamId: team }));
    const [{ _csrf: toms }, { _csrf: anas }] = [await tom.tokens(form), await ana.tokens(form)];
    const send = (visitor: Visitor, _csrf: string, fields: object) =>
      visitor.postFields(`${form}/draft`, { _csrf, was, ...written, ...fields }, { accept: 'application/json' });
    await Promise.all(
      Array.from({ length: 5 }, (_, n) => [
        send(tom, toms!, { strengths: `Tom ${n}` }),
        send(ana, anas!, { sources: `Ana ${n}` }),
      ]).flat(),
    );
    const [draft] = await editions();
    expect(draft!.body).toMatchObject({
      strengths: expect.stringContaining('Tom'),
      sources: expect.stringContaining('Ana'),
    });
    expect((await send(tom, toms!, { strengths: 'Tom at last' })).json()).toMatchObject({ collided: ['strengths'] });
  });

  it('answers scripts in JSON: the marks of what is stored, thoughts on wording and the parts that follow', async () => {
    const send = async (was: object, fields: object) =>
      tom.postForm(
        `${form}/draft`,
        { was: JSON.stringify(was), ...fields },
        { page: form, headers: { accept: 'application/json' } },
      );
    const first = (await send({}, { ...written, 'provision[0][text]': 'Regular therapy' })).json<{
      was: Record<string, string>;
      parts: Record<string, string>;
    }>();
    expect(first).toMatchObject({
      draftVersion: 1,
      words: expect.stringMatching(/^Saved \d\d:\d\d$/),
      collided: [],
      prompts: { 'provision.p1.text': [expect.stringContaining('“regular”')] },
    });
    expect(first.parts.thread).toContain('From need to provision: all linked');
    const only = { strengths: first.was.strengths ?? '' };
    expect((await send(only, { strengths: 'One' })).json()).toMatchObject({ draftVersion: 2, collided: [] });
    expect((await send(only, { strengths: 'Two' })).json()).toMatchObject({ draftVersion: 3, collided: ['strengths'] });
    expect((await tom.get(`${form}/draft`)).json()).toMatchObject({
      draftVersion: 3,
      fields: { strengths: 'One', 'provision.p1.text': 'Regular therapy' },
    });
    expect((await send({ strengths: 'x'.repeat(500) }, {})).status).toBe(422);
    expect(
      (
        await tom.postForm(
          `${form}/draft`,
          { was: '{', strengths: 'x' },
          { page: form, headers: { accept: 'application/json' } },
        )
      ).status,
    ).toBe(422);
  });

  it('that is too long, or holds what a database cannot store, is answered with every word and no fault', async () => {
    const long = await save(tom, { strengths: 'a'.repeat(1_000_000) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('Use 20,000 characters or fewer');
    expect(long.text).toContain('a'.repeat(1_000_000));
    expect(long.text).toContain('Robin will ask a friend to play.');
    expect(await editions()).toEqual([]);
    expect((await save(tom, { strengths: 'nul \0 <b>bold</b>' })).status).toBe(303);
    expect((await tom.get(form)).text).toContain('nul  &lt;b&gt;bold&lt;/b&gt;');
  });

  it('written after the session ended is kept and saved after signing in', async () => {
    const visitor = await portal.visitor().signIn(writer);
    const tokens = await visitor.tokens(form);
    visitor.cookie = '';
    const refused = await visitor.postFields(form, { ...tokens, was: '{}', action: 'save', ...written });
    expect(refused.status).toBe(401);
    const kept = /name="kept" value="([^"]*)"/.exec(refused.text)![1]!;
    const back = await visitor.postFields('/sign-in', { email: writer.email, password: writer.password, kept });
    const fields = [...back.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
      ([, name, value]) => [name!, value!],
    );
    expect((await visitor.postFields(form, Object.fromEntries(fields))).status).toBe(303);
    expect((await editions())[0]!.body).toMatchObject({
      involvement: 'I saw Robin three times.',
      outcomes: [{ needs: ['n1'] }],
    });
  });
});

describe('submitting', () => {
  it('says in one place what is missing, keeps the draft and writes nothing', async () => {
    await save(tom, {
      'outcomes[0][by]': '',
      'outcomes[0][needs]': '',
      'provision[0][who]': '',
      'author[role]': '',
    });
    const refused = await submit(tom, 1);
    expect(refused.status).toBe(422);
    for (const field of ['outcomes-0-by', 'outcomes-0-needs', 'provision-0-who', 'author-role'])
      expect(refused.text).toContain(`<a href="#${field}">`);
    expect(refused.text).toContain('I saw Robin three times.</textarea>');
    expect(await editions()).toMatchObject([{ state: 'draft' }]);
    expect(await proposals()).toEqual([]);
  });

  it('happens once, however often it is sent', async () => {
    await save(tom);
    const sent = await submit(tom, 1);
    expect(sent.location).toBe(`${form}?done=submitted`);
    expect((await submit(tom, 1)).status).toBe(409);
    expect(await editions()).toMatchObject([{ state: 'submitted', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(await proposals()).toEqual([{ text: 'Robin will ask a friend to play.', edition: 1 }]);
    expect(await rows(`select state from advice_request where id = $1`)).toEqual([{ state: 'submitted' }]);
    expect(
      await rows(
        `select 1 from audit_entry where action = 'advice.submitted' and case_id = (select case_id from advice_request where id = $1)`,
      ),
    ).toHaveLength(1);
  });

  it('of a draft that a colleague changed since it was checked is refused', async () => {
    await save(tom);
    await save(tom, { strengths: 'Later' });
    const refused = await submit(tom, 1);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('changed since you checked it');
    expect(await editions()).toMatchObject([{ state: 'draft' }]);
  });

  it('changes nothing at all when the proposals cannot be written', async () => {
    await save(tom);
    await database.admin.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
       create trigger fail before insert on proposed_outcome for each row execute function fail()`,
    );
    expect((await submit(tom, 1)).status).toBe(500);
    await database.admin.query('drop trigger fail on proposed_outcome; drop function fail');
    expect(await editions()).toMatchObject([{ state: 'draft', hash: null }]);
    expect(await rows(`select state from advice_request where id = $1`)).toEqual([{ state: 'received' }]);
    expect(await rows(`select 1 from outbox where topic = 'advice.submitted' and payload->>'requestId' = $1`)).toEqual(
      [],
    );
  });

  it('after the due day is accepted and says how late', async () => {
    requestId = await asked(team, 'health', '2026-01-01');
    form = `/requests/${requestId}`;
    await save(tom);
    await submit(tom, 1);
    expect((await tom.get(form)).text).toMatch(/late by \d+ days/);
  });
});

describe('submitted advice', () => {
  beforeEach(async () => {
    await save(tom);
    await submit(tom, 1);
  });

  it('never changes, not even by the hand of the application', async () => {
    const app = new Connections(database.appUrl);
    const change = app.write(writer.claim, (client) =>
      client.query(`update contribution set body = '{}' where request_id = $1`, [requestId]),
    );
    await expect(change).rejects.toThrow('rows of contribution never change');
    await app.end();
  });

  it('is corrected by a second edition, which alone counts once submitted', async () => {
    const [first] = await editions();
    await tom.postForm(`${form}/correction`, {}, { page: form });
    await save(tom, { 'outcomes[0][text]': 'Robin will ask two friends to play.' });
    expect(await editions()).toMatchObject([
      { edition: 1, state: 'submitted' },
      { edition: 2, state: 'draft' },
    ]);

    const officer = await portal.visitor().signIn(await make.officer());
    const read = `/cases/${caseId}/advice/${requestId}`;
    expect((await officer.get(read)).text).not.toContain('two friends');
    await submit(tom, 3);
    expect((await editions())[0]).toEqual(first);
    expect((await officer.get(read)).text).toContain('two friends');
    expect((await officer.get(`${read}?edition=1`)).text).toContain('Robin will ask a friend to play.');
    const { contributions } = (await officer.get(`/api/v1/cases/${caseId}/contributions`)).json<{
      contributions: unknown[];
    }>();
    expect(contributions).toMatchObject([
      { edition: 2, agency: 'health', body: { needs: [{ section: 'C' }], provision: [{ section: 'G' }] } },
    ]);
  });

  it('written over by somebody who did not know shows both', async () => {
    const late = await save(tom, { strengths: 'Too late' }, '{}');
    expect(late.status).toBe(409);
    expect(late.text).toContain('Begin a correction with mine');
    await save(tom, { strengths: 'Too late', action: 'correct' });
    expect(await editions()).toMatchObject([{ edition: 1 }, { edition: 2, body: { strengths: 'Too late' } }]);
  });
});

describe('who may', () => {
  it('another team, another area and the family get the same answer as for nothing', async () => {
    await save(tom);
    const others = [
      await make.contributor({ agency: 'health' }),
      await make.officer({ areaId: '999' }),
      await make.parent(caseId),
    ];
    for (const someone of others) {
      const visitor = await portal.visitor().signIn(someone);
      for (const path of [form, `${form}/check`, `/api/v1${form}`, `/cases/${caseId}/advice/${requestId}`])
        expect((await visitor.get(path)).status, path).toBe(404);
      expect((await visitor.postForm(form, { was: '{}' }, { page: '/acting-as' })).status).toBe(404);
    }
    expect(await editions()).toMatchObject([{ draft_version: 1 }]);
  });

  it('an officer of the area sees that advice is awaited, never the draft', async () => {
    await save(tom);
    const officer = await portal.visitor().signIn(await make.officer());
    const page = await officer.get(`/cases/${caseId}/advice/${requestId}`);
    expect(page.text).toContain('No advice has been submitted yet');
    expect(page.text).not.toContain('Robin will ask');
    expect((await officer.get(form)).status).toBe(404);
  });
});

describe('what a profession must say', () => {
  const answered = async (agency: string, fields: Record<string, string>) => {
    const teamId = (await make.team({ agency })).id;
    const visitor = await portal.visitor().signIn(await make.contributor({ teamId }));
    requestId = await asked(teamId, agency);
    form = `/requests/${requestId}`;
    await save(visitor, fields);
    return submit(visitor, 1);
  };

  it('B4: the setting names the qualified teacher it consulted about a sensory impairment', async () => {
    const { circumstances } = await make.case();
    caseId = (await make.case({ circumstances: { ...(circumstances as object), sensoryImpairment: ['hearing'] } })).id;
    const said = { 'particular[attainment]': 'x', 'particular[alreadyDone]': 'x', 'particular[attendance]': 'x' };
    const refused = await answered('education', said);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<a href="#particular-consultee">');
    expect(refused.text).toContain('<a href="#particular-consulteeQualification">');
  });

  it('B6: the psychologist says whom else they consulted, or that there is none', async () => {
    expect((await answered('educational-psychology', {})).text).toContain('<a href="#particular-psychologists">');
  });

  it('B7: “not known to this service” is not advice', async () => {
    const refused = await answered('social-care', { 'particular[status]': 'not-known', noNeeds: 'Not known.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('is not advice on need');
    expect((await answered('social-care', { 'particular[status]': 'early-help' })).status).toBe(303);
  });
});

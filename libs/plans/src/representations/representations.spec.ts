import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { londonDay } from '#platform';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row } from '../../../../test/factories/index.ts';
import { startPortal, type Portal } from '../../../../test/portal.ts';
import { named, soundPlan } from '../../../../test/sound-plan.ts';

let database: TestDatabase;
let portal: Portal;
let make: Factory;
let officer: Visitor;
let signing: Visitor;

const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];
const ago = (days: number) => londonDay(new Date(Date.now() - days * 86_400_000));
const three = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}[day]`]: date, [`${name}[month]`]: month, [`${name}[year]`]: year };
};
const sections = [
  { id: 'B', title: 'Special educational needs', statements: [{ text: 'Reading is hard.', sources: [] }] },
  { id: 'F', title: 'Provision', statements: [] },
];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  officer = await portal.visitor().signIn(await make.officer());
  signing = await portal.visitor().signIn(await make.someone('signing-officer'));
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

/** A case whose draft went to the family some days ago. */
async function drafted(days = 3, state = 'draft-sent') {
  const about = await make.case({ state });
  await make.planVersion({ caseId: about.id, number: 1, kind: 'draft', sections, givenOn: ago(days) });
  const mother = await portal.visitor().signIn(await make.parent(about.id));
  return { id: about.id, mother, own: `/family/${about.id}/draft-views`, views: `/cases/${about.id}/plan/views` };
}
const saidOf = (caseId: string) => rows('select * from representation where case_id = $1 order by id', caseId);
const audited = (caseId: string, action: string) =>
  rows('select * from audit_entry where case_id = $1 and action = $2', caseId, action);

describe('the family’s views on a draft', () => {
  it('are given by point, counted in days from the draft, answered once, and read by the family', async () => {
    const { id, mother, own, views } = await drafted(3);
    expect((await mother.get(own)).text).toContain('Today is day 4 of 15');
    const draft = (await mother.get(`/family/${id}/plan/1`)).text;
    expect(draft).toContain('<li>Our local offer lists the schools');
    expect(draft).toContain(`${own}?point=B.0`);
    expect(draft).not.toContain('govuk-notification-banner');
    expect((await mother.postForm(own, { about: 'point', point: 'B.0', words: 'Maths is hard too.' })).status).toBe(
      303,
    );
    expect((await mother.postForm(own, { about: 'point', point: 'B.0', words: 'Maths is hard too.' })).status).toBe(
      303, // sent twice, from a page that was gone back to
    );
    const [said, ...more] = await saidOf(id);
    expect(more).toEqual([]);
    expect(said).toMatchObject({ section: 'B', statement: 0, words: 'Maths is hard too.', is_on_paper: false });
    expect(await audited(id, 'representation.made')).toHaveLength(1);

    const list = await officer.get(views);
    expect(list.text).toContain('Maths is hard too.');
    expect(list.text).toContain('“Reading is hard.”');
    const path = `${views}/${said!.id}`;
    const [one, two] = [await officer.tokens(path), await signing.tokens(path)];
    const answer = { answer: 'accepted', answerWords: 'We add maths.' };
    const [first, second] = await Promise.all([
      officer.postFields(path, { ...one, ...answer }),
      signing.postFields(path, { ...two, answer: 'not-accepted', answerWords: 'We cannot do that.' }),
    ]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([303, 409]);
    const late = first.status === 409 ? first.text : second.text;
    expect(late).toMatch(/What you wrote[^]*(We add maths\.|We cannot do that\.)/);
    expect(await audited(id, 'representation.answered')).toHaveLength(1);
    const mails = await rows(`select subject || body as words from mail where key like $1`, `views-answered:${id}:%`);
    expect(mails.map(({ words }) => words)).toEqual([expect.stringMatching(/An answer[^]*draft-views/)]);
    const [kept] = await saidOf(id);
    expect((await mother.get(own)).text).toContain(kept!.answer_words);
    await expect(rows(`update representation set answer_words = 'x' where id = $1`, said!.id)).rejects.toThrow('never');
  });

  it('refuse what is incomplete or of no part of the draft, and keep nothing', async () => {
    const { id, mother, own, views } = await drafted();
    for (const wrong of [
      {},
      { about: 'point', words: 'Which?' },
      { about: 'point', point: 'B.1', words: 'There is no second statement.' },
      { about: 'point', point: 'I', words: 'A draft has no section I.' },
      { about: 'whole', words: ' ' },
      { about: 'institution' },
      { about: 'everything', words: 'x' },
    ])
      expect([wrong, (await mother.postForm(own, wrong as Record<string, string>)).status]).toEqual([wrong, 422]);
    const paper = { about: 'whole', words: 'Too long.', saidBy: 'Her father' };
    for (const day of [ago(4), ago(-1)])
      expect((await officer.postForm(views, { ...paper, ...three('receivedOn', day) })).status).toBe(422);
    expect(await saidOf(id)).toEqual([]);
    expect((await officer.postForm(views, { ...paper, ...three('receivedOn', ago(2)) })).status).toBe(303);
    expect(await saidOf(id)).toMatchObject([{ said_by: 'Her father', is_on_paper: true }]);
  });

  it('are closed to others: another family, a supporter who may not reply, another area, a stage without a draft', async () => {
    const { id, mother, own, views } = await drafted();
    const stranger = await drafted();
    expect((await stranger.mother.get(own)).status).toBe(404);
    const supporter = await make.parent(id);
    await rows(`update participant set scope = '{progress,plan}' where person_id = $1`, supporter.personId);
    const helper = await portal.visitor().signIn(supporter);
    expect((await helper.get(own)).status).toBe(403);
    const elsewhere = await portal.visitor().signIn(await make.officer({ areaId: '999' }));
    expect((await elsewhere.get(views)).status).toBe(404);
    const said = { about: 'whole', words: 'Not theirs to say.' };
    for (const [who, path] of [
      [stranger.mother, `/api/v1/family/cases/${id}/draft-views`],
      [helper, `/api/v1/family/cases/${id}/draft-views`],
      [mother, `/api/v1/cases/${id}/plan/views`],
    ] as const)
      expect([403, 404], path).toContain((await who.postJson(path, said)).status);
    expect(await saidOf(id)).toEqual([]);

    await mother.postForm(own, said);
    const [{ id: saidId }] = (await saidOf(id)) as [Row];
    const foreign = `/api/v1/cases/${stranger.id}/plan/views/${saidId}`;
    expect((await officer.postJson(foreign, { answer: 'accepted', answerWords: 'x' })).status).toBe(404);

    const early = await drafted(3, 'assessing');
    expect((await early.mother.get(early.own)).text).not.toContain('<form method="post" novalidate');
    expect((await early.mother.postJson(`/api/v1/family/cases/${early.id}/draft-views`, said)).status).toBe(409);
  });

  it('hold up the final plan until each is answered; agreement lets it come before the 15 days are over', async () => {
    const { id, mother, own, views } = await drafted();
    await soundPlan(make, officer, id);
    const school = await make.organisation({ kind: 'school' });
    await make.row('organisation_area', { areaId: '998', organisationId: school.id });
    const issue = () =>
      signing.postForm(`/cases/${id}/plan/final`, {
        institutionId: school.id,
        institutionType: 'Mainstream school',
        signedName: 'Sian Price',
        ...named,
      });
    await mother.postForm(own, { about: 'meeting' });
    expect((await issue()).text).toContain('The family has until');
    await mother.postForm(own, { about: 'agreement' });
    const refused = await issue();
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('A meeting with us');
    const meeting = (await saidOf(id)).find(({ about }) => about === 'meeting')!;
    await officer.postForm(`${views}/${meeting.id}`, { answer: 'accepted', answerWords: 'On Monday at ten.' });
    expect((await issue()).status).toBe(303);
    expect((await mother.postJson(`/api/v1/family/cases/${id}/draft-views`, { about: 'meeting' })).status).toBe(409);
  });
});

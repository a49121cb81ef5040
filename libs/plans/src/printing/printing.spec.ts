import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Visitor } from '../../../../test/browser-less.ts';
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts';
import { factories, type Factory, type Row, type Someone } from '../../../../test/factories/index.ts';
import { startPortal, startWorker, type Portal } from '../../../../test/portal.ts';
import { elementsOf, htmlText, lettersOf, readPdf, wordsOf, wordText } from '../../../../test/printed-files.ts';
import { planSections } from '#statute';
import type { PlanSections } from '../plan-sections.schema.ts';

let database: TestDatabase;
let portal: Portal;
let worker: INestApplicationContext;
let make: Factory;
let officer: Visitor;

const signIn = (who: Someone) => portal.visitor().signIn(who);
const rows = async (sql: string, ...values: unknown[]) => (await database.admin.query(sql, values)).rows as Row[];

beforeAll(async () => {
  database = await freshDatabase();
  make = factories(database);
  portal = await startPortal(database);
  worker = await startWorker(database, { redis: portal.redis });
  officer = await signIn(await make.officer());
});
afterAll(async () => {
  await worker.close();
  await portal.stop();
  await database.drop();
});

const SECRET = 'Known to the child protection conference.';
const sections: PlanSections = planSections.map(({ id, title }) => ({
  id,
  title,
  statements: [
    {
      text: id === 'A' ? '“I want a friend.”' : `Words of section ${id} 😀.\n\n- one\n- two`,
      ...(id === 'F'
        ? {
            facts: [
              { label: 'Who', text: 'A teacher' },
              { label: 'How often, for how long', text: '' },
            ],
          }
        : {}),
      sources: ['Ruth Ellison, SENCO'],
    },
    ...(id === 'B' ? [{ text: SECRET, sources: ['Omar Reed, social worker'], isMasked: true }] : []),
  ],
}));

async function planned() {
  const about = await make.case();
  const version = await make.planVersion({
    caseId: about.id,
    number: 1,
    sections,
    childName: 'Robin Vale',
    givenOn: '2026-03-02',
  });
  return { caseId: about.id, version, page: `/cases/${about.id}/plan/1/documents` };
}

/** Waits until nothing is pending; what each document came to. */
async function made(planVersionId: unknown): Promise<Row[]> {
  let all: Row[] = [];
  await vi.waitFor(
    async () => {
      all = await rows('select * from plan_document where plan_version_id = $1 order by asked_at, id', planVersionId);
      expect(all.every(({ state }) => state === 'ready' || state === 'failed')).toBe(true);
    },
    { timeout: 90_000, interval: 200 },
  );
  return all;
}

const save = async (who: Visitor, { id }: Row) => {
  const answer = await who.get(`/plan-documents/${id}`);
  expect(answer.status).toBe(200);
  return answer.bytes;
};

describe('a plan as a file', () => {
  it('holds the same words as PDF and as Word, for the officer and for the family, who find the same file', async () => {
    const { caseId, version, page } = await planned();
    const parent = await signIn(await make.parent(caseId));
    expect((await officer.postForm(page, { content: 'plan', format: 'pdf', size: 'standard' })).status).toBe(303);
    const asked = { content: 'plan', format: 'word', size: 'standard' };
    const familyPage = `/family/${caseId}/plan/1/documents`;
    expect((await parent.postForm(familyPage, asked)).status).toBe(303);
    expect((await officer.postForm(page, asked)).status).toBe(303);
    const [pdf, word, none] = await made(version.id);
    expect([pdf!.state, word!.state, none]).toEqual(['ready', 'ready', undefined]);
    expect(pdf!.text).toBeNull();
    const printed = await readPdf(await save(parent, pdf!));
    const words = wordsOf(printed.text);
    expect(words).toEqual(wordsOf(await wordText(await save(parent, word!))));
    expect(words).toEqual(wordsOf(await wordText(await save(officer, word!))));
    for (const section of sections) expect(printed.text).toContain(`Section ${section.id}: ${section.title}`);
    expect(printed.text).toContain(SECRET);
    expect(elementsOf(printed.structure).map(({ role }) => role)).toEqual(
      expect.arrayContaining(['H1', 'H2', 'TH', 'L']),
    );
    expect((await parent.get(familyPage)).text).toContain(`/plan-documents/${pdf!.id}`);
    const record = await rows(`select action from audit_entry where case_id = $1 and action like 'document.%'`, caseId);
    expect(record.map(({ action }) => String(action)).toSorted()).toEqual(
      ['asked', 'asked', 'begun', 'begun', 'made', 'made', 'saved', 'saved', 'saved'].map((each) => `document.${each}`),
    );
  });

  it('is made in large print, plainly for the child, and as the letter with everything a notice must say', async () => {
    const { version, page } = await planned();
    for (const content of ['plan', 'child', 'letter'])
      await officer.postForm(page, { content, format: 'word', size: content === 'child' ? 'standard' : 'large' });
    const texts = Object.fromEntries(
      await Promise.all(
        (await made(version.id)).map(
          async (each) => [each.content, await wordText(await save(officer, each))] as const,
        ),
      ),
    ) as Record<string, string>;
    expect(texts.plan).toContain('Words of section F');
    expect(texts.child).toContain('Robin, this is your plan');
    expect(texts.child).not.toContain('Section');
    expect(texts.child).not.toContain(SECRET);
    for (const words of ['First-tier Tribunal', 'mediation', 'SENDIASS', 'do not affect your right'])
      expect(texts.letter).toContain(words);
  });
});

const pasted = ['Day\tHours\tWho\tWhere', 'Monday\t2\tMsOkonkwo\tTheBlueRoom', 'Tuesday\t3½\tTherapist\tLibrary'];
const typed = [
  'Robin likes 😀 trains — “café” & <b>not bold</b> {{ title }} {% raw %}',
  'אני אוהבת רכבות, ורובין גם.',
  'مرحبا بالعالم',
  'x'.repeat(400),
  Array.from({ length: 10_000 }, (_, at) => `w${at}${at % 80 ? '' : '.\n'}`).join(' '),
];

it('holds whatever was typed or pasted, in every form and size, and nothing of it is cut off', async () => {
  const about = await make.case();
  const text = [...typed, pasted.join('\n')].join('\n\n');
  const facts = [
    { label: 'Who', text: `${typed[1]} ${typed[2]}` },
    { label: 'How often, for how long', text: `${'y'.repeat(300)} 😀` },
  ];
  const hard = sections.map((section) => {
    if (section.id === 'A') return { ...section, statements: [{ text, sources: [typed[0]!] }] };
    return section.id === 'F' ? { ...section, statements: [{ text: pasted.join('\n'), facts, sources: [] }] } : section;
  });
  const version = await make.planVersion({
    ...{ caseId: about.id, number: 1, childName: 'Robin Vale', givenOn: '2026-03-02', sections: hard },
  });
  const page = `/cases/${about.id}/plan/1`;
  for (const [content, size] of [
    ['plan', 'standard'],
    ['plan', 'large'],
    ['child', 'standard'],
  ] as const)
    for (const format of ['pdf', 'word'])
      expect((await officer.postForm(`${page}/documents`, { content, size, format })).status).toBe(303);
  const whole = [...typed, facts[1]!.text].map(lettersOf).filter((each) => !/\p{Script=Arabic}/u.test(each));
  const cells = pasted.flatMap((line) => line.split('\t')).map(lettersOf);
  const missingIn = (letters: string) => [...whole, ...cells].filter((each) => !letters.includes(each));
  expect(missingIn(lettersOf(htmlText((await officer.get(page)).text)))).toEqual([]);
  const files = Map.groupBy(await made(version.id), ({ content, size }) => [content, size].join(' '));
  expect([...files.keys()]).toEqual(['plan standard', 'plan large', 'child standard']);
  for (const [name, [pdf, word]] of files) {
    const printed = await readPdf(await save(officer, pdf!));
    const letters = lettersOf(await wordText(await save(officer, word!)));
    expect(missingIn(letters), name).toEqual([]);
    expect(lettersOf(printed.text) === letters, name).toBe(true);
    expect(printed.beyond, name).toEqual([]);
  }
}, 120_000);

describe('a copy for somebody outside the case', () => {
  it('holds only what was released, masked and stamped, and saving it is in the record and in the family’s log', async () => {
    const { caseId, version } = await planned();
    const school = await make.organisation({ kind: 'school', name: 'Alder Grove' });
    const release = { caseId, planVersionId: version.id, recipientId: school.id, sections: ['A', 'B'], number: 7 };
    await make.release(release);
    const head = await signIn(await make.someone('head', { organisationId: school.id }));
    const page = `/plans/${version.id}/documents`;
    for (const format of ['pdf', 'word'])
      expect((await head.postForm(page, { content: 'plan', format, size: 'standard' })).status).toBe(303);
    expect((await head.postForm(page, { content: 'child', format: 'pdf', size: 'standard' })).status).toBe(422);
    const [pdf, word] = await made(version.id);
    const text = (await readPdf(await save(head, pdf!))).text;
    expect(wordsOf(text)).toEqual(wordsOf(await wordText(await save(head, word!))));
    expect(text).toContain('Section A');
    expect(text).toContain('Left out of this copy');
    expect(text).toMatch(/copy 7, made for Alder Grove/);
    for (const absent of ['Section F', SECRET, 'Omar Reed']) expect(text).not.toContain(absent);
    const parent = await signIn(await make.parent(caseId));
    expect((await parent.get(`/family/${caseId}/who-saw`)).text).toContain('which they saved as a file');
    expect((await parent.get(`/plan-documents/${pdf!.id}`)).status).toBe(404);
    expect((await officer.get(`/plan-documents/${pdf!.id}`)).status).toBe(200);
  });

  it('is for its recipient alone, and nobody else finds or asks for a file', async () => {
    const { caseId, version, page } = await planned();
    const [school, elsewhere] = [
      await make.organisation({ kind: 'school' }),
      await make.organisation({ kind: 'school' }),
    ];
    for (const [at, each] of [school, elsewhere].entries())
      await make.release({
        caseId,
        planVersionId: version.id,
        recipientId: each.id,
        sections: [at ? 'A' : 'B'],
        number: at + 1,
      });
    const heads = await Promise.all(
      [school, elsewhere].map(async (each) => signIn(await make.someone('head', { organisationId: each.id }))),
    );
    await heads[0]!.postForm(`/plans/${version.id}/documents`, { content: 'plan', format: 'word', size: 'standard' });
    await officer.postForm(page, { content: 'plan', format: 'word', size: 'standard' });
    const [copy, own] = await made(version.id);
    expect((await heads[0]!.get(`/plan-documents/${copy!.id}`)).status).toBe(200);
    expect((await heads[0]!.get(`/plan-documents/${own!.id}`)).status).toBe(404);
    expect((await heads[1]!.get(`/plan-documents/${copy!.id}`)).status).toBe(404);
    const strangers = [
      await signIn(await make.officer({ areaId: '999' })),
      await signIn(await make.parent((await make.case()).id)),
      await signIn(await make.contributor()),
    ];
    for (const stranger of strangers) {
      for (const { id } of [copy!, own!]) expect((await stranger.get(`/plan-documents/${id}`)).status).toBe(404);
      const asked = { content: 'plan', format: 'pdf', size: 'large' };
      expect((await stranger.postForm(page, asked)).status).toBeGreaterThanOrEqual(403);
      expect((await stranger.postForm(`/plans/${version.id}/documents`, asked)).status).toBeGreaterThanOrEqual(403);
    }
    expect(await made(version.id)).toHaveLength(2);
  });
});

describe('the press', () => {
  it('refuses an order that makes no sense, and writes nothing', async () => {
    const { version, page } = await planned();
    const wrongs: Record<string, string>[] = [{ format: 'exe' }, { content: 'all' }, { size: 'tiny' }, { copy: 'x' }];
    for (const wrong of wrongs)
      expect(
        (await officer.postForm(page, { content: 'plan', format: 'pdf', size: 'standard', ...wrong })).status,
      ).toBe(422);
    expect(
      (await officer.postForm(page, { content: 'plan', format: 'pdf', size: 'standard', copy: version.id })).status,
    ).toBe(404);
    expect(await made(version.id)).toEqual([]);
  });

  it('begins again what a worker that died had begun', async () => {
    const { version } = await planned();
    const text = {
      title: 'A',
      from: { name: 'A', accent: '#000000' },
      stamp: '',
      opening: [],
      parts: [],
      isLarge: false,
    };
    const lost = { caseId: version.caseId, planVersionId: version.id, format: 'word', state: 'making', text };
    await make.row('plan_document', { ...lost, begunAt: '2026-03-02T10:00:00.000Z' });
    const { Press } = await import('./press.ts');
    await worker.get(Press, { strict: false }).run();
    expect((await made(version.id)).map(({ state }) => state)).toEqual(['ready']);
  });
});

it('says what to do where there is no Chromium, and makes Word files all the same', async () => {
  await worker.close();
  worker = await startWorker(database, { redis: portal.redis, settings: { CHROMIUM: '/nowhere/chromium' } });
  const { version, page } = await planned();
  for (const format of ['pdf', 'word']) await officer.postForm(page, { content: 'plan', format, size: 'standard' });
  expect((await made(version.id)).map(({ state, failure }) => [state, failure])).toEqual([
    ['failed', 'no-chromium'],
    ['ready', null],
  ]);
  expect((await officer.get(page)).text).toContain('Ask for Word instead');
  await officer.postForm(page, { content: 'plan', format: 'pdf', size: 'standard' });
  expect(await made(version.id)).toHaveLength(3);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { categories } from '#consent';
import type { Visitor } from './browser-less.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { factories } from './factories/index.ts';
import { startPortal, type Portal } from './portal.ts';
import { readingOf, sentencesOf, wordsOf } from './reading-age.ts';

// The pages of families are for readers of 9 to 11 years: the grade is that age less 5.
const MOST_GRADE = 6;
const MOST_WORDS = 25;

let database: TestDatabase;
let portal: Portal;
let mother: Visitor;
let caseId: string;
let told: string;

beforeAll(async () => {
  database = await freshDatabase();
  portal = await startPortal(database);
  const make = factories(database);
  caseId = (await make.case()).id;
  await make.adviceRequest({ caseId, source: 'health', state: 'taken', receivedOn: '2099-01-20', dueOn: '2099-03-03' });
  const parent = await make.parent(caseId);
  told = (await make.statement({ caseId, words: 'She sleeps badly.', tellerId: parent.personId })).id;
  mother = await portal.visitor().signIn(parent);
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const paths = () => [
  ...[
    '',
    '/story',
    '/my-pages',
    '/who-helps',
    '/who-helps/new',
    '/who-helps/report',
    '/who-saw',
    '/plan',
    '/draft-views',
  ],
  ...categories.map((category) => `/story/${category}`),
  ...[`/story/safe/${told}`, '/story/hopes/file', '/sharing', '/questions', '/visits', '/people'],
  ...['like', 'hard', 'helps', 'want'].map((page) => `/my-pages/${page}`),
];

it('the pages of families can be read by a child of 11, and no sentence is long', async () => {
  const read = [];
  for (const path of paths()) {
    const { status, text } = await mother.get(`/family/${caseId}${path}`);
    expect([path, status]).toEqual([path, 200]);
    read.push({ path, ...readingOf(sentencesOf(text)) });
  }
  const all = readingOf(read.flatMap(({ sentences }) => sentences));
  const lines = read.map(
    ({ path, grade, words }) => `${grade.toFixed(1).padStart(5)}  ${String(words).padStart(4)} words  ${path || '/'}`,
  );
  console.info(
    `Flesch-Kincaid grade of the family's pages: ${all.grade.toFixed(2)} over ${all.words} words\n${lines.join('\n')}`,
  );
  const long = read.flatMap(({ path, sentences }) =>
    sentences.filter((each) => wordsOf(each).length > MOST_WORDS).map((each) => `${path}: ${each}`),
  );
  expect(long).toEqual([]);
  expect(all.grade).toBeLessThan(MOST_GRADE);
});

it('would notice hard words and long sentences', () => {
  const hard = readingOf([
    'Statutory multidisciplinary advisory contributions are proportionately disseminated notwithstanding the family’s recorded disagreement.',
  ]);
  const easy = readingOf(['We ask the people who know Sam to write to us.', 'You need not tell it again.']);
  expect(hard.grade).toBeGreaterThan(20);
  expect(easy.grade).toBeLessThan(3);
  expect(
    sentencesOf(
      '<main><p>One <a href="x">two</a>. Three four?</p><ul><li>Five six</li></ul><script>no no</script></main>',
    ),
  ).toEqual(['One two.', 'Three four?', 'Five six']);
});

import { describe, expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { adviceToSeek } from './advice-to-seek.ts';
import type { Circumstances } from './circumstances.ts';
import { mayReuse } from './reuse.ts';

const d = civilDate;
/** Year 3, at school, nothing further. */
const plain: Circumstances = {
  born: d('2018-03-04'),
  on: d('2026-01-05'),
  setting: { name: 'Elm Primary School' },
  sensoryImpairment: [],
  lookedAfter: false,
  serviceFamily: false,
  youthJustice: false,
  knownToSocialCare: false,
  healthServices: [],
  askedFor: [],
};
const seek = (more: Partial<Circumstances> = {}) => adviceToSeek({ ...plain, ...more });
const short = (more: Partial<Circumstances> = {}) =>
  seek(more).map(({ rule, source, necessity }) => `${rule} ${source} ${necessity}`);
const REQUIRED = [
  'B1 family required',
  'B2 education required',
  'B5 health required',
  'B6 educational-psychology required',
  'B7 social-care required',
];
const added = (more: Partial<Circumstances>) => short(more).filter((each) => !REQUIRED.includes(each));

test('five are always required', () => {
  expect(short()).toEqual(REQUIRED);
  expect(seek().map(({ reason }) => reason)).toEqual([
    'The parent or young person is always asked for their views, and the child’s own views are sought.',
    'The child or young person attends Elm Primary School, whose head or manager gives educational advice.',
    'Health advice is always sought, even where no health service is known to be involved.',
    'Advice from an educational psychologist is always sought.',
    'Social care advice is always sought, even where social care does not know the child or young person.',
  ]);
  expect(seek()[1]).toMatchObject({ who: 'Elm Primary School', citations: ['§7.7(b)', 'reg 6(1)(b)'] });
  expect(seek()[4]!.note).toBe('"Not known to this service" is not advice on need.');
});

test('every duty has a name of its own, which no day and nothing newly known changes', () => {
  const askedFor = [{ name: 'Nora Bell', reason: 'she taught her to swim' }];
  const more = { lookedAfter: true, serviceFamily: true, youthJustice: true, askedFor, born: d('2011-10-04') };
  const names = (change: Partial<Circumstances> = {}) => seek({ ...more, ...change }).map((each) => each.duty);
  expect(new Set(names()).size).toBe(names().length);
  expect(names()).toContain('B10 adulthood');
  expect(names({ on: d('2026-09-01'), healthServices: ['paediatrics'], knownToSocialCare: true })).toEqual(names());
});

test('the reason names what is known', () => {
  const duties = seek({ healthServices: ['physiotherapy', 'paediatrics'], knownToSocialCare: true });
  expect(duties[2]!.reason).toBe(
    'Health advice is always sought; these services know the child: physiotherapy, paediatrics.',
  );
  expect(duties[4]!.reason).toBe('Social care advice is always sought; social care knows the child or young person.');
});

test('without a setting someone experienced in teaching is asked', () => {
  expect(seek({ setting: null })[1]).toMatchObject({
    rule: 'B3',
    source: 'education',
    who: 'A person with experience of teaching children with special educational needs',
    reason:
      'No setting is attended, or its head cannot advise, so someone with experience of teaching gives educational advice.',
  });
});

describe('a sensory impairment', () => {
  test.each<[Circumstances['sensoryImpairment'], string[]]>([
    [['visual'], ['visual impairment']],
    [['hearing'], ['hearing impairment']],
    [['multi-sensory'], ['multi-sensory impairment']],
    [['visual', 'hearing'], ['multi-sensory impairment']],
    [['visual', 'multi-sensory'], ['multi-sensory impairment']],
  ])('%j asks for a teacher of %j', (sensoryImpairment, teachers) => {
    const education = seek({ sensoryImpairment })[1]!;
    expect(education.mustConsultTeacherOf).toEqual(teachers);
    expect(education.note).toBe(
      `The advice must follow consultation with a teacher qualified in ${teachers[0]}; record name and qualification.`,
    );
    expect(education.citations).toEqual(['§7.7(b)', 'reg 6(1)(b)', '§7.7(c)', 'reg 6(2)']);
    expect(seek({ sensoryImpairment, setting: null })[1]!.mustConsultTeacherOf).toEqual(teachers);
  });

  test('none asks for none', () => {
    expect(seek()[1]).not.toHaveProperty('mustConsultTeacherOf');
    expect(seek()[1]).not.toHaveProperty('note');
  });
});

describe('preparing for adulthood', () => {
  test.each([
    // Born on 31 August 2012 and 1 September 2012: Year 9 and Year 8 on 1 September 2025.
    ['2012-08-31', '2025-08-31', undefined, false],
    ['2012-08-31', '2025-09-01', undefined, true],
    ['2012-09-01', '2025-09-01', undefined, false],
    ['2012-09-01', '2025-09-01', 9, true],
    ['2012-08-31', '2025-09-01', 8, false],
    ['2012-08-31', '2025-09-01', null, true],
    ['2022-01-01', '2025-09-01', undefined, false],
  ])('born %s, on %s, year group %s: %s', (born, on, yearGroup, isSought) => {
    expect(short({ born: d(born), on: d(on), yearGroup }).includes('B10 adulthood required')).toBe(isSought);
  });

  test('names the year', () => {
    const reason = (yearGroup: number) => seek({ yearGroup }).find(({ rule }) => rule === 'B10')!.reason;
    expect(reason(10)).toBe('Advice on preparing for adulthood is needed in or beyond Year 9; this is Year 10.');
    expect(reason(13)).toContain('this is Year 13.');
    expect(reason(14)).toContain('this is beyond Year 13.');
  });
});

test('whomever the family asks for is asked', () => {
  const duties = seek({
    askedFor: [{ name: 'Dr Amir', reason: 'she has known him since birth.' }, { name: 'Ms Bell' }],
  }).slice(5);
  expect(duties).toMatchObject([
    {
      rule: 'B11',
      source: 'other',
      necessity: 'required',
      who: 'Dr Amir',
      reason: 'The family asked for advice from Dr Amir: she has known him since birth.',
    },
    { rule: 'B11', who: 'Ms Bell', reason: 'The family asked for advice from Ms Bell.' },
  ]);
});

test('a service family: the armed forces’ education service, automatically', () => {
  expect(added({ serviceFamily: true })).toEqual(['B9 armed-forces-education automatic']);
});

test('a looked-after child: the virtual school of the authority that looks after the child', () => {
  expect(added({ lookedAfter: true })).toEqual([
    'B8 virtual-school automatic',
    'B8 other possible',
    'B8 other possible',
  ]);
  const virtualSchool = (lookedAfterBy?: string) =>
    seek({ lookedAfter: true, lookedAfterBy }).find(({ source }) => source === 'virtual-school')!;
  expect(virtualSchool('Northshire')).toMatchObject({
    who: 'The virtual school head of Northshire',
    reason: 'The child is looked after by Northshire.',
  });
  expect(virtualSchool()).toMatchObject({
    who: 'The virtual school head of the authority that looks after the child',
    reason: 'The child is looked after.',
  });
  expect(
    seek({ lookedAfter: true })
      .slice(-2)
      .map(({ who }) => who),
  ).toEqual(['The child’s designated teacher', 'The designated doctor or nurse for looked-after children']);
});

test('youth justice: the youth offending team', () => {
  expect(added({ youthJustice: true })).toEqual(['B8 youth-justice automatic']);
});

test('before Reception: the early years provider’s assessment may help', () => {
  const young = { born: d('2022-03-04') };
  expect(added(young)).toEqual(['B8 other possible']);
  expect(seek(young).at(-1)).toMatchObject({
    who: 'The early years provider',
    reason: 'An assessment made by Elm Primary School may help.',
  });
  expect(added({ ...young, setting: null })).toEqual(['B3 education required']);
});

test('every duty has a whole sentence and a citation', () => {
  const everything = seek({
    lookedAfter: true,
    serviceFamily: true,
    youthJustice: true,
    yearGroup: 9,
    askedFor: [{ name: 'Dr Amir' }],
  });
  for (const { reason, citations } of everything) {
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(citations.length).toBeGreaterThan(0);
  }
});

test('advice is reused only with three yeses (B13)', () => {
  const yes = { isSatisfied: true, on: d('2026-01-05') };
  const no = { isSatisfied: false, on: d('2026-01-05') };
  expect(mayReuse({ author: yes, authority: yes, family: yes })).toBe(true);
  for (const answer of [no, null]) {
    expect(mayReuse({ author: answer, authority: yes, family: yes })).toBe(false);
    expect(mayReuse({ author: yes, authority: answer, family: yes })).toBe(false);
    expect(mayReuse({ author: yes, authority: yes, family: answer })).toBe(false);
  }
});

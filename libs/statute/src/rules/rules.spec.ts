import { describe, expect, test } from 'vitest';
import { isCivilDate } from '../calendar/civil-date.ts';
import { releasePurposes } from '../disclosure/release-purposes.ts';
import { defaults } from './defaults.ts';
import { citationInFull } from './citations.ts';
import { rule, rules, UnknownRule } from './rules.ts';

const upTo = (group: string, last: number, first = 1): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${group}${first + index}`);

test('every row of the law is there once, in order', () => {
  expect(rules.map(({ id }) => id)).toEqual([
    ...upTo('Z', 5),
    ...upTo('A', 9),
    ...upTo('B', 16),
    ...upTo('C', 11),
    ...upTo('D', 12),
    ...upTo('E', 3),
    ...upTo('F', 15),
    ...upTo('G', 8),
    ...upTo('P', 16, 0),
    ...upTo('I', 13),
    ...upTo('J', 10),
    ...upTo('K', 15),
    ...upTo('L', 8),
  ]);
});

test.each(rules)('$id is a sentence with a source and its dates', ({ sentence, citations, from, to, exceptions }) => {
  expect(sentence).toMatch(/^["A-Z].*\.$/);
  expect(sentence).not.toContain("'");
  expect(citations.length).toBeGreaterThan(0);
  expect(isCivilDate(from)).toBe(true);
  expect(to).toBeNull();
  expect(exceptions?.every((each) => each.length > 10) ?? true).toBe(true);
});

test('rows written without the text of the law say so', () => {
  const unverified = rules.filter(({ verified }) => !verified).map(({ id }) => id);
  expect(unverified).toEqual(['A6', 'A8', 'B12', 'B15', 'C4', 'D12', ...upTo('P', 16, 0), 'J6']);
});

test('rules of later law begin later', () => {
  expect(rule('D7').from).toBe('2014-09-01');
  expect(['K9', 'K10', 'K11'].map((id) => rule(id).from)).toEqual(['2015-04-01', '2015-04-01', '2015-04-01']);
  expect(rule('K3').from).toBe('2011-04-01');
});

describe('a rule', () => {
  test('is found by its id', () => {
    expect(rule('B14')).toMatchObject({ id: 'B14', period: '6 weeks', verified: true, who: 'the body asked' });
    expect(rule('B14').exceptions).toHaveLength(3);
  });

  test('that does not exist is an error', () => {
    expect(() => rule('Q1')).toThrow(
      new UnknownRule('There is no rule "Q1". Rule ids are a letter and a number, such as B14.'),
    );
    expect(new UnknownRule('').name).toBe('UnknownRule');
  });

  test('of disclosure repeats its purpose', () => {
    for (const purpose of releasePurposes) expect(rule(purpose.code).sentence).toContain(purpose.purpose);
    expect(rule('P12').sentence).toBe(
      'The plan may be released for this purpose: higher education. To: the principal or other relevant person of the institution. A place is confirmed. The young person gives permission.',
    );
  });
});

test.each([
  ['reg 8(1)', 'SEND Regulations 2014 (SI 2014/1530), regulation 8(1)'],
  ['s36(1)', 'Children and Families Act 2014, section 36(1)'],
  ['§7.5', 'Draft SEND Code of Practice 2013, section 7.5'],
  ['Code 9.14', 'SEND Code of Practice 2015, paragraph 9.14'],
  ['DPR reg 4', 'SEND (Detained Persons) Regulations 2015 (SI 2015/62), regulation 4'],
  ['PB regs', 'SEN (Personal Budgets) Regulations 2014 (SI 2014/1652)'],
  ['SI 2010/959 reg 33', 'Care Planning, Placement and Case Review Regulations 2010 (SI 2010/959), regulation 33'],
  ['guide', 'Multi-agency contribution guide'],
  ['Children Act 1989 s17', 'Children Act 1989 s17'],
])('%s is spelled out', (short, long) => {
  expect(citationInFull(short)).toBe(long);
});

test('each conflict between the draft Code and present law has a default', () => {
  expect(defaults).toHaveLength(11);
  expect(defaults.filter(({ configurable }) => configurable === null).map(({ chosen }) => chosen)).toEqual([
    '6 weeks for each source',
    'excuses the piece of advice only',
    'C3 and C4',
    'home authority (K9)',
  ]);
});

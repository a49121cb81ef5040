import { expect, test } from 'vitest';
import { rule } from '../rules/rules.ts';
import { appealRights } from './appeal-rights.ts';
import { appealable, needsCertificate } from './appealable.ts';
import { missingFromNotice, notices, type NoticeKind } from './notices.ts';

const kinds = Object.keys(notices) as NoticeKind[];
const ids = (kind: NoticeKind) => notices[kind].contents.map(({ id }) => id);
const APPEAL = [
  'right-of-appeal',
  'right-to-mediation',
  'certificate',
  'mediation-adviser',
  'mediation-times',
  'disagreement-resolution',
  'impartial-advice',
  'appeal-unaffected',
];

test('the notice of appeal rights (L1) has its eight parts', () => {
  expect(appealRights.map(({ id }) => id)).toEqual(APPEAL);
});

test.each<[NoticeKind, string, string[], boolean]>([
  ['considering-assessment', 'A4', ['considering', 'right-to-views'], false],
  ['decision-to-assess', 'A7', ['decision'], false],
  ['refusal-to-assess', 'A7', ['decision', 'reasons'], true],
  ['no-plan', 'E1', ['decision', 'reasons', 'mainstream-resources'], true],
  [
    'draft-plan',
    'G1',
    ['advice', 'right-to-views', 'meeting', 'institution', 'where-to-find', 'personal-budget'],
    false,
  ],
  ['final-plan', 'G7', ['plan'], true],
  ['review-keep', 'I7', ['decision', 'reasons'], true],
  ['review-amend', 'I8', ['plan', 'changes', 'evidence', 'right-to-views'], false],
  ['cease', 'J9', ['decision', 'reasons'], true],
  ['refusal-to-reassess', 'J1', ['decision', 'reasons'], true],
  ['transferred', 'J4', ['transferred', 'assessing', 'review-day'], false],
])('%s under %s says %j, with appeal rights: %s', (kind, ruleId, own, hasAppeal) => {
  expect(notices[kind].rule).toBe(ruleId);
  expect(ids(kind)).toEqual([...own, ...(hasAppeal ? APPEAL : [])]);
});

test('each goes to the family, and where a decision concerns them to others', () => {
  for (const kind of kinds) expect(notices[kind].recipients[0]).toBe('the parent or young person');
  expect(notices['considering-assessment'].recipients).toHaveLength(4);
  expect(notices['decision-to-assess'].recipients).toEqual(notices['considering-assessment'].recipients);
  expect(notices['considering-assessment'].recipientsInCustody).toHaveLength(4);
  expect(notices['no-plan'].recipients).toContain('the health commissioner');
  expect(notices['final-plan'].recipients).toEqual([
    'the parent or young person',
    'the institution named',
    'the health commissioner',
  ]);
});

test('what is missing is told in order', () => {
  expect(missingFromNotice('review-amend', ['changes', 'plan']).map(({ id }) => id)).toEqual([
    'evidence',
    'right-to-views',
  ]);
  expect(missingFromNotice('final-plan', ['plan', ...APPEAL])).toEqual([]);
  expect(missingFromNotice('no-plan', []).length).toBe(11);
});

test('every part is a sentence under a rule, and named once in its notice', () => {
  for (const kind of kinds) {
    expect(new Set(ids(kind)).size).toBe(ids(kind).length);
    for (const { rule: ruleId, sentence } of notices[kind].contents) {
      expect(rule(ruleId).id).toBe(ruleId);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  }
});

test('of what can be appealed (L8) all needs a certificate, but section I alone (L4)', () => {
  expect(appealable).toHaveLength(8);
  expect(needsCertificate(['section-I'])).toBe(false);
  expect(needsCertificate(['section-I', 'section-F'])).toBe(true);
  expect(needsCertificate(['not-assess'])).toBe(true);
});

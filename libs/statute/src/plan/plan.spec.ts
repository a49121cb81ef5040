import { describe, expect, test } from 'vitest';
import { civilDate } from '../calendar/civil-date.ts';
import { rule } from '../rules/rules.ts';
import { checkPlan, planChecks, planQuestions } from './check-plan.ts';
import { needAreas } from './need-areas.ts';
import type { Need, Outcome, PlanUnderCheck, Provision } from './plan-under-check.ts';
import { planSections } from './sections.ts';

const d = civilDate;
const need: Need = { id: 'n1', section: 'B', area: 'communication-and-interaction', sources: ['k1'] };
const outcome: Outcome = {
  id: 'o1',
  words: 'By the end of Year 4 Sam tells a friend what he did at the weekend.',
  achievedWhen: 'A friend can say what he was told.',
  by: 'the end of Year 4',
  needs: ['n1'],
  answersAspiration: false,
  sources: ['k1'],
};
const provision: Provision = {
  id: 'p1',
  section: 'F',
  howMuch: '30 minutes',
  howOften: 'weekly',
  byWhom: 'a speech and language therapist',
  skill: 'registered with the HCPC',
  reviewedWhen: 'each term',
  educatesOrTrains: true,
  isSpeechTherapy: true,
  preparesForAdulthood: false,
  needs: ['n1'],
  outcomes: ['o1'],
  sources: ['k1'],
};
const plan: PlanUnderCheck = {
  isDraft: true,
  on: d('2026-01-05'),
  born: d('2017-03-04'),
  views: 'Sam says: I like trains.',
  needs: [need],
  outcomes: [outcome],
  provisions: [provision],
  placement: null,
  personalBudget: null,
  advice: [{ id: 'k1', author: 'A. Author', role: 'therapist', on: d('2025-12-01'), document: 'report.pdf' }],
};
const found = (change: Partial<PlanUnderCheck>) =>
  checkPlan({ ...plan, ...change }).map(({ rule: id, severity, section, id: where }) =>
    [id, severity, section, where].filter(Boolean).join(' '),
  );
const withProvision = (change: Partial<Provision>) =>
  found({ provisions: [provision, { ...provision, id: 'p2', ...change }] });
const withOutcome = (change: Partial<Outcome>) => found({ outcomes: [{ ...outcome, ...change }] });
const withNeed = (change: Partial<Need>) => found({ needs: [need, { ...need, id: 'n2', ...change }] });

test('the sections are A to K with H1 and H2, in order', () => {
  expect(planSections.map(({ id }) => id).join(' ')).toBe('A B C D E F G H1 H2 I J K');
  expect(planSections.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  for (const { title, content, from, to } of planSections) {
    expect(title).toMatch(/^[A-Z]/);
    expect(content).toMatch(/\.$/);
    expect([from, to]).toEqual(['2014-09-01', null]);
  }
});

test('needs fall in four areas', () => {
  expect(needAreas.map(({ title }) => title)).toEqual([
    'Communication and interaction',
    'Cognition and learning',
    'Social, emotional and mental health',
    'Sensory and/or physical needs',
  ]);
});

test('a sound plan has no finding', () => expect(found({})).toEqual([]));

describe('sections', () => {
  test.each<[string, Partial<PlanUnderCheck>, string[]]>([
    ['no views', { views: ' \n' }, ['F1 must A']],
    ['a placement in a draft', { placement: { type: 'mainstream' } }, ['F11 must I']],
    ['a final plan without a placement', { isDraft: false }, ['F11 must I']],
    ['a final plan with an empty placement', { isDraft: false, placement: { name: '' } }, ['F11 must I']],
    ['a final plan with a type', { isDraft: false, placement: { type: 'mainstream' } }, []],
    ['a final plan with a name', { isDraft: false, placement: { name: 'Elm' } }, []],
    ['Year 9 without preparation for adulthood', { yearGroup: 9 }, ['F10 must F']],
    ['Year 9 by age without it', { born: d('2012-08-31') }, ['F10 must F']],
    ['Year 9 with it', { yearGroup: 9, provisions: [{ ...provision, preparesForAdulthood: true }] }, []],
    ['Year 8', { yearGroup: 8 }, []],
    ['before Reception', { born: d('2023-01-01') }, []],
    [
      'a budget that meets nothing',
      { personalBudget: { needs: [], outcomes: [], amount: '£1', managedBy: 'direct' } },
      ['F12 must J'],
    ],
    [
      'a budget with no outcome',
      { personalBudget: { needs: ['n1'], outcomes: [], amount: '£1', managedBy: 'direct' } },
      ['F12 must J'],
    ],
    [
      'a budget with no need',
      { personalBudget: { needs: [], outcomes: ['o1'], amount: '£1', managedBy: 'direct' } },
      ['F12 must J'],
    ],
    [
      'a budget with no amount',
      { personalBudget: { needs: ['n1'], outcomes: ['o1'], managedBy: 'direct' } },
      ['F12 should J'],
    ],
    [
      'a budget that nobody manages',
      { personalBudget: { needs: ['n1'], outcomes: ['o1'], amount: '£1' } },
      ['F12 should J'],
    ],
    ['a whole budget', { personalBudget: { needs: ['n1'], outcomes: ['o1'], amount: '£1', managedBy: 'direct' } }, []],
  ])('%s', (_, change, findings) => expect(found(change)).toEqual(findings));

  test.each(['author', 'role', 'document'] as const)('advice without its %s', (part) => {
    expect(found({ advice: [{ ...plan.advice[0]!, [part]: '' }] })).toEqual(['F14 must K k1']);
  });

  test('advice without its day', () =>
    expect(found({ advice: [{ ...plan.advice[0]!, on: null }] })).toEqual(['F14 must K k1']));

  test('H1 is for those under 18', () => {
    const provisions = [
      { ...provision, preparesForAdulthood: true },
      { ...provision, id: 'p2', section: 'H1' as const, educatesOrTrains: false, isSpeechTherapy: false },
    ];
    expect(found({ provisions, born: d('2008-01-06') })).toEqual([]);
    expect(found({ provisions, born: d('2008-01-05') })).toEqual(['F9 must H1 p2']);
  });
});

describe('needs', () => {
  test('at least one, in one of the four areas', () => {
    expect(found({ needs: [{ ...need, section: 'C' }] })).toEqual(['F2 must B']);
    expect(withNeed({ area: undefined, gapReason: 'met in class' })).toEqual(['F2 must B n2']);
    expect(withNeed({ section: 'C', area: undefined, gapReason: 'met in class' })).toEqual([]);
  });

  test('each with provision or a reason', () => {
    expect(withNeed({})).toEqual(['F5 must B n2']);
    expect(withNeed({ section: 'D' })).toEqual(['F5 must D n2']);
    expect(withNeed({ gapReason: 'met in class' })).toEqual([]);
  });
});

describe('outcomes', () => {
  test('at least one', () => expect(found({ outcomes: [] })).toEqual(['F3 must E']));

  test.each<[Partial<Outcome>, string[]]>([
    [{ achievedWhen: '' }, ['F3 must E o1']],
    [{ by: undefined }, ['F3 must E o1']],
    [{ needs: [] }, ['F5 must E o1']],
    [{ needs: [], answersAspiration: true }, []],
    [{ sources: [] }, ['F5 must E o1']],
    [{ words: 'Sam will have access to a quiet room.' }, ['F3 should E o1']],
    [{ words: 'Sam will receive 3 hours a week of therapy.' }, ['F3 should E o1']],
    [{ words: 'Weekly sessions with a therapist.' }, ['F3 should E o1']],
    [{ words: 'Sam has a placement at Elm School.' }, ['F3 should E o1']],
    [{ words: 'Sam can ask for a break when he needs one.' }, []],
  ])('%j', (change, findings) => expect(withOutcome(change)).toEqual(findings));
});

describe('provision', () => {
  test.each<[Partial<Provision>, string[]]>([
    [{ howMuch: '' }, ['F4 must F p2']],
    [{ howOften: undefined }, ['F4 must F p2']],
    [{ byWhom: undefined }, ['F4 must F p2']],
    [{ howMuch: '', flexibilityReason: 'his health varies from day to day' }, []],
    [{ skill: undefined }, ['F4 should F p2']],
    [{ reviewedWhen: undefined }, ['F4 should F p2']],
    [{ needs: [] }, ['F5 must F p2']],
    [{ outcomes: [] }, ['F5 must F p2']],
    [{ sources: ['k9'] }, ['F5 must F p2']],
    [{ section: 'H2' }, ['F6 must H2 p2', 'F6 must H2 p2']],
    [{ section: 'H2', educatesOrTrains: false }, ['F6 must H2 p2']],
    [{ section: 'H2', educatesOrTrains: false, exceptionReason: 'a medical swallowing programme' }, []],
    [{ section: 'H2', educatesOrTrains: false, isSpeechTherapy: false }, []],
    [{ section: 'G', educatesOrTrains: false, isSpeechTherapy: false }, ['F7 must G p2']],
    [
      {
        section: 'G',
        educatesOrTrains: false,
        isSpeechTherapy: false,
        agreed: { name: 'B', role: 'commissioner', on: d('2026-01-02') },
      },
      [],
    ],
  ])('%j', (change, findings) => expect(withProvision(change)).toEqual(findings));
});

test('what must be mended comes first', () => {
  expect(withProvision({ skill: undefined, sources: [] })).toEqual(['F5 must F p2', 'F4 should F p2']);
});

test('every check and question has its rule and its sentence, and each row of the group is looked at', () => {
  for (const check of planChecks) {
    expect(rule(check.rule).id).toBe(check.rule);
    expect(check.sentence).toMatch(/^[A-Z].*\.$/);
  }
  const looked = new Set([...planChecks, ...planQuestions].map((each) => each.rule));
  expect(looked).toEqual(new Set(Array.from({ length: 15 }, (_, index) => `F${index + 1}`)));
  for (const { question } of planQuestions) expect(question).toMatch(/^[A-Z].*\?$/);
});

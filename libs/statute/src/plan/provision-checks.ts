import type { PlanCheck } from './plan-check.ts';

/** Provision and its golden thread. @rule F4 F5 F6 F7 */
export const provisionChecks: readonly PlanCheck[] = [
  {
    rule: 'F4',
    severity: 'must',
    sentence: 'This provision does not say how much, how often and by whom, and gives no reason for being flexible.',
    find: ({ provisions }) =>
      provisions.filter((each) => !each.flexibilityReason && !(each.howMuch && each.howOften && each.byWhom)),
  },
  {
    rule: 'F4',
    severity: 'should',
    sentence: 'This provision does not say what skill or training it needs and when it is reviewed.',
    find: ({ provisions }) => provisions.filter(({ skill, reviewedWhen }) => !skill || !reviewedWhen),
  },
  {
    rule: 'F5',
    severity: 'must',
    sentence: 'This provision is not tied to a need and to an outcome.',
    find: ({ provisions }) => provisions.filter(({ needs, outcomes }) => needs.length === 0 || outcomes.length === 0),
  },
  {
    rule: 'F5',
    severity: 'must',
    sentence: 'This statement has no source that section K lists.',
    find: ({ needs, outcomes, provisions, advice }) => {
      const listed = new Set(advice.map(({ id }) => id));
      const statements = [...needs, ...outcomes.map((each) => ({ ...each, section: 'E' as const })), ...provisions];
      return statements.filter(({ sources }) => !sources.some((source) => listed.has(source)));
    },
  },
  {
    rule: 'F6',
    severity: 'must',
    sentence: 'Provision that educates or trains is special educational provision and goes in section F.',
    find: ({ provisions }) => provisions.filter(({ section, educatesOrTrains }) => educatesOrTrains && section !== 'F'),
  },
  {
    rule: 'F6',
    severity: 'must',
    sentence: 'Speech and language therapy goes in section F unless exceptional reasons are recorded.',
    find: ({ provisions }) =>
      provisions.filter((each) => each.isSpeechTherapy && each.section !== 'F' && !each.exceptionReason),
  },
  {
    rule: 'F7',
    severity: 'must',
    sentence: 'The health commissioner has not agreed this provision: leave it out of section G and escalate it.',
    find: ({ provisions }) => provisions.filter(({ section, agreed }) => section === 'G' && !agreed),
  },
];

import { needAndOutcomeChecks } from './need-and-outcome-checks.ts';
import type { PlanCheck, PlanFinding } from './plan-check.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';
import { provisionChecks } from './provision-checks.ts';
import { sectionChecks } from './section-checks.ts';

/** Every check that a program can make. */
export const planChecks: readonly PlanCheck[] = [...sectionChecks, ...needAndOutcomeChecks, ...provisionChecks];

/** What only a reader can judge: an officer answers each before signing. @rule F1 F8 F13 F15 */
export const planQuestions = [
  { rule: 'F1', question: 'Does section A say which words are the child’s own and which are reported?' },
  { rule: 'F3', question: 'Do the outcomes cut across services, with steps and monitoring?' },
  {
    rule: 'F8',
    question: 'Is unrelated provision labelled, and child protection information left out or masked in copies?',
  },
  { rule: 'F13', question: 'Was the family told that it can ask for a personal budget?' },
  { rule: 'F15', question: 'Is the plan in plain language, with strengths and informal support?' },
] as const;

/** Everything the checks find in a plan, what must be mended first. @rule F1-F14 */
export function checkPlan(plan: PlanUnderCheck): PlanFinding[] {
  const findings = planChecks.flatMap(({ rule, severity, sentence, find }) =>
    find(plan).map(({ section, id }): PlanFinding => ({ rule, severity, section, id, sentence })),
  );
  return [...findings.filter(isMust), ...findings.filter((finding) => !isMust(finding))];
}

const isMust = ({ severity }: PlanFinding): boolean => severity === 'must';

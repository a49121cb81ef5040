import type { PlanStatement } from '../plan-sections.schema.ts';
import { managementWords } from './personal-budget.schema.ts';
import type { PersonalBudget } from './personal-budget.entity.ts';

/** What section J needs to know of the decision. */
export type Budget = Pick<
  PersonalBudget,
  'decision' | 'words' | 'needs' | 'outcomes' | 'amount' | 'frequency' | 'managedBy' | 'monitoring' | 'reviewed'
>;

interface Plan {
  needs: readonly { id?: string; text: string }[];
  /** The number of each outcome, by its id. */
  numbers: ReadonlyMap<string, number>;
}

/** Section J: what the budget pays for, which needs and outcomes it meets, how it is managed. @rule F12 */
export function sectionJ(budget: Budget | null, { needs, numbers }: Plan): PlanStatement[] {
  if (budget?.decision !== 'agreed') return [];
  const met = needs.filter(({ id }) => id && budget.needs.includes(id)).map(({ text }) => text);
  const outcomes = budget.outcomes.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  const facts = [
    { label: 'Needs it meets', text: met.join('\n') },
    { label: 'Outcomes', text: outcomes.join(', ') },
    { label: 'Amount', text: [budget.amount, budget.frequency].filter(Boolean).join(', ') },
    { label: 'How it is managed', text: budget.managedBy ? managementWords[budget.managedBy] : '' },
    { label: 'Monitored', text: budget.monitoring },
    { label: 'Reviewed', text: budget.reviewed },
  ];
  return [{ facts, sources: [], text: budget.words }];
}

/** What section J says where it holds nothing. */
export const noteOfJ = (budget: Budget | null): string => {
  if (budget?.decision === 'agreed') return '';
  return budget
    ? 'A personal budget was asked for and is not agreed. The reasons were given in writing, with the right to a review.'
    : 'No personal budget or direct payment has been agreed.';
};

import { z } from 'zod';
import { optional, required } from '#platform';
import { managements } from './personal-budget.entity.ts';

export const managementWords: Record<(typeof managements)[number], string> = {
  notional: 'The council arranges it (a notional budget)',
  'third-party': 'Somebody else manages it for the family (a third-party arrangement)',
  direct: 'The family receives it (a direct payment)',
  mixed: 'A mix of these',
};

const ids = (message: string) =>
  z.preprocess((given) => [given].flat().filter(Boolean), z.array(z.uuid()).min(1, message).max(200));

/** What is decided about a personal budget: agreed with all that section J says, or refused with reasons. */
export const budgetSchema = z.discriminatedUnion(
  'decision',
  [
    z.object({
      decision: z.literal('agreed'),
      words: required('Say what the budget pays for', 5000),
      needs: ids('Tick the needs that it is to meet'),
      outcomes: ids('Tick the outcomes that it is to meet'),
      amount: optional(200),
      frequency: optional(200),
      managedBy: z.enum(managements, { error: 'Choose how it is managed' }),
      monitoring: optional(2000),
      reviewed: optional(200),
    }),
    z.object({
      decision: z.literal('refused'),
      reason: required('Give the reasons: the family has a right to them in writing, and to a review', 5000),
    }),
  ],
  { error: 'Choose whether a personal budget is agreed' },
);
export type BudgetDecision = z.infer<typeof budgetSchema>;

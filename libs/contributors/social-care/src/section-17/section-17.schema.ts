import { z } from 'zod';
import { day, optional, required } from '#platform';
import { outcomes } from './section-17.entity.ts';

export const referralSchema = z.object({
  referredOn: day('The day of the referral'),
  referredBy: required('Enter who referred the child', 200),
  reason: required('Enter why they referred the child', 5000),
});
export type Referral = z.infer<typeof referralSchema>;

/** A child for whom nobody has asked for an education, health and care assessment. */
export const childReferralSchema = referralSchema.extend({
  childName: required('Enter the child’s name', 200),
  born: day('The date of birth'),
});
export type ChildReferral = z.infer<typeof childReferralSchema>;

export const moves = ['triage', 'begin', 'end', 'close-early'] as const;
const chosen = z.union([z.literal('').transform(() => null), z.enum(outcomes)], { error: 'Choose the outcome' });

/** The next step of an assessment, on its day. */
export const moveSchema = z.object({
  action: z.enum(moves, { error: 'Choose what happened' }),
  on: day('The day'),
  outcome: chosen.nullable().default(null),
  because: optional(5000),
});
export type Move = z.infer<typeof moveSchema>;

export const linkSchema = z.object({ caseId: z.uuid({ error: 'Choose the child' }) });
export const section17Params = z.object({ section17Id: z.uuid() });

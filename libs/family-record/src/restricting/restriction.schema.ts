import { z } from 'zod';
import { caseParams } from '#cases';
import { required } from '#platform';

/** Why something is restricted; the family need not say. */
export const reasonSchema = z.object({
  reason: z.string().trim().max(2000, 'Use 2,000 characters or fewer').default(''),
});
export type Reason = z.infer<typeof reasonSchema>;

export const liftSchema = z.object({ reason: required('Say why it may be read again', 2000) });
export type Lifted = z.infer<typeof liftSchema>;

export const restrictionParams = caseParams.extend({ restrictionId: z.uuid() });
export type RestrictionParams = z.infer<typeof restrictionParams>;

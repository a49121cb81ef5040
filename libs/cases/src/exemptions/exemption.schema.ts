import { z } from 'zod';
import { day, optionalDay, required } from '#platform';
import { grounds } from './exemption.entity.ts';

/** An exemption as an officer records it: from which day, on which ground, for how long, and why (D9). */
export const exemptionSchema = z.object({
  rule: z.string({ error: 'Choose the day that this affects' }).min(1, 'Choose the day that this affects').max(10),
  ground: z.enum(grounds, { error: 'Choose the ground' }),
  beginsOn: day('The first day of it'),
  endsOn: day('The last day of it'),
  adviceAskedOn: optionalDay('The day the head was asked for advice'),
  why: required('Say how this makes it impractical to keep the day, and what shows it', 2000),
  familyToldOn: optionalDay('The day the family was told'),
});
export type ExemptionClaim = z.infer<typeof exemptionSchema>;

export const withdrawalSchema = z.object({ withdrawal: required('Say why it is withdrawn', 2000) });

export const exemptionParams = z.object({ caseId: z.uuid(), exemptionId: z.uuid() });

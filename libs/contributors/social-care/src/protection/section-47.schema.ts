import { z } from 'zod';
import { day, required } from '#platform';
import { protectionKinds } from './section-47.entity.ts';

export const entrySchema = z.object({
  kind: z.enum(protectionKinds, { error: 'Choose what it is' }).exclude(['read'], { error: 'Choose what it is' }),
  heldOn: day('The day'),
  words: required('Enter what is to be kept', 20_000),
});
export type ProtectionEntry = z.infer<typeof entrySchema>;

/** Leave to read, asked of one colleague. */
export const leaveSchema = z.object({
  second: z.uuid({ error: 'Choose the colleague who is to approve it' }),
  reason: required('Say why you need to read it', 2000),
  until: day('The last day'),
});
export type LeaveOrder = z.infer<typeof leaveSchema>;

export const leaveParams = z.object({ caseId: z.uuid(), grantId: z.uuid() });

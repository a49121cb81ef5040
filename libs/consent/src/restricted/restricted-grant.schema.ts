import { z } from 'zod';
import { day, required } from '#platform';
import { basisIds } from '../basis.ts';

/** Whom to let read what is restricted: a team on the case, somebody of one, or an officer. */
export const grantSchema = z.object({
  recipient: z.uuid({ error: 'Choose who needs to read it' }),
  reason: required('Say why they need to read it', 2000),
  basis: z.enum(basisIds, { error: 'Choose the basis in law' }),
  until: day('The last day'),
});
export type GrantOrder = z.infer<typeof grantSchema>;

export const grantParams = z.object({ caseId: z.uuid(), grantId: z.uuid() });

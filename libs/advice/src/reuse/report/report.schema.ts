import { z } from 'zod';
import { adviceBodySchema } from '../../contributions/contribution.schema.ts';

/** What a report that is used says: its needs, outcomes and provision alone. */
export const enteredSchema = adviceBodySchema.pick({ needs: true, noNeeds: true, outcomes: true, provision: true });
export type Entered = z.infer<typeof enteredSchema>;
export const enteredFormSchema = enteredSchema.extend({ action: z.string().max(300).default('save') });

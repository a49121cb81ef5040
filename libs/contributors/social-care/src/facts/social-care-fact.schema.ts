import { z } from 'zod';
import { day, optionalDay } from '#platform';
import { factKinds } from './social-care-fact.entity.ts';

export const factSchema = z.object({
  kind: z.enum(factKinds, { error: 'Choose what it is' }),
  since: day('The first day'),
  reviewOn: optionalDay('The day of the next review'),
});
export type FactOrder = z.infer<typeof factSchema>;

/** A review was held and the next is due; or it has ended. */
export const factChangeSchema = z.object({
  reviewOn: optionalDay('The day of the next review'),
  until: optionalDay('The last day'),
});
export type FactChange = z.infer<typeof factChangeSchema>;

export const factParams = z.object({ caseId: z.uuid(), socialCareFactId: z.uuid() });

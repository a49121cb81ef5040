import { z } from 'zod';

const line = z.string().trim().max(200);

/** What is known about the child that decides whose advice is sought (B1-B11). The setting is kept on the case. */
export const circumstancesSchema = z.object({
  yearGroup: z.coerce.number().int().min(-1).max(14).nullable().default(null),
  sensoryImpairment: z.array(z.enum(['visual', 'hearing', 'multi-sensory'])).default([]),
  lookedAfter: z.boolean().default(false),
  /** Empty where nobody knows, or where several say it (`lookedAfterClaims`, worked out by the database). @rule K1 */
  lookedAfterBy: line.default(''),
  lookedAfterClaims: z.array(line).optional(),
  serviceFamily: z.boolean().default(false),
  youthJustice: z.boolean().default(false),
  knownToSocialCare: z.boolean().default(false),
  healthServices: z.array(line).max(20).default([]),
  askedFor: z
    .array(z.object({ name: line, reason: line.default('') }))
    .max(20)
    .default([]),
});

export type CircumstancesOfCase = z.infer<typeof circumstancesSchema>;

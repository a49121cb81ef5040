import { z } from 'zod';
import { optional, ticked } from '#platform';
import { pointKeys } from './checklist.ts';

const met = ticked(pointKeys);
/** What is missing, by point; points without words are left out. */
const missing = z
  .partialRecord(z.enum(pointKeys), optional(2000))
  .default({})
  .transform((given) => Object.fromEntries(Object.entries(given).filter(([, words]) => words)) as Missing);
export type Missing = Partial<Record<(typeof pointKeys)[number], string>>;

/** The edition that was read: a correction that came meanwhile is not judged unread. */
const edition = z.coerce.number().int().min(1, 'Say which edition you have read');

export const acceptSchema = z.object({ edition, met });
export const returnSchema = z.object({ edition, missing });
export const judgeSchema = z.object({ edition, met, missing, decision: z.enum(['accept', 'return']) });
export type Accepting = z.infer<typeof acceptSchema>;
export type Returning = z.infer<typeof returnSchema>;

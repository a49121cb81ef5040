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

export const acceptSchema = z.object({ met });
export const returnSchema = z.object({ missing });
export const judgeSchema = z.object({ met, missing, decision: z.enum(['accept', 'return']) });

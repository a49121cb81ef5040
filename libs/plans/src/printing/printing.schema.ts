import { z } from 'zod';
import { printedContents, printedSizes } from './plan-document.entity.ts';

/** What somebody wants as a file. `copy`: for whom, as officers choose it; the family’s own copy when left empty. */
export const printSchema = z.object({
  content: z.enum(printedContents, { error: 'Choose what you want' }).default('plan'),
  size: z.enum(printedSizes, { error: 'Choose the size of the print' }).default('standard'),
  format: z.enum(['pdf', 'word'], { error: 'Choose PDF or Word' }),
  copy: z.union([z.literal(''), z.uuid('Choose whose copy it is')]).default(''),
});
export type PrintOrder = z.infer<typeof printSchema>;

export const documentParams = z.object({ documentId: z.uuid() });

import { z } from 'zod';
import { required } from '#platform';
import { versionParams } from '../../plans.schema.ts';

/** A sentence of a plan by where it stands: its section, and its place there from 0. */
export const sentenceParams = versionParams.extend({
  section: z.string().max(10),
  at: z.coerce.number().int().min(0).max(10_000),
});
export type SentenceParams = z.infer<typeof sentenceParams>;
export const correctionSchema = z.object({ words: required('Write how it really is', 5000) });
export type Correction = z.infer<typeof correctionSchema>;

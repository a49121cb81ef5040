import { z } from 'zod';
import { categories } from '#consent';
import { required, yes } from '#platform';
import { servedSections } from './section-17-text.entity.ts';

const section = z.union([z.literal('').transform(() => null), z.enum(servedSections)], {
  error: 'Choose one of the sections',
});

export const textSchema = z.object({
  category: z.enum(categories, { error: 'Choose what it is about' }),
  words: required('Write the text', 20_000),
  serves: section.nullable().default(null),
  keptApart: yes.default(false),
});
export type TextOrder = z.infer<typeof textSchema>;

export const serveSchema = z.object({ serves: section.nullable().default(null) });

/** A card of the advice to use for the section 17 assessment as well, as `needs:n1`. */
export const takeSchema = z.object({
  card: z
    .string({ error: 'Choose a part of the advice' })
    .regex(/^(needs|provision):[a-z0-9-]{1,40}$/, 'Choose a part of the advice'),
  about: z.enum(categories, { error: 'Choose what it is about' }),
});
export type TakeOrder = z.infer<typeof takeSchema>;

export const textParams = z.object({ caseId: z.uuid(), textId: z.uuid() });

import { z } from 'zod';
import { categories } from '#consent';
import { optional, required } from '#platform';
import { ownWords, statementSchema } from '../statements/statement.schema.ts';

const category = z.enum(categories, { error: 'Choose what it is about' });
const words = required('Write your question', 2000);
const none = z.literal('').transform(() => null);

/** A question as it is typed, to look for what answers it. */
export const lookSchema = z.object({ category: category.or(none).nullable().catch(null), words: optional(2000) });
export type Look = z.infer<typeof lookSchema>;

/** A question to the family; with `answeredBy`, what was told before answers it and nobody is asked. */
export const askSchema = z.object({
  category,
  words,
  againReason: optional(1000),
  answeredBy: z.union([none, z.uuid()]).default(null),
});
export type Asking = z.infer<typeof askSchema>;

/** The form: looking for an answer comes first, and each button says which it is. */
export const askFormSchema = askSchema.extend({ action: z.enum(['look', 'ask']).default('look') });
export type AskForm = z.infer<typeof askFormSchema>;

const questions = z.preprocess((given) => [given ?? []].flat(), z.array(z.uuid()).min(1));
const told = z.object({
  questions,
  how: z.literal('told'),
  statement: z.uuid({ error: 'Choose what answers it' }),
});
const declined = z.object({ questions, how: z.literal('declined') });

/** What a family says to a question, or to several that ask the same. */
export const ownAnswerSchema = z.discriminatedUnion('how', [
  ownWords.pick({ words: true, toldBy: true }).extend({ questions, how: z.literal('answer') }),
  told,
  declined,
]);
export type OwnAnswer = z.infer<typeof ownAnswerSchema>;

/** The same, as an officer writes it down for a family without an account. */
export const answerSchema = z.discriminatedUnion('how', [
  statementSchema
    .pick({ words: true, kind: true, toldBy: true, toldOn: true })
    .extend({ questions, how: z.literal('answer') }),
  told,
  declined,
]);
export type Answer = z.infer<typeof answerSchema>;

export const questionParams = z.object({ caseId: z.uuid(), questionId: z.uuid() });

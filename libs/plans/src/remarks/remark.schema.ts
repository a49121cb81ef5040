import { z } from 'zod';
import { caseParams } from '#cases';
import { marksSchema, optional, required } from '#platform';
import { remarkAnswers } from './outcome-remark.entity.ts';

export const remarkParams = caseParams.extend({ remarkId: z.uuid() });
export const suggestionParams = z.object({ requestId: z.uuid(), outcomeId: z.uuid() });

/** Other words for an outcome, and why. */
export const suggestionSchema = z.object({
  words: required('Write how you would word the outcome', 5000),
  why: optional(2000),
});
export type Suggested = z.infer<typeof suggestionSchema>;

export const commentSchema = z.object({ words: required('Write what you want to tell us about it', 5000) });

/** What an officer makes of it. `was`: the mark of the outcome's text on the page. */
export const remarkAnswerSchema = z
  .object({
    answer: z.enum(remarkAnswers, { error: 'Choose what becomes of it' }),
    answerWords: optional(5000),
    was: marksSchema,
  })
  .refine(({ answer, answerWords }) => answer === 'accepted' || answerWords, {
    path: ['answerWords'],
    error: 'Write your answer: whoever said it will read it',
  });
export type RemarkAnswer = z.infer<typeof remarkAnswerSchema>;

import { z } from 'zod';
import { caseParams } from '#cases';
import { day, optional, required } from '#platform';
import { answers, subjects } from './representation.entity.ts';

export const representationParams = caseParams.extend({ representationId: z.uuid() });

/** What may be said without words: that there should be a meeting, or that all is well. */
const wordless = ['meeting', 'personal-budget', 'agreement'];

const said = z.object({
  about: z.enum(subjects, { error: 'Choose what it is about' }),
  /** `B` for a whole section, `B.2` for its third statement. */
  point: z
    .string()
    .regex(/^([A-K][12]?(\.\d{1,4})?)?$/, 'Choose the part of the draft')
    .default(''),
  words: optional(10_000),
});

const isSaid = <T extends z.ZodType<z.infer<typeof said>>>(schema: T) =>
  schema
    .refine(({ about, point }) => about !== 'point' || point, {
      path: ['point'],
      error: 'Choose the part of the draft',
    })
    .refine(({ about, words }) => about !== 'institution' || words, {
      path: ['words'],
      error: 'Write the name of the school or college',
    })
    .refine(({ about, words }) => [...wordless, 'institution'].includes(about) || words, {
      path: ['words'],
      error: 'Write what you want to say about it',
    });

/** What a family says to its draft. */
export const saidSchema = isSaid(said);
/** The same, as an officer writes it down: whose words, and the day on which they came. */
export const enteredSchema = isSaid(
  said.extend({ saidBy: required('Enter whose words they are', 200), receivedOn: day('The day it was received') }),
);
export type Said = z.infer<typeof saidSchema>;
export type Entered = z.infer<typeof enteredSchema>;

export const answerSchema = z.object({
  answer: z.enum(answers, { error: 'Choose whether you will do what the family asks' }),
  answerWords: required('Write the answer: the family will read it', 5000),
});
export type AnswerGiven = z.infer<typeof answerSchema>;

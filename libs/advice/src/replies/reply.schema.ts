import { z } from 'zod';
import { day, optional, required } from '#platform';
import { isGround, rule } from '#statute';
import { replyKinds } from './advice-reply.entity.ts';

/** Offered on the form so that it can be answered, in the words of the rule: no reason for delay. @rule B14 */
export const NO_GROUND = 'waiting-list';
const noGround = `${rule('B14').sentence.split('. ').at(-1)} The due day stays.`;

const reasons = (message: string) =>
  required(message, 5000).refine((text) => text.length >= 20, 'Say it in a sentence or two (at least 20 characters)');

/** A signature that there is nothing to say. @rule B7 */
export const nilReturnSchema = z.object({ words: reasons('Give the reasons why there is nothing to say') });

/** What a team says, by its kind. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('question'),
    words: required('Write your question', 5000),
  }),
  z.object({
    kind: z.literal('exception'),
    ground: z
      .string({ error: 'Choose what makes it impractical to answer in time' })
      .refine((given) => given !== NO_GROUND, noGround)
      .refine((given) => given === NO_GROUND || isGround(given), 'Choose what makes it impractical to answer in time'),
    beginsOn: day('The first day'),
    endsOn: day('The last day'),
    words: reasons('Say what happened and what shows it'),
  }),
  z.object({
    kind: z.literal('wrong-team'),
    words: reasons('Say why it is not for your team'),
    whom: optional(300),
  }),
  z.object({ kind: z.literal('not-known'), words: reasons('Say where you looked, and what you found') }),
  z.object({
    kind: z.literal('cannot-comply'),
    ground: z.enum(['duties', 'functions'], { error: 'Choose the reason that the law allows' }),
    words: reasons('Give your reasons'),
  }),
  z.object({ kind: z.literal('assess'), words: optional(2000) }),
  z.object({
    kind: z.literal('commission'),
    whom: required('Say who is commissioned', 300),
    words: optional(2000),
  }),
  nilReturnSchema.extend({ kind: z.literal('nil-return') }),
]);
export type Reply = z.infer<typeof replySchema>;

export const replyParams = z.object({ requestId: z.uuid(), kind: z.enum(replyKinds) });
export const repliesQuery = z.object({ done: z.enum(replyKinds).optional().catch(undefined) });

import { z } from 'zod';
import { day, optional, optionalDay, required } from '#platform';

/** Receipt as the authority was told of it. */
export const receiptSchema = z.object({
  receivedOn: day('The day it was received'),
  how: z.enum(['phone', 'post', 'email'], { error: 'Choose how you know' }),
  toldBy: required('Enter who told you', 200),
  /** Why the day that is recorded is not right; only for putting it right. */
  why: optional(500),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A call about a request: who was spoken to, what was said, and by when advice was promised. */
export const callSchema = z.object({
  on: day('The day of the call'),
  spokeTo: required('Enter who you spoke to', 200),
  said: required('Write what was said', 2000),
  promisedOn: optionalDay('The day promised'),
});
export type Call = z.infer<typeof callSchema>;

/** Which requests get a reminder now. A form sends one or several boxes. */
export const remindSchema = z.object({
  requests: z.preprocess(
    (given) => [given ?? []].flat(),
    z
      .array(z.uuid('Choose from the list'))
      .min(1, 'Choose at least one request')
      .max(200, 'Choose at most 200 requests'),
  ),
});

import { z } from 'zod';
import { optional, required } from '#platform';
import { personSchema } from '../invited/invited-adviser.schema.ts';

/** Whom to ask: a body from the list, or somebody who is in none. */
const whom = {
  to: z.union([z.literal(''), z.uuid('Choose from the list')]).default(''),
  person: personSchema,
};
export type Whom = z.infer<z.ZodObject<typeof whom>>;

const isOneOf = ({ to, person }: Whom) => !(to && person);
const oneOf = { path: ['to'], error: 'Choose from the list or give somebody’s details, not both' };

/** What the officer does with each proposed request, and whom else they ask. */
export const sendSchema = z.object({
  requests: z
    .array(
      z
        .object({
          key: z.string().max(60),
          choice: z.enum(['send', 'leave-out', 'wait'], { error: 'Choose whether to ask' }),
          why: optional(2000),
          ...whom,
          asks: optional(5000),
        })
        .refine(isOneOf, oneOf),
    )
    .max(60)
    .default([]),
  further: z
    .array(z.object({ ...whom, why: optional(2000), asks: optional(5000) }).refine(isOneOf, oneOf))
    .max(10)
    .default([])
    .transform((further) => further.filter((each) => each.to || each.person || each.why || each.asks)),
});
export type Sending = z.infer<typeof sendSchema>;

/** One more request after the first were sent: for a proposal that nobody is asked for now, or for a reason of its own. */
export const furtherSchema = z
  .object({
    key: z.string().max(60).default(''),
    ...whom,
    why: optional(2000),
    asks: optional(5000),
  })
  .refine(isOneOf, oneOf);
export type Further = z.infer<typeof furtherSchema>;

/** Another body in place of the one that was asked. */
export const insteadSchema = z
  .object({
    ...whom,
    why: required('Say why another body is asked', 2000),
    asks: optional(5000),
  })
  .refine(isOneOf, oneOf);
export type Instead = z.infer<typeof insteadSchema>;

export const caseRequestParams = z.object({ caseId: z.uuid(), requestId: z.uuid() });
export const requestParams = z.object({ requestId: z.uuid() });
export const withdrawSchema = z.object({ reason: required('Say why the request is withdrawn', 2000) });
export const allocateSchema = z.object({ teamId: z.uuid('Choose a team') });

import { z } from 'zod';
import { optional, required } from '#platform';

const to = z.union([z.literal(''), z.uuid('Choose from the list')]).default('');

/** What the officer does with each proposed request, and whom else they ask. */
export const sendSchema = z.object({
  requests: z
    .array(
      z.object({
        key: z.string().max(60),
        choice: z.enum(['send', 'leave-out', 'wait'], { error: 'Choose whether to ask' }),
        why: optional(2000),
        to,
        asks: optional(5000),
      }),
    )
    .max(60)
    .default([]),
  further: z
    .array(z.object({ to, why: optional(2000), asks: optional(5000) }))
    .max(10)
    .default([])
    .transform((further) => further.filter((each) => each.to || each.why || each.asks)),
});
export type Sending = z.infer<typeof sendSchema>;

/** One more request after the first were sent: for a proposal that nobody is asked for now, or for a reason of its own. */
export const furtherSchema = z.object({
  key: z.string().max(60).default(''),
  to: z.uuid('Choose whom to ask'),
  why: optional(2000),
  asks: optional(5000),
});
export type Further = z.infer<typeof furtherSchema>;

/** Another body in place of the one that was asked. */
export const insteadSchema = z.object({
  to: z.uuid('Choose whom to ask instead'),
  why: required('Say why another body is asked', 2000),
  asks: optional(5000),
});
export type Instead = z.infer<typeof insteadSchema>;

export const caseRequestParams = z.object({ caseId: z.uuid(), requestId: z.uuid() });
export const requestParams = z.object({ requestId: z.uuid() });
export const withdrawSchema = z.object({ reason: required('Say why the request is withdrawn', 2000) });
export const allocateSchema = z.object({ teamId: z.uuid('Choose a team') });

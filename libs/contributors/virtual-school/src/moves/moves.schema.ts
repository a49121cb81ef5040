import { z } from 'zod';
import { day, optional } from '#platform';
import { moveKinds } from './care-move.entity.ts';

/** A move as somebody records it. */
export const moveSchema = z
  .object({
    kind: z.enum(moveKinds, { error: 'Choose what changes' }),
    movesOn: day('The day of the move'),
    awareOn: day('The day on which you knew of it'),
    toArea: z.union([z.literal(''), z.string().regex(/^\w{3}$/, 'Choose an authority from the list')]).default(''),
    toName: optional(200),
  })
  .refine(({ toArea, toName }) => toArea !== '' || toName !== '', {
    path: ['toArea'],
    error: 'Choose where the child moves to, or write it below',
  });
export type NewMove = z.infer<typeof moveSchema>;

export const sentSchema = z.object({
  sentOn: day('The day on which it was sent'),
  sentHow: z.enum(['portal', 'paper'], { error: 'Choose how it was sent' }),
});
export type Sent = z.infer<typeof sentSchema>;

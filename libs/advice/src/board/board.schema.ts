import { z } from 'zod';
import { agencies } from '#identity';
import { isCivilDate } from '#statute';
import { remindSchema } from '../chasing/chasing.schema.ts';

/** Which cases the board shows: all that are open, or those of which something is so. */
export const boardShows = ['all', 'needs-you', 'late', 'at-risk', ...agencies] as const;
export type BoardShow = (typeof boardShows)[number];

const cursor = /^(\d{4}-\d{2}-\d{2})_([01])_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const whichSchema = z.object({
  show: z.enum(boardShows).default('all'),
  whose: z.enum(['all', 'mine']).default('all'),
});

/** Which part of the board, and the case after which the page begins. */
export const boardSchema = whichSchema.extend({
  after: z
    .string()
    .regex(cursor)
    .transform((text) => ({
      nextOn: cursor.exec(text)![1]!,
      rank: Number(cursor.exec(text)![2]),
      id: cursor.exec(text)![3]!,
    }))
    .refine(({ nextOn }) => isCivilDate(nextOn))
    .optional(),
});
export type BoardPart = z.infer<typeof boardSchema>;

const count = z.coerce.number().int().min(0).max(1000).optional().catch(undefined);
/** How the last round of reminders went, for the page to say. */
export const boardPageSchema = boardSchema.extend({ sent: count, already: count, left: count });

/** The requests ticked on the board, and the part of it that is shown. */
export const boardChaseSchema = remindSchema.extend(whichSchema.shape);

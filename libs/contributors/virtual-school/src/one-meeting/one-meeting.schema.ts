import { z } from 'zod';
import { day, optionalDay } from '#platform';

const kinds = ['annual-review', 'looked-after-review', 'pep', 'child-in-need-review'] as const;
const listOf = (given: unknown) => (given === undefined || given === '' ? [] : [given].flat());

const aDay = optionalDay('The day').catch(null);

/** Which meetings, how long people need to know and when they cannot come, by when a child in need review is due. */
export const searchSchema = z.object({
  kinds: z.preprocess(listOf, z.array(z.enum(kinds))).catch([]),
  notice: z.preprocess(listOf, z.array(z.coerce.number().int().min(0).max(120))).catch([]),
  /** From when to when each cannot come, in the order of the people; empty where nothing is known. */
  awayFrom: z.preprocess(listOf, z.array(aDay)).catch([]),
  awayTo: z.preprocess(listOf, z.array(aDay)).catch([]),
  weeksToWrite: z.coerce.number().int().min(0).max(12).catch(2).default(2),
  childInNeedBy: optionalDay('The day by which the child in need review is due').catch(null),
});
export type Search = z.infer<typeof searchSchema>;

/** The day that was chosen, for all of them. */
export const chosenSchema = z.object({
  kinds: z.preprocess(listOf, z.array(z.enum(kinds)).min(2, 'Choose at least two meetings')),
  on: day('The day'),
});

export const holidaySchema = z
  .object({ from: day('The first day of the holiday'), to: day('The last day of the holiday') })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last day must not be before the first' });

import { z } from 'zod';
import { categories } from '#consent';
import { day, optional, required } from '#platform';

const category = z.enum(categories, { error: 'Choose what it is about' });
const words = required('Write what was told', 10_000);
/** The statement that this one corrects. */
const replaces = z.union([z.literal('').transform(() => null), z.uuid()]).default(null);

/** What an officer writes down: in whose words, quoted or reported, told when. */
export const statementSchema = z.object({
  category,
  words,
  kind: z.enum(['quoted', 'reported'], { error: 'Choose whether these are their own words' }),
  toldBy: required('Enter the name of whoever told it', 200),
  toldOn: day('The day it was told'),
  replaces,
});
export type Telling = z.infer<typeof statementSchema>;

/** What a parent or young person tells the portal: their own words, today, unless they name whose words they are. */
export const ownStatementSchema = z.object({ category, words, toldBy: optional(200), replaces });
export type OwnTelling = z.infer<typeof ownStatementSchema>;

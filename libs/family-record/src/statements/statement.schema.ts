import { z } from 'zod';
import { categories } from '#consent';
import { day, optional, required, yes } from '#platform';
import { tellers } from './statement.entity.ts';

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
  /** What they are, where it is known. */
  toldAs: z
    .union([z.literal('').transform(() => null), z.enum(tellers)])
    .nullable()
    .default(null),
  toldOn: day('The day it was told'),
  /** Of a section 47 enquiry (K6): nobody reads it without leave from two people. */
  restricted: yes.default(false),
  /** For whoever told it, and not for the others of the family. */
  onlyTeller: yes.default(false),
  replaces,
});
type Parsed = z.infer<typeof statementSchema>;
/** What is told; what they are who told it, where it is known, and the pictures on a child's own page. */
export type Telling = Omit<Parsed, Seldom> & Partial<Pick<Parsed, Seldom>> & { pictures?: string[] };
type Seldom = 'toldAs' | 'restricted' | 'onlyTeller';

/** One of the child's own pages, as it was told now. */
export type ChildTelling = Pick<Telling, 'category' | 'words' | 'replaces' | 'pictures'>;

/** Whose words they are: the teller's own, the child's, or somebody else's, who is then named. */
const whose = z.enum(['me', 'child', 'other'], { error: 'Choose whose words these are' }).default('me');
const isNamed = ({ whose: who, toldBy }: { whose: string; toldBy: string }) => who !== 'other' || toldBy !== '';
const nameThem = { path: ['toldBy'], error: 'Say who it was' };
export const ownWords = z.object({ words, whose, toldBy: optional(200), onlyTeller: yes.default(false) });

/** What a parent or young person tells the portal, today. */
export const ownStatementSchema = ownWords.extend({ category, replaces }).refine(isNamed, nameThem);
type OwnParsed = z.infer<typeof ownStatementSchema>;
/** The teller's own words unless said. */
export type OwnTelling = Omit<OwnParsed, OwnSeldom> & Partial<Pick<OwnParsed, OwnSeldom>>;
type OwnSeldom = 'whose' | 'onlyTeller';

/** The same on the page of one step of the story. */
export const stepSchema = ownWords.extend({ replaces }).refine(isNamed, nameThem);

/** What can be seen or heard in a file that is told with. */
export const wordsWithFileSchema = ownWords
  .extend({ words: required('Say in a few words what can be seen or heard', 2000) })
  .refine(isNamed, nameThem);

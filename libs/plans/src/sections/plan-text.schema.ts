import { z } from 'zod';
import { caseParams } from '#cases';
import { optional, yes } from '#platform';

/** Sections whose statements officers may word; I, J and K say what is recorded elsewhere. */
export const wordedSections = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H1', 'H2'] as const;
/** Sections of plain statements: one may be said in another, and officers may add their own. */
export const plainSections: readonly string[] = ['A', 'B', 'C', 'D'];

export const sectionParams = caseParams.extend({ section: z.enum(wordedSections) });

const listed = (given: unknown) => (typeof given === 'object' && given !== null ? Object.values(given) : []);
const text = () => optional(100_000).transform((words) => words.replaceAll(/\r\n?/g, '\n'));
const someKey = z.union([z.literal(''), z.uuid()]).default('');

/** Whether it is marked; what is not sent stays as it is, so that no program takes a mark away unawares. */
const marked = z.preprocess(
  (given) => (given === undefined ? undefined : [given].flat().some((each) => yes.parse(each))),
  z.boolean().optional(),
);

/** One statement as an officer words it. `seen`: the number of the wording that was on the page, 0 for none; `was`: the mark of what it showed. */
const wordingSchema = z.object({
  key: z.uuid(),
  was: z.string().max(20).default(''),
  seen: z.coerce.number().int().min(0),
  text: text(),
  saidIn: someKey,
  isMasked: marked,
});

/** A section as an officer words it, with a statement of their own at most; `reset`, `keep`: the statement whose button was pressed. */
export const sectionSchema = z
  .object({
    statements: z.preprocess(listed, z.array(wordingSchema).max(1000)),
    ownText: text(),
    ownSources: z.preprocess((given) => [given].flat().filter(Boolean), z.array(z.string().max(300)).max(200)),
    reset: someKey,
    keep: someKey,
  })
  .refine(({ ownText, ownSources }) => !ownText || ownSources.length, {
    path: ['ownSources'],
    error: 'Choose what the statement rests on, among what section K lists',
  });
export type WordedSection = z.infer<typeof sectionSchema>;
export type WordedStatement = Omit<WordedSection['statements'][number], 'isMasked'> & { isMasked: boolean };

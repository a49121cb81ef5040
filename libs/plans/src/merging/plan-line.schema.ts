import { z } from 'zod';
import { caseParams } from '#cases';
import { optional, required, yes } from '#platform';

export const lineKinds = ['need', 'provision'] as const;
export type LineKind = (typeof lineKinds)[number];
export const lineSections = ['B', 'C', 'D', 'F', 'G', 'H1', 'H2'] as const;
export type LineSection = (typeof lineSections)[number];

const short = () => optional(200);
const reason = () => optional(2000);

/** What belongs to a need or provision besides its words: how it is given, and what an officer settled about it. */
export const detailsSchema = z.object({
  who: short(),
  skill: short(),
  group: short(),
  frequency: short(),
  duration: short(),
  reviewed: short(),
  /** Why it is not quantified (F4). */
  flexibleBecause: reason(),
  /** Why what teaches, or speech and language therapy, stands outside section F (F6). */
  outsideFBecause: reason(),
  /** Why no provision answers a need (F5). */
  noProvisionBecause: reason(),
  /** How sources that say different things were settled. */
  settledBecause: reason(),
  /** Counts as preparing for adulthood (F10). */
  isForAdulthood: yes.default(false),
});
export type LineDetails = z.infer<typeof detailsSchema>;
export const noDetails: LineDetails = detailsSchema.parse({});

const tied = z.preprocess((given) => [given].flat().filter(Boolean), z.array(z.uuid()));

/** A need or provision as an officer words it. `version`: the one that was on the page when writing began. */
export const lineSchema = detailsSchema.extend({
  text: required('Say it in words: nothing may be left empty', 20_000),
  section: z.enum(lineSections, { error: 'Choose the section of the plan' }),
  area: optional(60),
  tiedTo: tied,
  version: z.coerce.number().int().min(1),
});
export type LineWording = z.infer<typeof lineSchema>;

export const lineParams = caseParams.extend({ lineId: z.uuid() });
export const adviceParams = caseParams.extend({ contributionId: z.uuid() });
export const advisedParams = adviceParams.extend({
  kind: z.enum(lineKinds),
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
});
export type AdvisedKey = Omit<z.infer<typeof advisedParams>, 'caseId'>;

/** What becomes of a need or provision. `seen`: when the decision on the page was made, empty for none. */
export const useLineSchema = z
  .object({
    use: z.enum(['as-it-stands', 'joined', 'not-used'], { error: 'Choose how it is used' }),
    lineId: z.union([z.literal(''), z.uuid()]).default(''),
    reason: optional(2000),
    seen: optional(40),
  })
  .refine(({ use, lineId }) => use !== 'joined' || lineId, { path: ['lineId'], error: 'Choose what to join it to' })
  .refine(({ use, reason: why }) => use !== 'not-used' || why, {
    path: ['reason'],
    error: 'Say why it is not used: its author and the family may ask',
  });
export type UseOfLine = z.infer<typeof useLineSchema>;

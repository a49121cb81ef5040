import { z } from 'zod';
import { caseParams } from '#cases';
import { agencies } from '#identity';
import { releaseSchema } from '#disclosure';
import { marksSchema, optional, required, yes } from '#platform';
import { planQuestions } from '#statute';
import { placementShape } from './placement/placement.schema.ts';
import { adulthoodHeadings } from './outcome.entity.ts';

export const proposalParams = caseParams.extend({ proposalId: z.uuid() });
export const outcomeParams = caseParams.extend({ outcomeId: z.uuid() });
export const versionParams = caseParams.extend({ number: z.coerce.number().int().min(1).max(100_000) });
export const releasedParams = z.object({ planVersionId: z.uuid() });

/** What becomes of a proposed outcome. `seen`: when the decision on the page was made, empty for none. */
export const useSchema = z
  .object({
    use: z.enum(['as-it-stands', 'joined', 'not-used'], { error: 'Choose how the proposal is used' }),
    outcomeId: z.union([z.literal(''), z.uuid()]).default(''),
    reason: optional(2000),
    seen: optional(40),
  })
  .refine(({ use, outcomeId }) => use !== 'joined' || outcomeId, {
    path: ['outcomeId'],
    error: 'Choose the outcome to join it to',
  })
  .refine(({ use, reason }) => use !== 'not-used' || reason, {
    path: ['reason'],
    error: 'Say why the proposal is not used: its author and the family may ask',
  });
export type UseOfProposal = z.infer<typeof useSchema>;

/** Where a proposal goes: an outcome of its own, another, or nowhere. `seen` as for its use. */
export const moveSchema = z.object({
  to: z.union([z.enum(['new', 'not-used']), z.uuid()], { error: 'Choose where it goes' }),
  seen: optional(40),
});

/** What is not sent stays as it is. */
const kept = <T extends z.ZodType>(schema: T) => z.union([z.undefined(), schema]).optional();
/** Ticked boxes, as a form or with commas between; an empty value beside them says that they were on the page. */
const chosen = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (given) =>
      [given]
        .flat()
        .flatMap((each) => String(each ?? '').split(','))
        .filter(Boolean),
    z.array(one),
  );
/** Long text, with one way of ending lines. */
const written = (schema: z.ZodType<string>) =>
  z.preprocess((given) => (typeof given === 'string' ? given.replaceAll('\r\n', '\n') : given), schema);

/** A shared outcome in Section E (F3). `was`: the marks of what its fields held where writing began. */
export const outcomeSchema = z.object({
  text: kept(written(required('Write the outcome: what the child or young person will be able to do', 5000))),
  by: kept(required('Say by when', 200)),
  measure: kept(written(required('Say how anyone can tell that it is achieved', 5000))),
  steps: kept(written(optional(5000))),
  reviewed: kept(optional(200)),
  owners: kept(chosen(z.enum(agencies))),
  adulthood: kept(z.enum(adulthoodHeadings, { error: 'Choose a heading, or none' })),
  answersAspiration: kept(yes),
  tiedTo: kept(chosen(z.uuid())),
  was: marksSchema,
});
export type OutcomeEdit = z.infer<typeof outcomeSchema>;
/** As its form sends it; `action` chooses between words that were written at the same time. */
export const outcomeFormSchema = outcomeSchema.extend({ action: z.string().max(300).default('save') });

/** What an officer says of proposals that were suggested as saying the same. */
export const groupSchema = z.object({
  answer: z.enum(['join', 'refuse']),
  members: z.preprocess((given) => String(given).split(','), z.array(z.uuid()).min(2).max(100)),
  chosen: z.preprocess((given) => [given].flat().filter(Boolean), z.array(z.uuid()).max(100)),
});
export type AnsweredGroup = z.infer<typeof groupSchema>;

export const placeSchema = z.object({ to: z.enum(['up', 'down']) });

const noPlacement = z
  .union([z.literal(''), z.undefined(), z.null()], { error: 'A draft names no school or college, and no type of one' })
  .optional();
/** A draft is made of what is accepted; it has no section I (F11). */
export const draftSchema = z.object({ institutionId: noPlacement, institutionType: noPlacement });

const judged = planQuestions.map(({ rule }) => rule);

/** What a signing officer gives to issue a final plan (F11, G6). `confirmed`: what only a reader can judge, by rule. */
export const finalSchema = z.object({
  institutionId: z.uuid('Choose the school or college that the plan names'),
  institutionType: optional(100),
  ...placementShape,
  familyAgreed: yes.default(false),
  confirmed: chosen(z.enum(judged)).refine((given) => judged.every((rule) => given.includes(rule)), {
    error: 'Read the plan and tick each of these. What you cannot answer with yes, have mended first',
  }),
  signedName: required('Sign with your full name', 200),
});
type Final = z.infer<typeof finalSchema>;
export type FinalPlan = Pick<Final, 'institutionId' | 'signedName' | 'basis' | 'placementReason' | 'confirmed'> &
  Partial<Final>;

/** First step of a release: for which purpose, to whom. The other steps are checked as the whole order is. */
export const recipientSchema = releaseSchema.pick({ purpose: true, recipient: true });
/** What goes, why, for how long. */
export const contentsSchema = releaseSchema.omit({ planVersionId: true }).extend({
  reason: required('Say why it is necessary: the family will read it', 2000),
});

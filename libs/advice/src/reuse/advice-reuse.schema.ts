import { z } from 'zod';
import { allowedWords, day, LARGEST_MB, optional, optionalDay, receivedFile, required } from '#platform';
import { toldWays } from './advice-reuse.entity.ts';

/** Which advice is offered for which proposed request: one on file, or a report that is described. */
export const offerSchema = z
  .object({
    key: required('Choose what it is used for', 60),
    contributionId: z.union([z.literal(''), z.uuid('Choose from the list')]).default(''),
    authorName: optional(200),
    authorRole: optional(200),
    organisation: optional(200),
    givenOn: optionalDay('The day it was given'),
    givenFor: optional(500),
  })
  .superRefine((offer, context) => {
    if (offer.contributionId) return;
    const needed = {
      authorName: 'Enter who wrote it',
      authorRole: 'Enter what they are, for example: speech and language therapist',
      organisation: 'Enter where they work',
      givenOn: 'Enter the day it was given',
      givenFor: 'Say what it was given for',
    } as const;
    for (const [field, message] of Object.entries(needed)) {
      if (!offer[field as keyof typeof needed]) context.addIssue({ code: 'custom', path: [field], message });
    }
  });
export type Offer = z.infer<typeof offerSchema>;

const isSatisfied = z
  .enum(['yes', 'no'], { error: 'Choose whether it is enough' })
  .transform((answer) => answer === 'yes');
const why = optional(2000);

/** The report of advice that was described. */
export const reportSchema = z.object({
  report: receivedFile(`Choose a file of up to ${LARGEST_MB} MB: ${allowedWords}`),
});

/** A sign-off as an officer records it: the authority's own, or what the author or the family told. */
export const answerSchema = z.discriminatedUnion(
  'party',
  [
    z.object({ party: z.literal('authority'), isSatisfied, why }),
    z.object({
      party: z.enum(['author', 'family']),
      isSatisfied,
      on: day('The day they said so'),
      saidBy: required('Enter who said so', 200),
      how: z.enum(toldWays, { error: 'Choose how they said so' }),
      why,
    }),
  ],
  { error: 'Choose whose answer it is' },
);
export type ReuseAnswerInput = z.infer<typeof answerSchema>;

/** The family's own answer. */
export const familyAnswerSchema = z.object({ isSatisfied, why });

export const reuseParams = z.object({ caseId: z.uuid(), requestId: z.uuid() });
export const offerQuery = z.object({ key: z.string().max(60).catch('') });

import { z } from 'zod';
import { caseParams } from '#cases';
import { forRoles } from '#identity';
import { optional, required } from '#platform';

export const requestParams = z.object({ requestId: z.uuid() });
export const objectionParams = caseParams.extend({ answerId: z.uuid() });

/** What the author of some advice says of its use. */
export const answerSchema = z
  .object({
    isReflected: z.enum(['yes', 'no'], { error: 'Choose whether the plan reflects your advice' }),
    words: optional(5000),
  })
  .refine(({ isReflected, words }) => isReflected === 'yes' || words, {
    path: ['words'],
    error: 'Say what the plan does not reflect: an officer must answer it',
  });
export type AnswerOfAuthor = z.infer<typeof answerSchema>;

export const replySchema = z.object({ reply: required('Say what you changed, or why nothing changes') });

/** Whoever gives advice for the team that was asked sees how it is used, and answers. */
export const answerUse = forRoles<{ team: string | null }>(
  'say whether the plan reflects their advice',
  ['contributor', 'team-manager', 'head', 'virtual-school-head'],
  (actor, { team }) => team !== null && team === actor.teamId,
);

import { z } from 'zod';
import { required } from '#platform';

/** What the authority answers to something that a team said; `agree` where it is asked whether it accepts. */
export const answerSchema = z.object({
  agree: z.enum(['yes', 'no'], { error: 'Choose whether you accept it' }).optional(),
  answer: required('Write your answer, or your reason', 5000),
});
export type Answer = z.infer<typeof answerSchema>;

export const answerParams = z.object({ caseId: z.uuid(), requestId: z.uuid(), replyId: z.uuid() });

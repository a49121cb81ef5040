import { z } from 'zod';
import { required } from '#platform';

/** A decision not to issue a plan, as an officer makes it: each part stands in the notice. */
export const noPlanSchema = z.object({
  reasons: required('Write the reasons: the family will read them', 20_000),
  resources: required('Say what mainstream schools and the local offer can give', 20_000),
  mediationAdviser: required('Enter how to reach the mediation adviser', 1000),
  disagreementResolution: required('Enter how to reach the disagreement resolution service', 1000),
  impartialAdvice: required('Enter how to reach the independent information, advice and support service', 1000),
});
export type NoPlanDecision = z.infer<typeof noPlanSchema>;

export const feedbackSchema = z.object({
  feedback: required('Write what the family was given: the evidence of the assessment, and how', 20_000),
});
export type FeedbackGiven = z.infer<typeof feedbackSchema>;

import { z } from 'zod';
import { day, optional, required } from '#platform';
import { representatives } from './capacity-judgement.entity.ts';

export const representativeWords: Record<(typeof representatives)[number], string> = {
  deputy: 'Deputy of the Court of Protection',
  attorney: 'Attorney',
  parent: 'Parent, as there is no deputy or attorney',
};

/** A judgement about one decision; where capacity is lacking, who decides in the young person's place. */
export const judgementSchema = z
  .object({
    decision: required('Say which decision it is about', 500),
    assessor: required('Enter who judged it, and as what', 200),
    judgedOn: day('The day of the judgement'),
    outcome: z.enum(['has', 'lacks'], { error: 'Choose what was found' }),
    reasons: required('Say how it was judged, and what was done to help them decide', 3000),
    representative: z.union([z.literal(''), z.enum(representatives)]).default(''),
    representativeName: optional(200),
  })
  .refine(({ outcome, representative }) => outcome === 'has' || representative !== '', {
    path: ['representative'],
    error: 'Choose who decides this in their place',
  })
  .refine(({ outcome, representativeName }) => outcome === 'has' || representativeName !== '', {
    path: ['representativeName'],
    error: 'Enter the name of whoever decides this in their place',
  });
export type Judgement = z.output<typeof judgementSchema>;

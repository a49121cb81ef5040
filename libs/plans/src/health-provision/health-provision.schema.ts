import { z } from 'zod';
import { forRoles } from '#identity';
import { day, optional, required } from '#platform';
import { decisions } from './health-provision.entity.ts';

export const askedParams = z.object({ healthProvisionId: z.uuid() });

const lines = z.preprocess(
  (given) => [given].flat().filter(Boolean),
  z.array(z.uuid()).min(1, 'Tick the provision that it is about').max(200),
);

export const askSchema = z.object({ lines, commissionerId: z.uuid('Choose the health commissioner to ask') });
export type Asking = z.infer<typeof askSchema>;

const decision = z.object({
  decision: z.enum(decisions, { error: 'Choose whether it is agreed' }),
  role: required('Enter the role in which it was decided', 200),
  reason: optional(5000),
});
const withReason = <T extends z.ZodType<z.infer<typeof decision>>>(schema: T) =>
  schema.refine(({ decision: said, reason }) => said === 'agreed' || reason, {
    path: ['reason'],
    error: 'Say why it is not agreed: the dispute begins with it',
  });

/** What the commissioner decides by its own sign-in. */
export const decideSchema = withReason(decision);
export type Decided = z.infer<typeof decideSchema>;

/** What an officer writes down of the commissioner's decision, and how it is known. */
export const recordSchema = withReason(
  decision.extend({
    about: lines,
    name: required('Enter who decided for the health commissioner', 200),
    decidedOn: day('The day on which it was decided'),
    evidence: required('Say how you know: a letter, an email, minutes', 2000),
  }),
);
export type Recorded = z.infer<typeof recordSchema>;

/** A designated health officer agrees provision for their commissioner. */
export const agreeProvision = forRoles<{ commissioner?: string | null }>(
  'agree health provision',
  ['designated-health-officer'],
  (actor, { commissioner }) => commissioner === actor.organisationId,
);

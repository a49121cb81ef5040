import { z } from 'zod';
import { optional, optionalDay, ticked } from '#platform';
import { planSections, RELEASE_CONDITIONS, releasePurposes, type ReleaseCondition, type SectionId } from '#statute';

const codes = releasePurposes.map(({ code }) => code) as [string, ...string[]];
const sectionIds = planSections.map(({ id }) => id) as [SectionId, ...SectionId[]];
const conditions = Object.keys(RELEASE_CONDITIONS) as [ReleaseCondition, ...ReleaseCondition[]];

/** What an officer says when giving a plan to somebody outside the case. */
export const releaseSchema = z.object({
  planVersionId: z.uuid('Choose which version is released'),
  purpose: z.enum(codes, { error: 'Choose the purpose of the release' }),
  recipient: z.uuid('Choose who receives the plan'),
  /** The part that somebody in a school plays (P2); the school itself unless said. */
  part: z.enum(['institution', 'teacher', 'governor']).default('institution'),
  sections: ticked(sectionIds).refine((chosen) => chosen.length > 0, 'Choose at least one section'),
  reason: optional(2000),
  /** The conditions of the purpose that the officer confirms are met. */
  met: ticked(conditions),
  /** The last day on which it may be read; none when left empty. */
  expiresOn: optionalDay('The last day'),
  /** Why telling the family would put someone at risk; empty when they are told, as they almost always are (P0). */
  hiddenBecause: optional(2000),
});

type Parsed = z.infer<typeof releaseSchema>;
type Needed = 'planVersionId' | 'purpose' | 'recipient' | 'sections' | 'reason';
/** A release to make, for one case. */
export type ReleaseOrder = { caseId: string } & Pick<Parsed, Needed> & Partial<Omit<Parsed, Needed>>;

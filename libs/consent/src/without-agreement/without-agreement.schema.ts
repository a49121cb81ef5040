import { z } from 'zod';
import { agencies } from '#identity';
import { optional, optionalDay, required, ticked } from '#platform';
import { basisIds } from '../basis.ts';
import { categories } from '../decisions/sharing-decision.entity.ts';

/** To an agency, or to one person of a team on the case. */
const recipient = z.union([z.enum(agencies), z.uuid()], { error: 'Choose who may read it' });

const hiding = {
  /** Why telling the family would put someone at risk; empty when they are told. */
  hiddenBecause: optional(2000),
  /** The day on which an officer looks again. */
  hiddenUntil: optionalDay('The day to look again'),
};

export const withoutAgreementSchema = z.object({
  categories: ticked(categories).refine((chosen) => chosen.length > 0, 'Choose what they may read'),
  recipient,
  reason: required('Say why it is shared without agreement', 2000),
  basis: z.enum(basisIds, { error: 'Choose the basis in law: without one, nothing is shared without agreement' }),
  until: optionalDay('The last day'),
  ...hiding,
});
type Parsed = z.infer<typeof withoutAgreementSchema>;
type Usual = 'until' | 'hiddenBecause' | 'hiddenUntil';
export type WithoutAgreementOrder = Omit<Parsed, Usual> & Partial<Pick<Parsed, Usual>>;

/** After looking again: the family may know now, or not yet. */
export const reviewSchema = z.object({
  may: z.enum(['know', 'not-yet'], { error: 'Choose whether the family may know now' }),
  ...hiding,
});
export type Review = z.infer<typeof reviewSchema>;

export const sharingParams = z.object({ caseId: z.uuid(), sharingId: z.uuid() });

import { z } from 'zod';
import { optional, required } from '#platform';

/** Why an institution is named: asked for (G4); else mainstream, or one of the two reasons against it (G5 s33). */
export const bases = ['requested', 'mainstream', 'against-wishes', 'education-of-others'] as const;
export type Basis = (typeof bases)[number];

export const basisWords: Record<Basis, string> = {
  requested: 'The family asked for it',
  mainstream: 'It is mainstream, and nothing that the family asked for is named',
  'against-wishes': 'It is not mainstream: mainstream is against the wishes of the family',
  'education-of-others':
    'It is not mainstream: mainstream would be incompatible with the efficient education of others, and no reasonable steps would change that',
};

/** The authority's decision about section I. */
export const placementShape = {
  basis: z.enum(bases, { error: 'Choose why the plan names it' }),
  placementReason: required('Say why the plan names this school or college', 5000),
  placementSteps: optional(5000),
};

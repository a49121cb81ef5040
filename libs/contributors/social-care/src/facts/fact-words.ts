import type { FactKind } from './social-care-fact.entity.ts';

/** Each fact, and what its review is called. */
export const factWords: Record<FactKind, { fact: string; review: string }> = {
  'early-help': { fact: 'Early help', review: 'Early help review' },
  'child-in-need': { fact: 'Child in need plan', review: 'Child in need review' },
  'child-protection': { fact: 'Child protection plan', review: 'Child protection review' },
  'care-plan': { fact: 'Looked after, with a care plan', review: 'Looked-after review' },
  'adult-care': { fact: 'Adult social care', review: 'Adult social care review' },
  'ehc-plan': {
    fact: 'Education, health and care plan',
    review: 'Annual review of the education, health and care plan',
  },
};

export const factChoices = Object.entries(factWords).map(([value, { fact }]) => ({ value, text: fact }));

import type { ServedSection } from './section-17-text.entity.ts';

export const servedWords: Record<ServedSection, string> = {
  D: 'Section D: a social care need',
  H1: 'Section H1: support under the Act of 1970, under 18',
  H2: 'Section H2: other social care support',
};

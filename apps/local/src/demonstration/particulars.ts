import { graceBeforeParticulars } from './grace-before.ts';
import { particularsEarly } from './particulars-early.ts';
import { particularsPrimary } from './particulars-primary.ts';
import { particularsSecondary } from './particulars-secondary.ts';
import type { AdviceText, Particulars } from './types.ts';

const all: Record<string, Particulars> = {
  ...particularsEarly,
  ...particularsPrimary,
  ...particularsSecondary,
  ...graceBeforeParticulars,
};

/** None where the piece was only begun; without them it could not be submitted. */
export function particularsOf({ child, source, author }: Pick<AdviceText, 'child' | 'source' | 'author'>): Particulars {
  return all[`${child} ${source} ${author}`] ?? { answers: {} };
}

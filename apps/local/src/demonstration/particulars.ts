import type { AdviceBody } from '#advice';
import { particularsEarly } from './particulars-early.ts';
import { particularsPrimary } from './particulars-primary.ts';
import { particularsSecondary } from './particulars-secondary.ts';
import type { AdviceText } from './types.ts';

type NeedSection = AdviceBody['needs'][number]['section'];
type ProvisionSection = AdviceBody['provision'][number]['section'];

/** What only one profession is asked, and where in the plan its cards go; the profile's usual sections unless said. */
export interface Particulars {
  /** Answers by the question's name. `{35}` stands for the day 35 days before the seeding, `{-35}` for one after it. */
  answers: Record<string, string>;
  needs?: NeedSection;
  provision?: ProvisionSection;
  /** Cards that go elsewhere than the rest, by key. */
  apart?: Record<string, NeedSection | ProvisionSection>;
}

const all: Record<string, Particulars> = { ...particularsEarly, ...particularsPrimary, ...particularsSecondary };

/** None where the piece was only begun; without them it could not be submitted. */
export function particularsOf({ child, source, author }: Pick<AdviceText, 'child' | 'source' | 'author'>): Particulars {
  return all[`${child} ${source} ${author}`] ?? { answers: {} };
}

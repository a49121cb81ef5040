import type { Rule } from '../rules/rule.ts';
import { rule } from '../rules/rules.ts';

export const ADVICE_SOURCES = [
  'family',
  'education',
  'health',
  'educational-psychology',
  'social-care',
  'youth-justice',
  'virtual-school',
  'armed-forces-education',
  'adulthood',
  'other',
] as const;
export type AdviceSource = (typeof ADVICE_SOURCES)[number];

/**
 * `required`: the law demands it for this child. `automatic`: proposed because a circumstance that the rules name holds;
 * leaving it out needs a reason. `possible`: the authority may find it appropriate.
 */
export type Necessity = 'required' | 'automatic' | 'possible';

/** One piece of advice to seek, and why. */
export interface AdviceDuty {
  /** Tells it from the child's other duties, and stays the same while what it rests on does: no day changes it. */
  readonly duty: string;
  readonly rule: string;
  readonly source: AdviceSource;
  /** Who is asked, in words. */
  readonly who: string;
  readonly necessity: Necessity;
  /** One sentence that names the circumstance. */
  readonly reason: string;
  /** A condition on the advice or on leaving it out. */
  readonly note?: string;
  /** B4: the qualified teachers whom the education adviser must consult, such as 'visual impairment'. */
  readonly mustConsultTeacherOf?: readonly string[];
  readonly citations: readonly string[];
}

/** A duty, told by its rule, source and which of several it is, with the citations of its rule and of any that conditions it. */
export function duty({ which = '', ...about }: About, ...alsoUnder: string[]): AdviceDuty {
  const citations = [about.rule, ...alsoUnder].flatMap((id): Rule['citations'] => rule(id).citations);
  const name = [about.rule, about.source, which].filter(Boolean).join(' ');
  return { ...about, duty: name, citations: [...new Set(citations)] };
}

type About = Omit<AdviceDuty, 'duty' | 'citations'> & { which?: string };

import type { PlanUnderCheck } from './plan-under-check.ts';
import type { SectionId } from './sections.ts';

/** `must`: the plan may not be issued like this. `should`: an officer looks at it and may go on. */
export type Severity = 'must' | 'should';

/** What a check found, and where. */
export interface PlanFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly section: SectionId;
  /** The need, outcome, provision or advice concerned; null for the section as a whole. */
  readonly id: string | null;
  readonly sentence: string;
}

export interface PlanCheck {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong when the check finds something, in one sentence. */
  readonly sentence: string;
  readonly find: (plan: PlanUnderCheck) => readonly { readonly section: SectionId; readonly id: string | null }[];
}

/** A finding about a section as a whole, where the claim holds. */
export const whole = (section: SectionId, isWrong: boolean): { section: SectionId; id: null }[] =>
  isWrong ? [{ section, id: null }] : [];

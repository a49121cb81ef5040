import type { CivilDate } from '../calendar/civil-date.ts';
import type { NeedArea } from './need-areas.ts';

/** A plan as far as the checks look at it; `plans` gives it, and sources name entries of section K. */
export interface PlanUnderCheck {
  readonly isDraft: boolean;
  /** The day of the draft or of the final plan. */
  readonly on: CivilDate;
  readonly born: CivilDate;
  readonly yearGroup?: number | null | undefined;
  /** The words of section A. */
  readonly views: string;
  readonly needs: readonly Need[];
  readonly outcomes: readonly Outcome[];
  readonly provisions: readonly Provision[];
  /** Section I. */
  readonly placement: { readonly name?: string | undefined; readonly type?: string | undefined } | null;
  /** Section J. */
  readonly personalBudget: PersonalBudget | null;
  /** Section K. */
  readonly advice: readonly Advice[];
}

export interface Need {
  readonly id: string;
  readonly section: 'B' | 'C' | 'D';
  /** For section B. */
  readonly area?: NeedArea | undefined;
  /** Why no provision answers this need. */
  readonly gapReason?: string | undefined;
  readonly sources: readonly string[];
}

export interface Outcome {
  readonly id: string;
  readonly words: string;
  /** How anyone can tell that it is achieved. */
  readonly achievedWhen?: string | undefined;
  /** By when, as a day or a phase. */
  readonly by?: string | undefined;
  readonly needs: readonly string[];
  /** It answers an aspiration in section A. */
  readonly answersAspiration: boolean;
  readonly sources: readonly string[];
}

export interface Provision {
  readonly id: string;
  readonly section: 'F' | 'G' | 'H1' | 'H2';
  readonly howMuch?: string | undefined;
  readonly howOften?: string | undefined;
  readonly byWhom?: string | undefined;
  readonly skill?: string | undefined;
  readonly reviewedWhen?: string | undefined;
  /** Why it is not quantified. */
  readonly flexibilityReason?: string | undefined;
  readonly educatesOrTrains: boolean;
  readonly isSpeechTherapy: boolean;
  /** The exceptional reasons for speech and language therapy outside section F. */
  readonly exceptionReason?: string | undefined;
  readonly preparesForAdulthood: boolean;
  /** The health commissioner's agreement, for section G. */
  readonly agreed?: { readonly name: string; readonly role: string; readonly on: CivilDate } | undefined;
  readonly needs: readonly string[];
  readonly outcomes: readonly string[];
  readonly sources: readonly string[];
}

export interface PersonalBudget {
  readonly needs: readonly string[];
  readonly outcomes: readonly string[];
  readonly amount?: string | undefined;
  readonly managedBy?: 'notional' | 'third party' | 'direct' | 'mixed' | undefined;
}

export interface Advice {
  readonly id: string;
  readonly author: string;
  readonly role: string;
  readonly on: CivilDate | null;
  readonly document: string;
}

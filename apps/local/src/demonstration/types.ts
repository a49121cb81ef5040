import type { NeedArea } from '#statute';

/** Shapes of the invented demonstration content. Every child, family, worker, school and registration here is made up. */

/** The demonstration area: kept apart from the 153 real authorities. */
export interface DemonstrationArea {
  code: string;
  name: string;
  isDemonstration: true;
}

export type SettingPhase = 'early-years' | 'primary' | 'secondary' | 'special' | 'post-16' | 'secure';

export interface DemonstrationSetting {
  key: string;
  name: string;
  phase: SettingPhase;
}

export type SensoryImpairment = 'visual' | 'hearing' | 'multi-sensory';

export type RequestedBy = 'parent' | 'young person' | 'school' | 'health professional' | 'social worker';

/** How far the seeder should take the case. */
export type DemonstrationStage =
  | 'requested'
  | 'refused'
  | 'withdrawn'
  | 'requests-sent'
  | 'requests-taken'
  | 'one-overdue'
  | 'drafts-half-written'
  | 'all-advice-in'
  | 'section-e'
  | 'draft-plan'
  | 'final-plan';

export interface AskedFor {
  name: string;
  reason: string;
}

export interface Circumstances {
  sensoryImpairment: SensoryImpairment[];
  lookedAfter: boolean;
  /** Name of the authority that looks after the child, where it is not the one that assesses. */
  lookedAfterBy?: string;
  serviceFamily: boolean;
  youthJustice: boolean;
  knownToSocialCare: boolean;
  healthServices: string[];
  /** People the family reasonably asks the authority to seek advice from (rule B11). */
  askedFor: AskedFor[];
}

export interface DemonstrationParent {
  name: string;
  relationship: string;
}

export interface DemonstrationChild {
  key: string;
  givenName: string;
  familyName: string;
  preferredName?: string;
  /** Completed years and months on the day of seeding; the seeder computes the birth date from them. */
  ageYears: number;
  ageMonths: number;
  sex: 'female' | 'male';
  nhsNumber: string;
  upn?: string;
  /** Key of a setting, or null where the child attends none. */
  setting: string | null;
  circumstances: Circumstances;
  parents: DemonstrationParent[];
  requestedBy: RequestedBy;
  /** Calendar days between T0 and the day of seeding. */
  requestedDaysAgo: number;
  stage: DemonstrationStage;
  story: string;
}

export type StatementCategory =
  | 'history'
  | 'strengths'
  | 'communication'
  | 'learning'
  | 'friends-and-feelings'
  | 'health'
  | 'daily-life'
  | 'home-and-family'
  | 'hopes';

export interface DemonstrationStatement {
  child: string;
  category: StatementCategory;
  kind: 'quoted' | 'reported';
  /** A parent's name, or the child's own. */
  toldBy: string;
  toldDaysAgo: number;
  text: string;
}

export type AdviceSource =
  'education' | 'health' | 'educational-psychology' | 'social-care' | 'youth-justice' | 'virtual-school';

export interface AdviceNeed {
  key: string;
  area: NeedArea;
  text: string;
}

export interface AdviceOutcome {
  key: string;
  text: string;
  by: string;
  measure: string;
  needs: string[];
}

export interface AdviceProvision {
  key: string;
  text: string;
  outcomes: string[];
  who: string;
  frequency: string;
  duration: string;
  reviewed: string;
}

/** One piece of advice. Keys of needs, outcomes and provision are unique within the piece only. */
export interface AdviceText {
  child: string;
  source: AdviceSource;
  author: string;
  role: string;
  registration?: string;
  involvement: string;
  strengths: string;
  needs: AdviceNeed[];
  outcomes: AdviceOutcome[];
  provision: AdviceProvision[];
  sources: string;
}

/** Points at one proposed outcome: the piece by child (of the group), source and author, then the outcome's key. */
export interface ProposedOutcome {
  source: AdviceSource;
  author: string;
  key: string;
}

/** Proposals of several agencies that say the same, joined in Section E under one wording. */
export interface SharedOutcome {
  child: string;
  text: string;
  by: string;
  measure: string;
  joins: ProposedOutcome[];
}

export type NeedSection = 'B' | 'C' | 'D';
export type ProvisionSection = 'F' | 'G' | 'H1' | 'H2';

/** What only one profession is asked, and where in the plan its cards go; the profile's usual sections unless said. */
export interface Particulars {
  /** Answers by the question's name. `{35}` stands for the day 35 days before the seeding, `{-35}` for one after it. */
  answers: Record<string, string>;
  needs?: NeedSection;
  provision?: ProvisionSection;
  /** Cards that go elsewhere than the rest, by key. */
  apart?: Record<string, NeedSection | ProvisionSection>;
}

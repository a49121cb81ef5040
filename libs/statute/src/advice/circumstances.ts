import type { CivilDate } from '../calendar/civil-date.ts';

export type SensoryImpairment = 'visual' | 'hearing' | 'multi-sensory';

/** What the authority knows of a child or young person on a day, as far as it decides whom to ask for advice. */
export interface Circumstances {
  readonly born: CivilDate;
  /** The day for which the circumstances hold. */
  readonly on: CivilDate;
  /** National Curriculum year where it differs from the year by age; Reception is 0. */
  readonly yearGroup?: number | null | undefined;
  /** The setting attended, or null where there is none or its head cannot advise. */
  readonly setting: { readonly name: string } | null;
  readonly sensoryImpairment: readonly SensoryImpairment[];
  readonly lookedAfter: boolean;
  /** The authority that looks after the child. */
  readonly lookedAfterBy?: string | undefined;
  readonly serviceFamily: boolean;
  readonly youthJustice: boolean;
  readonly knownToSocialCare: boolean;
  /** Health services already involved: 'speech and language therapy'. */
  readonly healthServices: readonly string[];
  /** Whom the parent or young person asks the authority to ask. */
  readonly askedFor: readonly { readonly name: string; readonly reason?: string | undefined }[];
}

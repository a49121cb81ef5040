/** One statement in a section, with where it comes from. */
export interface PlanStatement {
  /** The need, outcome, provision or telling that it was drafted from; an officer's own statement has its own. */
  key?: string | undefined;
  heading?: string;
  text: string;
  /** What belongs to it besides its words, in the order it is printed: by when, who, how often. */
  facts?: { label: string; text: string }[];
  /** Whose advice or words it rests on, as listed in section K. */
  sources: string[];
  /** Child protection information: masked in every copy for somebody outside the case (F8). */
  isMasked?: boolean;
}

export interface PlanSectionText {
  id: string;
  title: string;
  /** What the reader must know about the whole section: that it is not agreed yet, that nothing was asked for. */
  note?: string;
  statements: PlanStatement[];
}

/** The sections of a plan (group F), in the order of the document; a draft has no I (F11). */
export type PlanSections = PlanSectionText[];

/** What stands after the last section of a final plan: health provision that was proposed and not agreed (F7). */
export const ANNEX = 'Annex';

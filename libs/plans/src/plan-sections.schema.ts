/** One statement in a section, with where it comes from. */
export interface PlanStatement {
  heading?: string;
  text: string;
  /** What belongs to it besides its words, in the order it is printed: by when, who, how often. */
  facts?: { label: string; text: string }[];
  /** Whose advice or words it rests on, as listed in section K. */
  sources: string[];
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

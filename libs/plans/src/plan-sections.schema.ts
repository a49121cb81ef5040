/** One statement in a section, with where it comes from. */
export interface PlanStatement {
  heading?: string;
  text: string;
  /** Whose advice or words it rests on, as listed in section K. */
  sources: string[];
}

/** The sections of a plan (group F), in the order of the document; a draft has no I (F11). */
export type PlanSections = { id: string; title: string; statements: PlanStatement[] }[];

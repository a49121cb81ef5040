import type { CivilDate } from '../calendar/civil-date.ts';
import { PART_3_IN_FORCE } from '../rules/rule.ts';

export type SectionId = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H1' | 'H2' | 'I' | 'J' | 'K';

/** One of the separately identified sections of a plan. */
export interface PlanSection {
  readonly id: SectionId;
  readonly title: string;
  readonly order: number;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** What the section holds, in one sentence. */
  readonly content: string;
}

const SECTIONS: readonly (readonly [SectionId, title: string, content: string])[] = [
  [
    'A',
    'Views, interests and aspirations',
    'The views, interests and aspirations of the child and the parents, or of the young person.',
  ],
  ['B', 'Special educational needs', 'All of the child’s or young person’s special educational needs.'],
  ['C', 'Health needs', 'Health needs that are related to the special educational needs.'],
  ['D', 'Social care needs', 'Social care needs that are related to the special educational needs or to a disability.'],
  ['E', 'Outcomes', 'The outcomes sought for the child or young person, including outcomes for adult life.'],
  ['F', 'Special educational provision', 'The special educational provision that the needs require.'],
  ['G', 'Health provision', 'Health provision reasonably required, as agreed by the health commissioner.'],
  [
    'H1',
    'Social care provision for a disabled child',
    'Provision under section 2 of the Chronically Sick and Disabled Persons Act 1970, for those under 18.',
  ],
  ['H2', 'Other social care provision', 'Any other social care provision reasonably required.'],
  ['I', 'Placement', 'The name and type of the institution, or its type; left out of a draft.'],
  ['J', 'Personal budget', 'The needs and outcomes to be met by direct payments or a personal budget.'],
  ['K', 'Advice and information', 'The advice and information gathered, appended and listed.'],
];

/** The sections of a plan in order: data, because a national template may change them. @rule F1-F14 reg 12(1) */
export const planSections: readonly PlanSection[] = SECTIONS.map(([id, title, content], index) => ({
  id,
  title,
  order: index + 1,
  from: PART_3_IN_FORCE,
  to: null,
  content,
}));

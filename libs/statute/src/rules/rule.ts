import type { CivilDate } from '../calendar/civil-date.ts';

/** One row of the law and the Code: a duty, a limit or a condition that the product must respect. */
export interface Rule {
  /** The row's id, cited by code, pages and notices, such as 'B14'. */
  readonly id: string;
  /** The rule in one or two plain English sentences. */
  readonly sentence: string;
  /** Short citations; `citationInFull` spells them out. */
  readonly citations: readonly string[];
  readonly from: CivilDate;
  /** The last day on which the rule holds, or null while it holds. */
  readonly to: CivilDate | null;
  /** False where the row was written without the text of the law at hand: check it before relying on it. */
  readonly verified: boolean;
  /** Who must act, or may. */
  readonly who?: string;
  /** The event that starts the period. */
  readonly trigger?: string;
  readonly period?: string;
  readonly counting?: string;
  readonly exceptions?: readonly string[];
}

/** A row as it is written down: in force since Part 3 of the Act began, and verified, unless it says otherwise. */
export type RuleRow = Omit<Rule, 'from' | 'to' | 'verified'> & Partial<Pick<Rule, 'from' | 'to' | 'verified'>>;

/** Part 3 of the Children and Families Act 2014 and the SEND Regulations came into force on this day. */
export const PART_3_IN_FORCE = '2014-09-01' as CivilDate;
/** The Special Educational Needs and Disability (Detained Persons) Regulations 2015 came into force on this day. */
export const DETAINED_PERSONS_IN_FORCE = '2015-04-01' as CivilDate;

export function ruleRows(rows: readonly RuleRow[]): readonly Rule[] {
  return rows.map((row) => ({ from: PART_3_IN_FORCE, to: null, verified: true, ...row }));
}

/** How a row's days are counted; the clocks use the same words. */
export const COUNTING = {
  calendar: 'calendar days, the day of the event not counted',
  inclusive: 'calendar days, the day of the event counted as day 1',
  working: 'working days, the day of the event not counted',
  workingInclusive: 'working days, the day of the event counted as day 1 when it is one',
  months: 'calendar months, to the same day of the month',
  backwards: 'calendar days back from the event',
  sameDay: 'the day of the event itself',
  fixedDay: 'a fixed day of the year; the last day is the day before it',
} as const;

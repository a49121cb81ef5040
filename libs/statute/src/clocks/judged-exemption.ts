import type { CivilDate } from '../calendar/civil-date.ts';
import type { Ground } from './grounds.ts';

/** An exemption held against the law. */
export interface JudgedExemption {
  readonly ground: Ground;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Whether the law allows this ground on this deadline and its conditions are met. */
  readonly applies: boolean;
  /** Why, or why not, in one sentence. */
  readonly reason: string;
  /**
   * The day to expect: the statutory day, or, where the exemption applies and lasts beyond it, the first working day
   * after it ends. Never the period added on.
   */
  readonly expectedOn: CivilDate;
}

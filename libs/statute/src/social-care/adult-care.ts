import { addMonths, type CivilDate } from '../calendar/civil-date.ts';
import { AT_ONCE } from '../clocks/period.ts';
import { deadline, type Clock, type Deadline } from '../clocks/deadline.ts';

const ADULT_CARE: Clock = {
  rule: 'K7',
  what: 'adult social care in place',
  kind: 'target',
  period: AT_ONCE,
  trigger: '18th birthday',
  event: 'of the 18th birthday',
  duty: 'Support under section H1 ends and adult social care should be in place by',
};

export interface AdultCare {
  readonly deadline: Deadline;
  /** They are 18, and no adult social care is on record. */
  readonly isGap: boolean;
}

/**
 * Whether adult social care is still to be arranged: from a year before the 18th birthday until it is on record from a
 * day that leaves no gap. @rule K7 F9
 */
export function adultCareToArrange(facts: {
  readonly born: CivilDate;
  readonly today: CivilDate;
  /** The day from which adult social care is on record. */
  readonly from: CivilDate | null;
}): AdultCare | null {
  const [seventeenth, eighteenth] = [addMonths(facts.born, 17 * 12), addMonths(facts.born, 18 * 12)];
  if (facts.today < seventeenth) return null;
  const isCovered = facts.from !== null && (facts.from <= eighteenth || facts.from <= facts.today);
  if (isCovered) return null;
  return { deadline: deadline(ADULT_CARE, eighteenth), isGap: facts.today >= eighteenth };
}

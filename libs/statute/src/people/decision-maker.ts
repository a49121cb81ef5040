import { longDate, type CivilDate } from '../calendar/civil-date.ts';
import { endOfCompulsorySchoolAge } from '../calendar/school-year.ts';

export interface DecisionMaker {
  readonly who: 'parent' | 'young person';
  readonly rule: 'C3';
  /** The last day on which the parent decides. */
  readonly endOfCompulsorySchoolAge: CivilDate;
  readonly explanation: string;
}

/**
 * Who decides on a day: the parent up to and including the last Friday of June in the school year in which the child
 * turns 16, the young person after it. Capacity (C5) is judged for each decision and is not known here. @rule C3 §3.2
 */
export function decisionMaker(born: CivilDate, on: CivilDate): DecisionMaker {
  const end = endOfCompulsorySchoolAge(born);
  const who = on <= end ? 'parent' : 'young person';
  return {
    who,
    rule: 'C3',
    endOfCompulsorySchoolAge: end,
    explanation:
      who === 'parent'
        ? `The parent decides until compulsory school age ends, on ${longDate(end)}; the young person decides from the day after.`
        : `The young person decides, because compulsory school age ended on ${longDate(end)}; their view comes before the parent’s.`,
  };
}

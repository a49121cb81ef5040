import { addMonths, type CivilDate } from '../calendar/civil-date.ts';

/** Whether an assessment on one day falls in the 6 calendar months before another: a request may then be refused. @rule A6 J1 */
export const isRecentlyAssessed = (assessedOn: CivilDate, on: CivilDate): boolean =>
  assessedOn <= on && on < addMonths(assessedOn, 6);

import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Deadline } from '../clocks/deadline.ts';
import { EVENT_CLOCKS } from '../clocks/event-clocks.ts';

/** The two days of a section 17 assessment, in working days of England: what happens next, and its end. @rule K5 */
export function section17Deadlines(referredOn: CivilDate): { triage: Deadline; end: Deadline } {
  const [triage, end] = EVENT_CLOCKS.section17ReferredOn;
  return { triage: deadline(triage, referredOn), end: deadline(end, referredOn) };
}

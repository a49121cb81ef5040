import { civil } from '#platform';
import { adviceDeadline, daysBetween, type CivilDate } from '#statute';
import { timeLeft } from '../requests/request-words.ts';

/** Where the six weeks stood after something happened. */
export interface ClockThen {
  receivedOn: CivilDate | null;
  /** Whether it was for the body to answer. */
  isRunning: boolean;
}

/** The days of the six weeks. */
const DAYS = 42;

/** `The six weeks have not begun`; `day 12 of 42, 30 days left, due 15 June 2026`. @rule B14 */
export function clockWords({ receivedOn, isRunning }: ClockThen, on: string): string {
  if (!receivedOn) return isRunning ? 'The six weeks have not begun' : 'The six weeks never began';
  const { dueOn } = adviceDeadline({ receivedOn });
  const due = `due ${civil(dueOn)}`;
  if (on > dueOn) return `${timeLeft(dueOn, on)}, ${due}`;
  const day = `Day ${daysBetween(receivedOn, on as CivilDate)} of ${DAYS}`;
  return isRunning ? `${day}, ${timeLeft(dueOn, on)}, ${due}` : `${day}, ${due}`;
}

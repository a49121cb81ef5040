import { longDate, type CivilDate } from '#statute';
import { holds, isOver, type Decided } from './deciding.ts';

/** What lets somebody read a category, or keeps it from them. */
export interface Ground {
  may: boolean;
  /** Completes "They may read this because…" or "withheld because…". */
  because: string;
  rule: string;
}

/** @param decision the one that counts, if any; @param law sharing without agreement that holds today; @param who decided, as the reader calls them. @rule C2 C7 C8 */
export function groundOf(
  decision: Pick<Decided, 'answer' | 'discussedOn' | 'until'> | undefined,
  law: { basis: string } | undefined,
  today: string,
  who = 'the family',
): Ground {
  if (decision?.answer === 'agreed' && holds(decision, today))
    return { may: true, because: `${who} agreed on ${day(decision.discussedOn)}`, rule: 'C2' };
  if (law) return { may: true, because: `the law allows it: ${law.basis}`, rule: 'C7' };
  if (!decision || decision.answer === 'not-discussed')
    return { may: false, because: 'not discussed with the family yet', rule: decision ? 'C8' : 'C2' };
  if (isOver(decision, today))
    return { may: false, because: `${who}’s answer was for the time until ${day(decision.until!)}`, rule: 'C8' };
  return { may: false, because: `${who} did not agree`, rule: 'C8' };
}

const day = (on: string) => longDate(on as CivilDate);

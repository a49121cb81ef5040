import type { CivilDate } from '../calendar/civil-date.ts';
import { caseTimeline } from '../clocks/case-timeline.ts';
import type { Deadline } from '../clocks/deadline.ts';
import { AmbiguousExemption, concerns } from '../clocks/exemption.ts';
import { decisionMaker, type DecisionMaker } from '../people/decision-maker.ts';
import { factsFrom, oneDate } from './facts.ts';
import { UnusableFlag, type FlagValues } from './flags.ts';

/** The answer to "what is due when, and who decides?". */
export interface Timeline {
  readonly deadlines: readonly Deadline[];
  /** Null where the date of birth is not given. */
  readonly decisionMaker: DecisionMaker | null;
}

/** The day for which the question is asked: `now` where given, else today. Throws UnusableFlag. */
export const dayOf = (values: FlagValues, today: CivilDate): CivilDate => oneDate(values, 'now') ?? today;

/** From what a person gave to the timeline; the command and the pages share it. Throws UnusableFlag. */
export function timelineFrom(values: FlagValues, today: CivilDate): Timeline {
  const facts = factsFrom(values);
  const on = dayOf(values, today);
  const deadlines = deadlinesOf(facts);
  const astray = facts.exemptions?.find((exemption) => !deadlines.some((deadline) => concerns(exemption, deadline)));
  if (astray) {
    const which = astray.what ? ` "${astray.what}"` : '';
    throw new UnusableFlag(`--exempt: these dates give no deadline ${astray.rule}${which} to be exempt from.`);
  }
  if (deadlines.length === 0 && !facts.born) {
    throw new UnusableFlag('Give at least one date, such as --requested 2026-01-05.');
  }
  return { deadlines, decisionMaker: facts.born ? decisionMaker(facts.born, on) : null };
}

function deadlinesOf(facts: Parameters<typeof caseTimeline>[0]): Deadline[] {
  try {
    return caseTimeline(facts);
  } catch (error) {
    if (!(error instanceof AmbiguousExemption)) throw error;
    throw new UnusableFlag(`--exempt: ${error.message}`, { cause: error });
  }
}

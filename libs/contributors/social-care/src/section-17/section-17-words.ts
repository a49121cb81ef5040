import { section17Machine, type Machine } from '#statute';
import type { Outcome, Section17 } from './section-17.entity.ts';

type State = (typeof section17Machine.states)[number];

const stages: Record<State, string> = {
  referred: 'Referred: what happens next is to be decided',
  triaged: 'Decided to assess; the assessment has not begun',
  assessing: 'Assessing',
  ended: 'Ended',
  'closed-early': 'Closed early',
};

/** Where an assessment stands, in words. */
export const stageWords = (state: string) => stages[state as State];

export const outcomeWords: Record<Outcome, string> = {
  'early-help': 'Early help',
  'child-in-need': 'Child in need plan',
  'child-protection': 'Child protection plan',
  none: 'Nothing further',
};

/** What may be recorded next, as buttons and headings say it. */
export const moveWords: Record<string, string> = {
  triage: 'It was decided to assess',
  begin: 'The assessment began',
  end: 'The assessment ended',
  'close-early': 'It was closed early',
};

export const choicesOf = (words: Record<string, string>, values: readonly string[] = Object.keys(words)) =>
  values.map((value) => ({ value, text: words[value]! }));

/** The moves from a state as choices. */
export const nextMoves = (machine: Machine, state: string) => choicesOf(moveWords, machine.actionsFrom(state));

/** An assessment as its page shows it. */
export const stageOf = (found: Section17) => ({
  ...found,
  stage: stageWords(found.state),
  outcomeWords: found.outcome && outcomeWords[found.outcome],
  moves: nextMoves(section17Machine, found.state),
  outcomes: choicesOf(outcomeWords),
});

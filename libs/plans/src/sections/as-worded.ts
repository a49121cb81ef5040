import type { SectionEState } from '../outcomes/section-e.ts';
import type { Wording } from './edited-sections.rules.ts';

/** Section E, needs and provision in the words that the plan will print. */
export function asWorded(state: SectionEState, wordings: readonly Wording[]): SectionEState {
  const texts = new Map(wordings.map(({ key, text }) => [key, text]));
  const worded = <T extends { id: string; text: string }>(each: T): T => ({
    ...each,
    text: texts.get(each.id) ?? each.text,
  });
  const { lines } = state.lines;
  return { ...state, outcomes: state.outcomes.map(worded), lines: { ...state.lines, lines: lines.map(worded) } };
}

import type { Category, Decider, SharingAnswer } from './decisions/sharing-decision.entity.ts';

/** `over`: agreed or refused until a day that is behind; `required-by-law`: read without agreement, on a basis (C7). */
export type CellAnswer = SharingAnswer | 'over' | 'required-by-law';

/** Whether the answer lets them read. @rule C7 C8 */
export const isShared = (answer: CellAnswer): boolean => answer === 'agreed' || answer === 'required-by-law';

/** Each category as families say it. */
export const categoryWords: Record<Category, string> = {
  history: 'The story so far',
  strengths: 'Strengths and interests',
  communication: 'Talking and understanding',
  learning: 'Learning',
  'friends-and-feelings': 'Friends and feelings',
  health: 'Health',
  'daily-life': 'Daily life',
  'home-and-family': 'Home and family',
  hopes: 'Hopes for the future',
};

/** Each answer as the page says it. */
export const answerWords: Record<CellAnswer, string> = {
  agreed: 'Agreed',
  refused: 'Refused',
  'not-discussed': 'Not discussed',
  over: 'No longer agreed',
  'required-by-law': 'Required by law',
};

export const deciderWords: Record<Decider, string> = {
  parent: 'Parent',
  'young-person': 'Young person',
  representative: 'Representative, for a young person who cannot decide this',
};

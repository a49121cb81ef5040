import type { Category, SharingAnswer } from './sharing-decision.entity.ts';

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
export const answerWords: Record<SharingAnswer, string> = {
  agreed: 'Agreed',
  refused: 'Refused',
  'not-discussed': 'Not discussed',
  'required-by-law': 'Required by law',
};

/** Whether the answer lets the agency read. @rule C7 C8 */
export const isShared = (answer: SharingAnswer): boolean => answer === 'agreed' || answer === 'required-by-law';

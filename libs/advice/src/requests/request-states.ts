/** Asked, and the answer is still to come: what a queue shows as open. */
export const openStates: readonly string[] = ['sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known'];

/** Over without advice: the same may be asked again, of the same body or another. */
export const endedWithoutAdvice: readonly string[] = ['withdrawn', 'left-out', 're-routed', 'declined', 'nil-return'];

/** The states as a list inside SQL. */
export const sqlList = (states: readonly string[]) => `(${states.map((state) => `'${state}'`).join(', ')})`;

/** It is the team's turn: it is reminded, and chased. */
export const withTeam: readonly string[] = ['sent', 'received', 'taken', 'returned', 'not-known'];

/** Ended by the team's own word, so that the authority may ask somebody else for the same. */
export const isOverUnanswered = (state: string): boolean => ['declined', 'nil-return'].includes(state);

interface Asked {
  id: string;
  state: string;
  rule: string;
  reason: string;
  replacesId?: string | null;
}

/** Whether one request asks now for what the other asked: sent in its place, or afresh for the same reason. */
export const isInPlaceOf = (one: Asked, other: Asked): boolean =>
  one.id !== other.id &&
  !endedWithoutAdvice.includes(one.state) &&
  (one.replacesId === other.id || (one.rule === other.rule && one.reason === other.reason));

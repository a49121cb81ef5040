/** Asked, and the answer is still to come: what a queue shows as open. */
export const openStates: readonly string[] = ['sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known'];

/** Over without advice: the same may be asked again, of the same body or another. */
export const endedWithoutAdvice: readonly string[] = ['withdrawn', 'left-out', 're-routed', 'declined', 'nil-return'];

/** The states as a list inside SQL. */
export const sqlList = (states: readonly string[]) => `(${states.map((state) => `'${state}'`).join(', ')})`;

/** It is the team's turn: it is reminded, and chased. */
export const withTeam: readonly string[] = ['sent', 'received', 'taken', 'returned'];

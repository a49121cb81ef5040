import { REUSE_WAIT } from '#statute';

/** Asked, and the answer is still to come: what a queue shows as open. */
export const openStates: readonly string[] = ['sent', 'received', 'taken', 'returned', 'wrong-team', 'not-known'];

/** Over without advice: the same may be asked again, of the same body or another. */
export const endedWithoutAdvice: readonly string[] = ['withdrawn', 'left-out', 're-routed', 'declined', 'nil-return'];

/** Not the body's: not asked of it yet, or not any more. */
export const notWithBody: readonly string[] = ['proposed', 'left-out', 'reused', 'withdrawn', 're-routed'];

/** Nobody is asked: advice already given is offered, or used (B13). */
export const offeredStates = ['proposed', 'reused'] as const;
export const isOffered = (state: string): boolean => offeredStates.some((each) => each === state);

/** The states as a list inside SQL. */
export const sqlList = (states: readonly string[]) => `(${states.map((state) => `'${state}'`).join(', ')})`;

/** It is the team's turn: it is reminded, and chased. */
export const withTeam: readonly string[] = ['sent', 'received', 'taken', 'returned', 'not-known'];

/** Ended by the team's own word, so that the authority may ask somebody else for the same. @rule B7 B15 */
export const overUnanswered: readonly string[] = ['declined', 'nil-return'];
export const isOverUnanswered = (state: string): boolean => overUnanswered.includes(state);

/** Whether somebody is asked, or was and has answered with advice: the same cannot be asked afresh. */
export const isAskedNow = (state: string): boolean => state !== 'proposed' && !endedWithoutAdvice.includes(state);

interface Asked {
  id: string;
  state: string;
  duty: string;
  replacesId?: string | null;
}

/** In SQL, of a request `r` on a day: how the offer of advice already given ended, where it did without agreement. @rule B13 */
export const reuseEnd = (today: string): string =>
  `(select case when exists (select 1 from advice_reuse_answer a where a.reuse_id = u.id and not a.is_satisfied) then 'refused'
                when u.asked_on + ${REUSE_WAIT} < ${today} then 'unanswered' end
      from advice_reuse u where u.request_id = r.id and r.state = 'proposed')`;

/** Whether one request asks now for what the other asked: sent in its place, or afresh for the same duty. */
export const isInPlaceOf = (one: Asked, other: Asked): boolean =>
  one.id !== other.id &&
  !endedWithoutAdvice.includes(one.state) &&
  (one.replacesId === other.id || one.duty === other.duty);

/** The same in SQL: whether somebody was asked since for what the request under this name asked. */
export const isReplacedSql = (r: string): string =>
  `exists (select 1 from advice_request i where i.case_id = ${r}.case_id and i.id <> ${r}.id and i.state not in ${sqlList(endedWithoutAdvice)}
      and (i.replaces_id = ${r}.id or i.duty = ${r}.duty))`;

import { openRequestStates, REUSE_WAIT } from '#statute';

export { openRequestStates as openStates } from '#statute';

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

/** The team needs nothing of the child's for it any more: it reads what it answered, on a page of its own. */
export const isSetAside = (state: string): boolean => state === 'wrong-team' || isOverUnanswered(state);

/** In SQL, of a request `r` and these replies: whether the authority has accepted that the team gives no advice. @rule B7 B15 */
export const isNoAdviceAcceptedIn = (replies: string) =>
  `exists (select 1 from ${replies} y where y.request_id = r.id and y.kind in ('cannot-comply', 'nil-return') and y.is_agreed)`;
export const isNoAdviceAccepted = isNoAdviceAcceptedIn('advice_reply');

/** Not over: advice is owed, judged, offered or was refused. The open work of an area, of which its history is no part. */
export const unsettledStates: readonly string[] = ['proposed', ...openRequestStates, 'submitted', ...overUnanswered];

/** Whether somebody is asked, or was and has answered with advice: the same cannot be asked afresh. */
export const isAskedNow = (state: string): boolean => state !== 'proposed' && !endedWithoutAdvice.includes(state);

interface Asked {
  id: string;
  state: string;
  duty: string;
  replacesId?: string | null;
}

/** In SQL, of a request `r` on a day: how the offer of advice already given ended, where it did without agreement. @rule B13 */
export const reuseEnd = (today: string, reuses = 'advice_reuse', answers = 'advice_reuse_answer'): string =>
  `(select case when exists (select 1 from ${answers} a where a.reuse_id = u.id and not a.is_satisfied) then 'refused'
                when u.asked_on + ${REUSE_WAIT} < ${today} then 'unanswered' end
      from ${reuses} u where u.request_id = r.id and r.state = 'proposed')`;

/**
 * Whether somebody is asked now for what a request of a case asked: in its place, in the place of whoever was asked in
 * its place, and so on, or afresh for the same duty.
 */
export function isReplaced(request: Asked, ofCase: readonly Asked[]): boolean {
  const asked = [request];
  for (const one of asked)
    asked.push(
      ...ofCase.filter((each) => !asked.includes(each) && (each.replacesId === one.id || each.duty === one.duty)),
    );
  return asked.some(({ id, state }) => id !== request.id && !endedWithoutAdvice.includes(state));
}

/** The same in SQL, of the request under this name among these. */
export const isReplacedSql = (r: string, requests = 'advice_request'): string =>
  `exists (with recursive asked as (select ${r}.id, ${r}.duty, ${r}.state union
      select i.id, i.duty, i.state from ${requests} i join asked on i.replaces_id = asked.id or i.duty = asked.duty where i.case_id = ${r}.case_id)
    select 1 from asked where asked.id <> ${r}.id and asked.state not in ${sqlList(endedWithoutAdvice)})`;

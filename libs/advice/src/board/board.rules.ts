import { isReplacedSql, openStates, overUnanswered, reuseEnd, sqlList } from '../requests/request-states.ts';

/** Calendar days before the due day within which a request that nobody received or took is expected to be late. */
export const AT_RISK = 10;

/** In SQL, of a request `r` and its case `c`: whether the body still owes its answer. */
export const isWaiting = `r.state in ${sqlList(openStates)}`;

/** Whether it ended without advice while advice is gathered, and nobody was asked since. @rule B7 B15 */
export const isUnreplaced = `(c.state = 'assessing' and r.state in ${sqlList(overUnanswered)} and not ${isReplacedSql('r')})`;

/** Whether advice already given is offered and, on a day, will not do while advice is gathered. @rule B13 */
export const isReuseOver = (today: string): string => `(c.state = 'assessing' and ${reuseEnd(today)} is not null)`;

/** Whether an exception is claimed on it that nobody has judged. @rule B14 */
export const isClaimed = `(${isWaiting} and exists (select 1 from advice_reply y where y.request_id = r.id and y.kind = 'exception' and y.answered_at is null))`;

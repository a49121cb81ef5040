import { londonToday } from '#platform';
import {
  isNoAdviceAcceptedIn,
  isReplacedSql,
  openStates,
  overUnanswered,
  reuseEnd,
  sqlList,
  unsettledStates,
} from '../requests/request-states.ts';

/** Calendar days before the due day within which a request that nobody received or took is expected to be late. */
export const AT_RISK = 10;

/* All of this is SQL, of a request `r` as it stands in the views that show an officer the rows of their own area. */

/** Whether something is still to be done about it, by anybody. What was accepted is left alone. */
export const isUnsettled = `r.state in ${sqlList(unsettledStates)}`;

/** Whether the body still owes its answer. */
export const isWaiting = `r.state in ${sqlList(openStates)}`;

/** Whether it ended without advice and nobody was asked since: to be mended while advice is gathered. @rule B7 B15 */
export const isUnreplaced = `(r.state in ${sqlList(overUnanswered)} and not ${isReplacedSql('r', 'officer_request')} and not ${isNoAdviceAcceptedIn('officer_reply')})`;

/** Whether "not known" waits for the officer: nobody of the team can sign that there is nothing to say. @rule B7 */
export const hasNobodyToSign = `(r.state = 'not-known' and not exists (select 1 from membership m
  where m.team_id = r.team_id and m.role in ('team-manager', 'head') and (m.ended_on is null or m.ended_on > ${londonToday})))`;

/** How the offer of advice already given ended, from the officer's views. @rule B13 */
export const reuseEndOf = (today: string): string => reuseEnd(today, 'officer_reuse', 'officer_reuse_answer');

/** Whether advice already given is offered and, on a day, will not do: to be mended while advice is gathered. @rule B13 */
export const isReuseOver = (today: string): string => `(r.state = 'proposed' and ${reuseEndOf(today)} is not null)`;

/** Whether an exception is claimed on it that nobody has judged. @rule B14 */
export const isClaimed = `(${isWaiting} and r.id in (select y.request_id from officer_reply y where y.kind = 'exception' and y.answered_at is null))`;

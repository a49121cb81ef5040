import { nextDaySql, openCaseStates } from '#cases';
import { agencies, type Agency } from '#identity';
import type { Statement } from '../queue/queue-statement.ts';
import { sqlList } from '../requests/request-states.ts';
import {
  AT_RISK,
  hasNobodyToSign,
  isClaimed,
  isReuseOver,
  isUnreplaced,
  isUnsettled,
  isWaiting,
} from './board.rules.ts';
import { boardShows, type BoardPart, type BoardShow } from './board.schema.ts';

export const PAGE = 25;
/** In the place of a next day where none runs. */
const NEVER = '9999-12-31';

/** What is so of the requests of a case, each a bit of one number: or-ed together they say what is so of the case. */
const bits = { late: 1, atRisk: 2, needsYou: 4, needsAnother: 8, notKnown: 16 };
const waitingFor = (agency: string) => 32 << agencies.findIndex((each) => each === agency);
const bitIf = (condition: string, bit: number) => `case when ${condition} then ${bit} else 0 end`;
const has = (bit: number) => `s.so & ${bit} > 0`;

const ofRequest = `case
  when ${isWaiting} then case r.source ${agencies.map((each) => `when '${each}' then ${waitingFor(each)}`).join(' ')} end
    | ${bitIf('r.due_on < d.today', bits.late)}
    | ${bitIf(`r.due_on between d.today and d.today + ${AT_RISK} and r.state in ('sent', 'received')`, bits.atRisk)}
    | ${bitIf(`r.state = 'wrong-team' or r.questioned_at is not null or ${isClaimed}`, bits.needsYou)}
    | ${bitIf(`r.state = 'not-known'`, bits.notKnown)} | ${bitIf(hasNobodyToSign, bits.needsYou)}
  when r.state = 'submitted' then ${bits.needsYou}
  when ${isUnreplaced} or ${isReuseOver('d.today')} then ${bits.needsAnother} else 0 end`;

/**
 * The open cases of an officer's area with what is so of each, from the views that hold the rows of that area alone. Its
 * values: today, the cases that an exemption excuses, whose cases (null for all, twice).
 */
const board = `
 with d as not materialized (select ?::date as today),
 asked as (
   select r.case_id, bit_or(${ofRequest}) as so from officer_request r cross join d where ${isUnsettled} group by r.case_id),
 hidden as (select distinct w.case_id from officer_hidden w cross join d where w.hidden_until <= d.today),
 entering as (select distinct e.case_id from officer_unentered_report e),
 board as (
   select c.id, c.reference, c.state, c.requested_on, c.officer_id, c.child_id, n.next_on, c.circumstances, s.so,
          (n.next_on < d.today and c.id <> all(?::uuid[])) or ${has(bits.late)} as is_late, h.case_id is not null as is_to_review,
          c.state = 'requested' or h.case_id is not null or e.case_id is not null or ${has(bits.needsYou)}
            or s.so & case when c.state = 'assessing' then ${bits.needsAnother} else ${bits.notKnown} end > 0 as needs_you,
          case when c.circumstances->>'lookedAfter' = 'true' or c.circumstances->>'youthJustice' = 'true' then 0 else 1 end as rank
     from officer_case c cross join d
    cross join lateral (select coalesce(${nextDaySql}, '${NEVER}'::date) as next_on) n
     left join asked q on q.case_id = c.id left join hidden h on h.case_id = c.id
     left join entering e on e.case_id = c.id
    cross join lateral (select coalesce(q.so, 0) as so) s
    where c.state in ${sqlList(openCaseStates)} and (?::uuid is null or c.officer_id = ?::uuid))`;

const filters: Record<BoardShow, string> = {
  all: 'true',
  'needs-you': 's.needs_you',
  late: 's.is_late',
  'at-risk': has(bits.atRisk),
  ...(Object.fromEntries(agencies.map((agency) => [agency, has(waitingFor(agency))])) as Record<Agency, string>),
};
const counts = boardShows.map((show) => `count(*) filter (where ${filters[show]})::int as "${show}"`);

/** Whose board it is, on which day, and the cases of which a late day is excused (D9). */
export interface BoardReader {
  today: string;
  officerId: string | null;
  excused: readonly string[];
}

/**
 * How many cases each part holds, and the cases of one page and one more, by their next day; of one day, looked-after
 * children and those known to youth justice first. A part that holds none still has its row of counts.
 */
export function boardStatement(
  { today, officerId, excused }: BoardReader,
  { show, after }: Pick<BoardPart, 'show' | 'after'>,
): Statement {
  const from = after ?? { nextOn: '-infinity', rank: 0, id: '00000000-0000-0000-0000-000000000000' };
  const sql = `${board}, counted as (select ${counts.join(', ')} from board s)
 select to_jsonb(counted) as counts, b.id, b.reference, b.state, b.requested_on::text, b.next_on::text, b.rank, b.is_to_review,
        b.circumstances->>'yearGroup' as year_group, b.circumstances->>'lookedAfter' = 'true' as looked_after,
        p.name as officer, coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, k.born::text
   from counted left join (
     (select * from board s where ${filters[show]} and (next_on, rank, id) > (?::date, ?::int, ?::uuid)
       order by next_on, rank, id limit ${PAGE + 1}) b
     join child k on k.id = b.child_id join person p on p.id = b.officer_id) on true
  order by b.next_on, b.rank, b.id`;
  return [sql, today, `{${excused.join(',')}}`, officerId, officerId, from.nextOn, from.rank, from.id];
}

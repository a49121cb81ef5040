import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  ageWords,
  caseList,
  caseUrl,
  Exemptions,
  isLate,
  nextDay,
  nextDaySql,
  openCaseStates,
  stageWords,
} from '#cases';
import { agencies, authorize, type Actor, type Agency } from '#identity';
import { Clock } from '#platform';
import { daysBetween, type CivilDate, type Exemption } from '#statute';
import {
  AT_RISK,
  hasNobodyToSign,
  isClaimed,
  isReuseOver,
  isUnreplaced,
  isUnsettled,
  isWaiting,
} from './board.rules.ts';
import { BoardRequests, type BoardRequest } from './board-requests.ts';
import type { BoardPart, BoardShow } from './board.schema.ts';
import { sqlList } from '../requests/request-states.ts';

const PAGE = 25;
/** The days of the 20 weeks (D7). */
const DAYS = 140;
/** In the place of a next day where none runs. */
const NEVER = '9999-12-31';

/**
 * The open cases of an area with what is so of each. Its values: today, the area twice, the cases that an exemption
 * excuses, the area, whose cases (null for all, twice).
 */
const board = `
 with d as (select ?::date as today),
 asked as (
   select r.case_id, bool_or(r.is_waiting and r.due_on < d.today) as is_late,
          bool_or(r.state in ('sent', 'received') and r.due_on between d.today and d.today + ${AT_RISK}) as is_at_risk,
          bool_or(r.needs_you) as needs_you, bool_or(r.needs_another) as needs_another, bool_or(r.state = 'not-known') as is_not_known,
          array_agg(r.source) filter (where r.is_waiting) as waiting
     from d cross join (
       select r.case_id, r.source, r.state, r.due_on, ${isWaiting} as is_waiting, ${isUnreplaced} or ${isReuseOver('d.today')} as needs_another,
              r.state in ('submitted', 'wrong-team') or (${isWaiting} and r.questioned_at is not null) or ${isClaimed} or ${hasNobodyToSign} as needs_you
         from advice_request r cross join d where r.area_id = ? and ${isUnsettled} offset 0) r -- each is worked out once
    group by r.case_id),
 hidden as (select distinct w.case_id from sharing_without_agreement w cross join d where w.area_id = ? and w.hidden_until <= d.today),
 board as (
   select c.id, c.reference, c.state, c.requested_on, c.officer_id, c.child_id, n.next_on, c.circumstances->>'yearGroup' as year_group,
          (n.next_on < d.today and c.id <> all(?::uuid[])) or coalesce(q.is_late, false) as is_late, coalesce(q.is_at_risk, false) as is_at_risk,
          h.case_id is not null as is_to_review,
          c.state = 'requested' or h.case_id is not null or coalesce(q.needs_you or case when c.state = 'assessing' then q.needs_another else q.is_not_known end, false) as needs_you, q.waiting,
          c.circumstances->>'lookedAfter' = 'true' as looked_after,
          case when c.circumstances->>'lookedAfter' = 'true' or c.circumstances->>'youthJustice' = 'true' then 0 else 1 end as rank
     from ehc_case c cross join d
    cross join lateral (select coalesce(${nextDaySql}, '${NEVER}'::date) as next_on) n
     left join asked q on q.case_id = c.id left join hidden h on h.case_id = c.id
    where c.area_id = ? and c.state in ${sqlList(openCaseStates)} and (?::uuid is null or c.officer_id = ?::uuid))`;

const filters: Record<BoardShow, string> = {
  all: 'true',
  'needs-you': 'needs_you',
  late: 'is_late',
  'at-risk': 'is_at_risk',
  ...(Object.fromEntries(agencies.map((agency) => [agency, `'${agency}' = any(waiting)`])) as Record<Agency, string>),
};

const columns = Object.entries(filters).map(([show, where]) => `count(*) filter (where ${where})::int as "${show}"`);
type Counts = Record<BoardShow, number>;

/** Every open assessment of an authority: which needs its officer today, and who is waiting for whom. @rule D11 */
@Injectable()
export class Board {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: BoardRequests,
    private readonly exemptions: Exemptions,
    private readonly clock: Clock,
  ) {}

  /**
   * How many cases each part holds, and one page: the first statutory day on top; among those of one day, looked-after
   * children and those known to youth justice first. @throws NotFound for anyone but an officer
   */
  async of(actor: Actor, { show, whose, after }: BoardPart) {
    authorize(caseList, actor, actor);
    const exemptions = await this.exemptions.inForceIn(actor.areaId!);
    const from = after ?? { nextOn: '-infinity', rank: 0, id: '00000000-0000-0000-0000-000000000000' };
    const found = await this.em.execute<(Row & { counts: Counts })[]>(
      `${board}, counted as (select ${columns.join(', ')} from board)
       select to_jsonb(counted) as counts, b.id, b.reference, b.state, b.requested_on::text, b.next_on::text, b.rank, b.year_group, b.looked_after, b.is_to_review,
              p.name as officer, coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, k.born::text
         from counted left join (
           (select * from board where ${filters[show]} and (next_on, rank, id) > (?::date, ?::int, ?::uuid)
             order by next_on, rank, id limit ${PAGE + 1}) b
           join child k on k.id = b.child_id join person p on p.id = b.officer_id) on true
        order by b.next_on, b.rank, b.id`,
      [...(await this.valuesFor(actor, whose, exemptions)), from.nextOn, from.rank, from.id],
    );
    const listed = found.filter(({ id }) => id !== null);
    const rows = listed.slice(0, PAGE);
    const last = listed.length > PAGE ? rows.at(-1) : undefined;
    const requests = await this.requests.of(rows.map(({ id }) => id));
    return {
      counts: found[0]!.counts,
      cases: rows.map((row) => this.shown(row, exemptions.get(row.id), requests.get(row.id) ?? [])),
      next: last ? `${last.next_on}_${last.rank}_${last.id}` : null,
    };
  }

  private async valuesFor({ areaId, personId }: Actor, whose: BoardPart['whose'], exemptions: InForce) {
    const officer = whose === 'mine' ? personId : null;
    const excused = `{${(await this.excused(exemptions)).join(',')}}`;
    return [this.clock.today(), areaId, areaId, excused, areaId, officer, officer];
  }

  /** The cases whose next day has passed and is excused, judged by the same law as their rows. @rule D9 */
  private async excused(exemptions: InForce): Promise<string[]> {
    if (!exemptions.size) return [];
    const today = this.clock.today();
    const found = await this.em.execute<{ id: string; requestedOn: string; state: never }[]>(
      `select id, requested_on::text as "requestedOn", state from ehc_case where id = any(?::uuid[])`,
      [`{${[...exemptions.keys()].join(',')}}`],
    );
    return found
      .filter((each) => {
        const next = nextDay(each, today, exemptions.get(each.id));
        return next && next.dueOn < today && !isLate(next, today);
      })
      .map(({ id }) => id);
  }

  private shown(row: Row, exemptions: readonly Exemption[] | undefined, requests: BoardRequest[]) {
    const today = this.clock.today();
    const next = nextDay({ requestedOn: row.requested_on, state: row.state as never }, today, exemptions);
    return {
      id: row.id,
      reference: row.reference,
      child: row.child,
      age: ageWords(row.born, today, row.year_group === null ? null : Number(row.year_group)),
      officer: row.officer,
      stage: stageWords[row.state]!,
      /** Day n of the 20 weeks, counted from the day the request was received. */
      day: daysBetween(row.requested_on as CivilDate, today as CivilDate),
      of: DAYS,
      next: next && { ...next, isLate: isLate(next, today) },
      isLate: (next !== undefined && isLate(next, today)) || requests.some(({ isOverdue }) => isOverdue),
      /** What was shared unknown to the family, where an officer is to look again whether they can be told. */
      review: row.is_to_review ? caseUrl('withoutAgreement', row.id) : null,
      first: row.rank === 0 ? firstWords(row.looked_after) : null,
      requests,
    };
  }
}

type InForce = ReadonlyMap<string, readonly Exemption[]>;

/** Why a child comes before others of the same day. */
const firstWords = (isLookedAfter: boolean) =>
  isLookedAfter
    ? 'Looked after: the shortest possible time (D11)'
    : 'Known to youth justice: before others of the same day';

interface Row {
  id: string;
  reference: string;
  state: string;
  requested_on: string;
  next_on: string;
  rank: number;
  year_group: string | null;
  looked_after: boolean;
  is_to_review: boolean;
  officer: string;
  child: string;
  born: string;
}

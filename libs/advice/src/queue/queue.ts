import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { agencyWords, authorize, type Actor, type Agency } from '#identity';
import { Clock, londonDay } from '#platform';
import { workQueue } from '../requests/advice-request.policy.ts';
import type { QueuePart } from '../requests/advice-request.schema.ts';
import { openStates, sqlList } from '../requests/request-states.ts';
import { lastEvent, stageForTeam } from '../requests/request-words.ts';

const PAGE = 25;
const OPEN = `r.state in ${sqlList(openStates)}`;
const DONE = `r.state in ('submitted', 'accepted', 'declined', 'nil-return')`;

/** Each part of a queue. Done is the latest first; all else the most pressing first. */
const parts = {
  mine: { where: `${OPEN} and r.assignee_id = ?`, latestFirst: false },
  unassigned: { where: `${OPEN} and r.assignee_id is null and r.team_id = ?`, latestFirst: false },
  team: { where: `${OPEN} and r.team_id = ?`, latestFirst: false },
  done: { where: `${DONE} and r.team_id = ?`, latestFirst: true },
} as const;

/**
 * The rows of one page and one more, in one statement: the page is cut from the index first, then each row is dressed
 * with what its reader may see. Row-level security leaves the child out where the team is not on the case.
 */
export const queueSql = (tab: QueuePart['tab']) => `
select r.id, r.due_on::text, r.received_on is null as provisional, r.source, r.asks, r.state, r.questioned_at is not null as "isQuestioned", r.changed_at, r.reference,
       a.name as area, p.id as assignee_id, p.name as assignee, coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child
  from (select r.* from advice_request r
         where r.team_id = ? and ${parts[tab].where} and (r.due_on, r.id) ${parts[tab].latestFirst ? '<' : '>'} (?::date, ?::uuid)
         order by r.due_on ${direction(tab)}, r.id ${direction(tab)} limit ${PAGE + 1}) r
  join area a on a.id = r.area_id
  left join person p on p.id = r.assignee_id
  left join ehc_case c on c.id = r.case_id
  left join child k on k.id = c.child_id
 order by r.due_on ${direction(tab)}, r.id ${direction(tab)}`;

/** A team's response queue: what is asked of it, by when. It shows nothing of other teams. */
@Injectable()
export class Queue {
  readonly #sql = Object.fromEntries(
    Object.keys(parts).map((tab) => [tab, queueSql(tab as QueuePart['tab'])]),
  ) as Record<QueuePart['tab'], string>;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** One page of the actor's own team, and where the next one begins. */
  async page(actor: Actor, { tab, after }: QueuePart) {
    authorize(workQueue, actor, actor);
    const from = after ?? (parts[tab].latestFirst ? LAST : FIRST);
    const whose = tab === 'mine' ? actor.personId : actor.teamId;
    const found = await this.em.execute<Row[]>(this.#sql[tab], [actor.teamId, whose, from.dueOn, from.id]);
    const rows = found.slice(0, PAGE);
    const last = found.length > PAGE ? rows.at(-1) : undefined;
    const today = this.clock.today();
    return {
      requests: rows.map((row) => shown(row, tab === 'done' ? '' : today)),
      next: last ? `${last.due_on}_${last.id}` : null,
    };
  }

  /** How many requests each part holds. */
  async counts(actor: Actor): Promise<Record<QueuePart['tab'], number>> {
    authorize(workQueue, actor, actor);
    const [row] = await this.em.execute<Record<QueuePart['tab'], string>[]>(
      `select count(*) filter (where ${OPEN} and r.assignee_id = ?) as mine,
              count(*) filter (where ${OPEN} and r.assignee_id is null) as unassigned,
              count(*) filter (where ${OPEN}) as team, count(*) filter (where ${DONE}) as done
         from advice_request r where r.team_id = ?`,
      [actor.personId, actor.teamId],
    );
    const { mine, unassigned, team, done } = row!;
    return { mine: Number(mine), unassigned: Number(unassigned), team: Number(team), done: Number(done) };
  }
}

/** @param lateBefore the day before which a due day is overdue; empty where nothing is. */
function shown(row: Row, lateBefore: string) {
  return {
    id: row.id,
    dueOn: row.due_on,
    isProvisional: row.provisional,
    isOverdue: row.due_on < lateBefore,
    child: row.child,
    reference: row.reference,
    authority: row.area,
    asked: agencyWords[row.source],
    asks: row.asks,
    state: row.state,
    stage: stageForTeam(row),
    assignee: row.assignee_id && { id: row.assignee_id, name: row.assignee! },
    lastEvent: { what: lastEvent[row.state] ?? 'Changed', on: londonDay(new Date(row.changed_at)) },
  };
}

function direction(tab: QueuePart['tab']) {
  return parts[tab].latestFirst ? 'desc' : 'asc';
}

const FIRST = { dueOn: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
const LAST = { dueOn: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

interface Row {
  id: string;
  due_on: string;
  provisional: boolean;
  source: Agency;
  asks: string | null;
  state: string;
  isQuestioned: boolean;
  changed_at: Date | string;
  reference: string;
  area: string;
  assignee_id: string | null;
  assignee: string | null;
  child: string | null;
}

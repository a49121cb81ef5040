import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor, type Agency } from '#identity';
import { Clock, Invalid } from '#platform';
import { adviceAllocated } from '../advice.events.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { allocateRequest, allocationList } from '../requests/advice-request.policy.ts';
import { conflictOf } from '../requests/advice-request.rules.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import type { Statement } from '../queue/queue-statement.ts';
import { openStates, sqlList } from '../requests/request-states.ts';
import { adviceDay } from '../requests/advice-day.ts';
import { stageForOfficer } from '../requests/request-words.ts';

/** Most requests listed; what each team has is counted of all. */
const LISTED = 500;

/**
 * Which team answers each request: the work of a designated health officer over the providers' teams, and of a social
 * care SEN lead over the social care teams of the area, whosever they are. No name, no record of a child.
 */
@Injectable()
export class Allocations {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly clock: Clock,
  ) {}

  /** What was asked of the actor's body and is not answered, the most pressing first; with the teams to choose from. */
  async of(actor: Actor) {
    authorize(allocationList, actor, actor);
    const [where, ...values] = asked(actor);
    const rows = await this.em.execute<Row[]>(
      `select r.id, r.reference, r.year_group, r.known_services, r.asks, r.state, r.due_on::text, r.sent_on::text, r.received_on::text, r.received_how, r.receipt_told_by, r.source,
              r.area_id, a.name as area, t.id as team_id, t.name as team, o.name as provider,
              case when r.state in ('wrong-team', 'not-known') then (select coalesce(y.words || ' ' || nullif('Who should be asked: ' || nullif(y.whom, ''), ''), y.words) from advice_reply y
                where y.request_id = r.id and y.kind = r.state order by y.said_at desc limit 1) end as said
         from advice_request r join area a on a.id = r.area_id
         left join team t on t.id = r.team_id left join organisation o on o.id = t.organisation_id
        where ${where} and r.state in ${sqlList(openStates)} order by r.due_on, r.id limit ${LISTED}`,
      values,
    );
    const today = this.clock.today();
    const teams = await this.teamsFor(actor, [...new Set(rows.map((row) => row.area_id))]);
    const requests = rows.map((row) => ({
      ...shown(row, today, teams),
      maySign: isLead(actor) && row.state === 'not-known',
    }));
    const teamsNow = await this.byTeam(actor, today);
    return {
      isLead: isLead(actor),
      toAllocate: requests.filter(({ team, said }) => !team || said),
      allocated: requests.filter(({ team, said }) => team && !said),
      byTeam: teamsNow,
      late: teamsNow.reduce((sum, { late }) => sum + late, 0),
      /** Which areas' social care news is of. */
      ledAreas: actor.ledAreas,
      isCut: rows.length === LISTED,
    };
  }

  /**
   * Gives the request to a provider's team and puts the team on the case. It can go to another team until somebody has
   * taken it, and after it said that it is not for it; the six weeks run on. @rule B5 B14 @throws NotFound Conflict Invalid
   */
  async allocate(actor: Actor, id: string, teamId: string): Promise<AdviceRequest> {
    const request = await this.requests.locked(actor, allocateRequest, id);
    if (!isAllocable(request.state)) throw conflictOf(request.state);
    const teams = await this.teamsFor(actor, [request.areaId]);
    if (!teams.some((team) => team.id === teamId)) throw new Invalid({ teamId: 'Choose a team that serves this area' });
    if (request.team === teamId && request.state === 'wrong-team')
      throw new Invalid({ teamId: 'This team said that it is not for it: choose another' });
    if (request.team === teamId) return request;
    const previousTeam = request.team ?? null;
    if (request.state === 'wrong-team') await this.requests.move(request, 're-allocate');
    request.team = teamId;
    request.letGo();
    request.questionedAt = null;
    request.signOff = null;
    const now = this.clock.now();
    request.allocatedAt = now;
    request.changedAt = now;
    await this.requests.joinCase(request, actor.organisationId);
    await this.requests.tell(request, 'advice.allocated', adviceAllocated, previousTeam, {
      allocatedAt: now.toISOString(),
    });
    return request;
  }

  /** How much each team has and how much of it is late, the latest on top; what no team has yet is a line of its own. */
  private async byTeam(actor: Actor, today: string) {
    const [where, ...values] = asked(actor);
    return this.em.execute<TeamNow[]>(
      `select t.name, o.name as organisation, count(*)::int as open, count(*) filter (where r.due_on < ?::date)::int as late,
              coalesce(max(?::date - r.due_on) filter (where r.due_on < ?::date), 0)::int as "mostLate", min(r.due_on)::text as next
         from advice_request r left join team t on t.id = r.team_id left join organisation o on o.id = t.organisation_id
        where ${where} and r.state in ${sqlList(openStates)} group by t.id, t.name, o.name order by late desc, next, t.name`,
      [today, today, today, ...values],
    );
  }

  /** Teams that serve the areas: of health, or for a social care SEN lead of social care. */
  private async teamsFor(actor: Actor, areaIds: string[]): Promise<TeamRow[]> {
    return this.em.execute<TeamRow[]>(
      `select t.id, t.name, o.name as provider, oa.area_id
         from team t join organisation o on o.id = t.organisation_id join organisation_area oa on oa.organisation_id = o.id
        where t.agency = ? and t.ended_on is null and oa.area_id = any(?::text[])
          and (?::uuid is null or o.id = ? or oa.area_id = any(?::text[])) order by o.name, t.name`,
      [
        isLead(actor) ? 'social-care' : 'health',
        `{${areaIds.join(',')}}`,
        ...(isLead(actor) ? [actor.organisationId, actor.organisationId] : [null, null]),
        `{${actor.ledAreas.join(',')}}`,
      ],
    );
  }
}

function shown(row: Row, today: string, teams: TeamRow[]) {
  const body = row.team ?? 'you';
  return {
    id: row.id,
    reference: row.reference,
    authority: row.area,
    yearGroup: row.year_group,
    knownServices: row.known_services,
    asks: row.asks,
    dueOn: row.due_on,
    isProvisional: row.received_on === null,
    deadline: adviceDay({
      source: row.source,
      sentOn: row.sent_on,
      receivedOn: row.received_on,
      receivedHow: row.received_how,
      receiptToldBy: row.receipt_told_by,
    }),
    isOverdue: row.due_on < today,
    stage: stageForOfficer(
      { state: row.state, dueOn: row.due_on, body, isAllocated: row.team !== null, assignee: row.team },
      today,
    ),
    team: row.team_id === null ? null : { id: row.team_id, name: row.team!, provider: row.provider! },
    said: row.said,
    mayAllocate: isAllocable(row.state),
    teams: teams
      .filter((team) => team.area_id === row.area_id)
      .map(({ id, name, provider }) => ({ value: id, text: `${name}, ${provider}` })),
  };
}

const isLead = ({ role }: Actor) => role === 'social-care-lead';

/** In SQL, of a request `r`, what was asked of the actor's body; of social care also what was asked in the areas that it serves. */
function asked(actor: Actor): Statement {
  if (!isLead(actor)) return ['r.commissioner_id = ?', actor.organisationId];
  const areas = `{${actor.ledAreas.join(',')}}`;
  return [
    `r.source = 'social-care' and (r.organisation_id = ? or r.area_id = any(?::text[]))`,
    actor.organisationId,
    areas,
  ];
}

const isAllocable = (state: string) => ['sent', 'received', 'wrong-team'].includes(state);

interface TeamNow {
  /** None of what no team has yet. */
  name: string | null;
  organisation: string | null;
  open: number;
  late: number;
  /** Calendar days by which its latest is late. */
  mostLate: number;
  /** The first due day among them. */
  next: string;
}

interface TeamRow {
  id: string;
  name: string;
  provider: string;
  area_id: string;
}

interface Row {
  id: string;
  reference: string;
  year_group: string;
  known_services: string[];
  asks: string | null;
  state: string;
  due_on: string;
  sent_on: string | null;
  received_on: string | null;
  received_how: string | null;
  receipt_told_by: string | null;
  area_id: string;
  area: string;
  team_id: string | null;
  team: string | null;
  provider: string | null;
  said: string | null;
  source: Agency;
}

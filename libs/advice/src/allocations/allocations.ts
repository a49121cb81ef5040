import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, type Actor, type Agency } from '#identity';
import { Clock, Invalid } from '#platform';
import { adviceAllocated } from '../advice.events.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { allocateRequest, allocationList } from '../requests/advice-request.policy.ts';
import { conflictOf } from '../requests/advice-request.rules.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { openStates, sqlList } from '../requests/request-states.ts';
import { adviceDay } from '../requests/advice-day.ts';
import { stageForOfficer } from '../requests/request-words.ts';

/**
 * Which team answers each request: the work of a designated health officer over the providers' teams, and of a social
 * care SEN lead over the teams of their own organisation. No name, no record of a child.
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
    const rows = await this.em.execute<Row[]>(
      `select r.id, r.reference, r.year_group, r.known_services, r.asks, r.state, r.due_on::text, r.sent_on::text, r.received_on::text, r.source,
              r.area_id, a.name as area, t.id as team_id, t.name as team, o.name as provider,
              case when r.state in ('wrong-team', 'not-known') then (select coalesce(y.words || ' ' || nullif('Who should be asked: ' || nullif(y.whom, ''), ''), y.words) from advice_reply y
                where y.request_id = r.id and y.kind = r.state order by y.said_at desc limit 1) end as said
         from advice_request r join area a on a.id = r.area_id
         left join team t on t.id = r.team_id left join organisation o on o.id = t.organisation_id
        where ${isLead(actor) ? `r.source = 'social-care' and r.organisation_id = ?` : 'r.commissioner_id = ?'} and r.state in ${sqlList(openStates)}
        order by r.due_on, r.id limit 500`,
      [actor.organisationId],
    );
    const today = this.clock.today();
    const teams = await this.teamsFor(actor, [...new Set(rows.map((row) => row.area_id))]);
    const requests = rows.map((row) => ({
      ...shown(row, today, teams),
      maySign: isLead(actor) && row.state === 'not-known',
    }));
    return {
      isLead: isLead(actor),
      toAllocate: requests.filter(({ team, said }) => !team || said),
      allocated: requests.filter(({ team, said }) => team && !said),
      byTeam: byTeam(requests),
      late: requests.filter(({ isOverdue }) => isOverdue).length,
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

  /** Health teams that serve the areas; for a social care SEN lead the teams of their own organisation. */
  private async teamsFor(actor: Actor, areaIds: string[]): Promise<TeamRow[]> {
    return this.em.execute<TeamRow[]>(
      `select t.id, t.name, o.name as provider, oa.area_id
         from team t join organisation o on o.id = t.organisation_id join organisation_area oa on oa.organisation_id = o.id
        where t.agency = ? and (?::uuid is null or o.id = ?) and t.ended_on is null and oa.area_id = any(?::text[]) order by o.name, t.name`,
      [
        ...(isLead(actor) ? ['social-care', actor.organisationId, actor.organisationId] : ['health', null, null]),
        `{${areaIds.join(',')}}`,
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
    deadline: adviceDay({ source: row.source, sentOn: row.sent_on, receivedOn: row.received_on }),
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

/** How much each team has, and how much of it is late. */
function byTeam(requests: ReturnType<typeof shown>[]) {
  const teams = Map.groupBy(
    requests.filter(({ team }) => team),
    ({ team }) => team!.name,
  );
  return [...teams].map(([name, theirs]) => ({
    name,
    open: theirs.length,
    late: theirs.filter(({ isOverdue }) => isOverdue).length,
    next: theirs[0]!.dueOn,
  }));
}

const isAllocable = (state: string) => ['sent', 'received', 'wrong-team'].includes(state);

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
  area_id: string;
  area: string;
  team_id: string | null;
  team: string | null;
  provider: string | null;
  said: string | null;
  source: Agency;
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { allows, runTeam, TeamEndings, TeamPeople, type Actor } from '#identity';
import { Clock } from '#platform';
import { openStates, sqlList } from '../requests/request-states.ts';

const OPEN = `r.state in ${sqlList(openStates)}`;

/** Who in a team has what, and what is late; nothing of a child but how many. */
@Injectable()
export class TeamBoard {
  constructor(
    private readonly em: EntityManager,
    private readonly people: TeamPeople,
    private readonly clock: Clock,
    endings: TeamEndings,
  ) {
    endings.add((teamId) => this.openReferencesOf(teamId));
  }

  /** Everybody of the actor's team with their open requests; somebody who has left is there while they still have any. */
  async of(actor: Actor) {
    const colleagues = await this.people.of(actor);
    const today = this.clock.today();
    const rows = await this.em.execute<Row[]>(
      `select r.assignee_id, p.name, count(*)::int as open, count(*) filter (where r.due_on < ?::date)::int as late,
              min(r.due_on)::text as next
         from advice_request r left join person p on p.id = r.assignee_id
        where r.team_id = ? and ${OPEN} group by r.assignee_id, p.name order by p.name`,
      [today, actor.teamId],
    );
    const workOf = (id: string | null) => {
      const { open = 0, late = 0, next = null } = rows.find(({ assignee_id }) => assignee_id === id) ?? {};
      return { open, late, next };
    };
    const mayRun = allows(runTeam, actor, { team: actor.teamId });
    return {
      people: colleagues.map((each) => ({
        ...each,
        ...workOf(each.id),
        isAway: each.away !== null && each.away.from <= today,
        mayChange: mayRun || each.id === actor.personId,
      })),
      left: rows.filter(({ assignee_id }) => assignee_id && !colleagues.some(({ id }) => id === assignee_id)),
      unassigned: workOf(null),
      mayRun,
    };
  }

  private async openReferencesOf(teamId: string): Promise<string[]> {
    const rows = await this.em.execute<{ reference: string }[]>(
      `select distinct r.reference from advice_request r where r.team_id = ? and (${OPEN} or r.state = 'submitted') order by 1`,
      [teamId],
    );
    return rows.map(({ reference }) => reference);
  }
}

interface Row {
  assignee_id: string | null;
  name: string | null;
  open: number;
  late: number;
  /** The first due day among them. */
  next: string | null;
}

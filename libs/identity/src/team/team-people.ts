import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { authorize } from '../abilities.ts';
import type { Actor } from '../actor.ts';
import { membershipEnded } from '../identity.events.ts';
import type { Role } from '../person.entity.ts';
import { TeamEndings } from './team-endings.ts';
import { belongToTeam, runTeam } from './team.policy.ts';

/** Somebody of a team, and since and until when they are away: only while that is not over. */
export interface Colleague {
  id: string;
  name: string;
  role: Role;
  away: { from: string; until: string; coverId: string; cover: string } | null;
}

/** Civil days, both included; the cover is a colleague of the same team. */
export interface Away {
  personId: string;
  coverId: string;
  startsOn: string;
  endsOn: string;
}

/**
 * In SQL, a person (the first `?`) and for whom they cover in a team (the second) on a day (the third): also for those
 * whom somebody was to cover for who is away as well.
 */
export const coveredSql = `with recursive covered as (select ?::uuid as id union
  select v.person_id from absence v join covered on v.cover_id = covered.id where v.team_id = ? and ?::date between v.starts_on and v.ends_on)
  select id from covered`;

/** The people of a team: who is there, who is away and who covers, who leaves. */
@Injectable()
export class TeamPeople {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly endings: TeamEndings,
  ) {}

  /** Everybody who works in the actor's team now. */
  async of(actor: Actor): Promise<Colleague[]> {
    authorize(belongToTeam, actor, { team: actor.teamId });
    const today = this.clock.today();
    const rows = await this.em.execute<ColleagueRow[]>(
      `select distinct on (p.name, p.id) p.id, p.name, m.role, v.starts_on::text as "from", v.ends_on::text as until, c.id as "coverId", c.name as cover
         from membership m join person p on p.id = m.person_id
         left join absence v on v.team_id = m.team_id and v.person_id = p.id and v.ends_on >= greatest(v.starts_on, ?::date)
         left join person c on c.id = v.cover_id
        where m.team_id = ? and (m.ended_on is null or m.ended_on > ?::date)
        order by p.name, p.id, (m.role = 'team-manager') desc`,
      [today, actor.teamId, today],
    );
    return rows.map(({ from, until, coverId, cover, ...who }) => ({
      ...who,
      away: from && until && coverId && cover ? { from, until, coverId, cover } : null,
    }));
  }

  /** For whom the actor covers today. */
  async coveredBy({ teamId, personId }: Actor): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(coveredSql, [personId, teamId, this.clock.today()]);
    return rows.flatMap(({ id }) => (id === personId ? [] : [id]));
  }

  /** Says that somebody is away, in place of what was said before: oneself, or as the manager anyone. @throws NotFound Invalid */
  async setAway(actor: Actor, { personId, coverId, startsOn, endsOn }: Away): Promise<void> {
    authorize(personId === actor.personId ? belongToTeam : runTeam, actor, { team: actor.teamId });
    const colleagues = await this.of(actor);
    if (!colleagues.some(({ id }) => id === personId)) throw new NotFound();
    if (personId === coverId || !colleagues.some(({ id }) => id === coverId))
      throw new Invalid({ coverId: 'Choose a colleague of this team who covers' });
    if (endsOn < startsOn) throw new Invalid({ endsOn: 'The last day away must not be before the first' });
    if (endsOn < this.clock.today()) throw new Invalid({ endsOn: 'The last day away must be today or later' });
    await this.em.execute(
      `insert into absence (team_id, person_id, cover_id, starts_on, ends_on) values (?, ?, ?, ?, ?)
       on conflict (team_id, person_id) do update set cover_id = excluded.cover_id, starts_on = excluded.starts_on, ends_on = excluded.ends_on`,
      [actor.teamId, personId, coverId, startsOn, endsOn],
    );
    this.audit.record({ action: 'team.away', subjectId: personId, details: { coverId, startsOn, endsOn } });
  }

  /** Says that somebody is back. @throws NotFound */
  async setBack(actor: Actor, personId: string): Promise<void> {
    authorize(personId === actor.personId ? belongToTeam : runTeam, actor, { team: actor.teamId });
    await this.em.execute('update absence set ends_on = starts_on - 1 where team_id = ? and person_id = ?', [
      actor.teamId,
      personId,
    ]);
    this.audit.record({ action: 'team.back', subjectId: personId });
  }

  /** Ends somebody's part in the team from today; what they had taken goes back to the team. @throws NotFound Conflict */
  async leave(actor: Actor, personId: string): Promise<void> {
    authorize(runTeam, actor, { team: actor.teamId });
    const colleagues = await this.of(actor);
    if (!colleagues.some(({ id }) => id === personId)) throw new NotFound();
    if (!colleagues.some(({ id, role }) => id !== personId && role === 'team-manager'))
      throw new Conflict(
        'The team would have no manager',
        'Nothing was changed. Somebody else must be made its manager before the last one leaves.',
      );
    await this.endMemberships(actor, [personId]);
  }

  /** Ends the team, unless it still has something to do. @throws NotFound Conflict with the references */
  async end(actor: Actor): Promise<void> {
    authorize(runTeam, actor, { team: actor.teamId });
    await this.em.execute('select id from team where id = ? for update', [actor.teamId]); // no request can be sent to it meanwhile
    const unfinished = await this.endings.unfinishedOf(actor.teamId!);
    if (unfinished.length)
      throw new Conflict(
        `The team still has ${unfinished.length === 1 ? 'an open request' : `${unfinished.length} open requests`}`,
        `Nothing was changed. Answer ${unfinished.length === 1 ? 'it' : 'them'} first, or ask the authority to ask another team: ${unfinished.join(', ')}.`,
      );
    const colleagues = await this.of(actor);
    await this.em.execute('update team set ended_on = ? where id = ?', [this.clock.today(), actor.teamId]);
    await this.endMemberships(
      actor,
      colleagues.map(({ id }) => id),
    );
    this.audit.record({ action: 'team.ended', subjectId: actor.teamId! });
  }

  private async endMemberships({ teamId }: Actor, people: string[]): Promise<void> {
    for (const personId of people) {
      await this.em.execute(
        'update membership set ended_on = ? where team_id = ? and person_id = ? and (ended_on is null or ended_on > ?)',
        [this.clock.today(), teamId, personId, this.clock.today()],
      );
      this.audit.record({ action: 'team.left', subjectId: personId, details: { teamId } });
      await this.outbox.publish(membershipEnded, { personId, teamId: teamId! });
    }
  }
}

interface ColleagueRow {
  id: string;
  name: string;
  role: Role;
  from: string | null;
  until: string | null;
  coverId: string | null;
  cover: string | null;
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { londonToday } from '#platform';
import type { Actor } from './actor.ts';
import { Team } from './team.entity.ts';

/** Who works together. */
@Injectable()
export class Teams {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
  ) {}

  /** The names of those who work in a team now, by person. */
  async namesOf(teamId: string): Promise<Record<string, string>> {
    const people = await this.em.execute<{ id: string; name: string }[]>(
      `select distinct p.id, p.name from membership m join person p on p.id = m.person_id
        where m.team_id = ? and (m.ended_on is null or m.ended_on > ${londonToday}) order by p.name, p.id`,
      [teamId],
    );
    return Object.fromEntries(people.map(({ id, name }) => [id, name]));
  }

  /** Whether a team's advice is signed by a second person before it is submitted. */
  async asksForSignOff(teamId: string): Promise<boolean> {
    return (await this.em.findOneOrFail(Team, { id: teamId })).signOff;
  }

  /** Switches that on or off for the actor's own team. */
  async askForSignOff(actor: Actor, wanted: boolean): Promise<void> {
    const team = await this.em.findOneOrFail(Team, { id: actor.teamId! });
    if (team.signOff === wanted) return;
    team.signOff = wanted;
    await this.em.flush();
    this.audit.record({ action: wanted ? 'team.sign-off-on' : 'team.sign-off-off', subjectId: team.id });
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { membershipEnded } from '#identity';
import { Can, civil, Clock, Handles, Sweeps, theWorker, type Sweep } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { ManagerMail } from './manager-mail.ts';

/** Ends what somebody covered for who has left the team, and tells its managers that nobody covers now. */
@Injectable()
export class CoverJobs implements Sweep {
  readonly name = 'covers of leavers';

  constructor(
    private readonly em: EntityManager,
    private readonly mail: ManagerMail,
    private readonly audit: Audit,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.add(this);
  }

  @Handles(membershipEnded)
  @Can(theWorker)
  async left(): Promise<void> {
    await this.run();
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    const ended = await this.em.execute<Uncovered[]>(
      `update absence v set ends_on = v.starts_on - 1
        where v.ends_on >= greatest(v.starts_on, ?::date)
          and not exists (select 1 from membership m where m.team_id = v.team_id and m.person_id = v.cover_id
                             and (m.ended_on is null or m.ended_on > ?::date))
       returning v.team_id as "teamId", v.person_id as "personId", v.cover_id as "coverId", old.starts_on::text as "from", old.ends_on::text as until`,
      [today, today],
    );
    for (const each of ended) {
      const { personId, coverId, teamId } = each;
      this.audit.record({ action: 'team.uncovered', subjectId: personId, details: { coverId, teamId } });
      await this.tellManagers(each);
    }
  }

  /** Nobody is told where the one away has left as well. */
  private async tellManagers({ teamId, personId, coverId, from, until }: Uncovered): Promise<void> {
    const [names] = await this.em.execute<{ away: string; cover: string }[]>(
      `select a.name as away, c.name as cover from person a join person c on c.id = ?
        where a.id = ? and exists (select 1 from membership x where x.team_id = ? and x.person_id = a.id and (x.ended_on is null or x.ended_on > ?::date))`,
      [coverId, personId, teamId, this.clock.today()],
    );
    if (!names) return;
    const { away, cover } = names;
    await this.mail.write(teamId, {
      key: `uncovered:${teamId}:${personId}`,
      subject: (team) => `${cover} has left ${team}: nobody covers for ${away}`,
      says: (team) =>
        `${cover} has left ${team}, and was to cover for ${away}, who is away from ${civil(from)} to ${civil(until)}. Nobody covers now, and the team page no longer shows ${away} as away.`,
      next: 'and say again when they are away and who covers',
      path: advicePaths.team,
    });
  }
}

interface Uncovered {
  teamId: string;
  personId: string;
  coverId: string;
  from: string;
  until: string;
}

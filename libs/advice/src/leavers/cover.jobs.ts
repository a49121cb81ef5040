import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { membershipEnded } from '#identity';
import { Can, civil, Clock, Config, Handles, Mailer, Sweeps, theWorker, type Sweep } from '#platform';
import { advicePaths } from '../advice.paths.ts';

/** Ends what somebody covered for who has left the team, and tells its managers that nobody covers now. */
@Injectable()
export class CoverJobs implements Sweep {
  readonly name = 'covers of leavers';

  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
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

  /** The managers by name; where there is none, the team's own address. Nobody where the one away has left as well. */
  private async tellManagers({ teamId, personId, coverId, from, until }: Uncovered): Promise<void> {
    const today = this.clock.today();
    const letters = await this.em.execute<{ email: string; team: string; away: string; cover: string }[]>(
      `select distinct coalesce(p.email, t.email) as email, t.name as team, a.name as away, c.name as cover
         from team t join person a on a.id = ? join person c on c.id = ?
         left join membership m on m.team_id = t.id and m.role = 'team-manager' and (m.ended_on is null or m.ended_on > ?::date)
         left join person p on p.id = m.person_id
        where t.id = ? and exists (select 1 from membership x where x.team_id = t.id and x.person_id = a.id and (x.ended_on is null or x.ended_on > ?::date))`,
      [personId, coverId, today, teamId, today],
    );
    const link = new URL(advicePaths.team, this.config.values.BASE_URL).href;
    for (const { email, team, away, cover } of letters) {
      await this.mailer.write({
        key: `uncovered:${teamId}:${personId}:${this.clock.now().getTime()}:${email}`,
        recipient: email,
        subject: `${cover} has left ${team}: nobody covers for ${away}`,
        body: `${cover} has left ${team}, and was to cover for ${away}, who is away from ${civil(from)} to ${civil(until)}. Nobody covers now, and the team page no longer shows ${away} as away.\n\nSign in and say again when they are away and who covers: ${link}\n\nThis message never says who a child is. Please do not reply to it.`,
      });
    }
  }
}

interface Uncovered {
  teamId: string;
  personId: string;
  coverId: string;
  from: string;
  until: string;
}

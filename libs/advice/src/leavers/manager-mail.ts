import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock, Config, Mailer } from '#platform';

/** What managers are told: its key without the address, and the words that depend on the team's name. */
interface Letter {
  key: string;
  subject(team: string): string;
  says(team: string): string;
  /** What to do after signing in, and where. */
  next: string;
  path: string;
}

/** Mail to whoever manages a team; to the team's own address where nobody does. It never says who a child is. */
@Injectable()
export class ManagerMail {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async write(teamId: string, { key, subject, says, next, path }: Letter): Promise<void> {
    const managers = await this.em.execute<{ email: string; team: string }[]>(
      `select distinct coalesce(p.email, t.email) as email, t.name as team
         from team t left join membership m on m.team_id = t.id and m.role = 'team-manager' and (m.ended_on is null or m.ended_on > ?::date)
         left join person p on p.id = m.person_id where t.id = ?`,
      [this.clock.today(), teamId],
    );
    const link = new URL(path, this.config.values.BASE_URL).href;
    for (const { email, team } of managers) {
      await this.mailer.write({
        key: `${key}:${this.clock.now().getTime()}:${email}`,
        recipient: email,
        subject: subject(team),
        body: `${says(team)}\n\nSign in ${next}: ${link}\n\nThis message never says who a child is. Please do not reply to it.`,
      });
    }
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { planReleased } from '#disclosure';
import { Can, Clock, Config, Handles, Mailer, theWorker } from '#platform';
import { planUrl } from '../plans.paths.ts';

/** Tells those who answer for an organisation that a plan was given to it. @rule G7 P0 */
@Injectable()
export class ReleasedMailJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Handles(planReleased)
  @Can(theWorker)
  async released({ releaseId, areaId, recipientId }: z.infer<typeof planReleased.schema>): Promise<void> {
    const told = await this.em.execute<{ id: string; email: string; area: string; organisation: string }[]>(
      `select distinct p.id, p.email, a.name as area, o.name as organisation
         from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id join area a on a.id = ?
        where m.organisation_id = ? and m.role in ('head', 'designated-health-officer', 'virtual-school-head')
          and (m.ended_on is null or m.ended_on > ?::date) order by p.id`,
      [areaId, recipientId, this.clock.today()],
    );
    const link = new URL(planUrl('released', {}), this.config.values.BASE_URL).href;
    for (const { id, email: recipient, area, organisation } of told)
      await this.mailer.write({
        key: `released:${releaseId}:${id}`,
        recipient,
        subject: `${area} has given ${organisation} a plan`,
        body: [
          `${area} has given ${organisation} a copy of a child’s plan. Each reading is on record.`,
          `Sign in to read it: ${link}`,
          'This message never says who the child is. Please do not reply to it.',
        ].join('\n\n'),
      });
  }
}

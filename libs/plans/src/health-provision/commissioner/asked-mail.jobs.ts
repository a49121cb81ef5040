import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Can, Clock, Config, Handles, Mailer, theWorker } from '#platform';
import { healthAsked } from '../../plans.events.ts';
import { planPaths } from '../../plans.paths.ts';

/** Tells the designated health officers of a commissioner, once for each asking, that provision waits for them. @rule F7 */
@Injectable()
export class AskedMailJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Handles(healthAsked)
  @Can(theWorker)
  async asked({ areaId, askedId, commissionerId }: z.infer<typeof healthAsked.schema>): Promise<void> {
    const told = await this.em.execute<{ id: string; email: string; area: string; commissioner: string }[]>(
      `select distinct p.id, p.email, a.name as area, o.name as commissioner
         from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id join area a on a.id = ?
        where m.organisation_id = ? and m.role = 'designated-health-officer' and (m.ended_on is null or m.ended_on > ?::date) order by p.id`,
      [areaId, commissionerId, this.clock.today()],
    );
    const link = new URL(planPaths.healthToUs, this.config.values.BASE_URL).href;
    for (const { id, email, area, commissioner } of told)
      await this.mailer.write({
        key: `health-asked:${askedId}:${id}`,
        recipient: email,
        subject: `${area} asks ${commissioner} to agree health provision`,
        body: [
          `${area} asks ${commissioner} to agree health provision for section G of a plan.`,
          'What you do not agree does not enter section G: it goes to dispute, and the plan is issued on time without it.',
          `Sign in to read it and to decide, item by item: ${link}`,
          'This message never says who the child is. Please do not reply to it.',
        ].join('\n\n'),
      });
  }
}

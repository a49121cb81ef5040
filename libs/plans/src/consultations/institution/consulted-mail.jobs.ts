import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Can, Clock, Config, Handles, Mailer, theWorker } from '#platform';
import { institutionAsked } from '../../plans.events.ts';
import { planUrl } from '../../plans.paths.ts';

/** Tells the head of an institution that it is consulted on a draft, and again when an officer chases. @rule G3 D6 */
@Injectable()
export class ConsultedMailJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Handles(institutionAsked)
  @Can(theWorker)
  async asked(news: z.infer<typeof institutionAsked.schema>): Promise<void> {
    const { areaId, consultationId, planVersionId, institutionId, chasedOn } = news;
    const told = await this.em.execute<{ id: string; email: string; area: string; institution: string }[]>(
      `select distinct p.id, p.email, a.name as area, o.name as institution
         from membership m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id join area a on a.id = ?
        where m.organisation_id = ? and m.role = 'head' and (m.ended_on is null or m.ended_on > ?::date) order by p.id`,
      [areaId, institutionId, this.clock.today()],
    );
    const link = new URL(planUrl('consultationToUs', { planVersionId }), this.config.values.BASE_URL).href;
    for (const { id, email, area, institution } of told)
      await this.mailer.write({
        key: `consulted:${consultationId}:${chasedOn ?? 'first'}:${id}`,
        recipient: email,
        subject: chasedOn
          ? `${area} still waits for the reply of ${institution}`
          : `${area} consults ${institution} on a draft plan`,
        body: [
          `${area} asks ${institution} whether it can meet the needs in a draft plan.`,
          'Please reply within 15 days of receiving it. A late reply may not be weighed: the plan does not wait for it.',
          `Sign in to read the draft and to reply: ${link}`,
          'This message never says who the child is. Please do not reply to it.',
        ].join('\n\n'),
      });
  }
}

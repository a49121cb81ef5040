import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Can, Config, Handles, Mailer, theWorker } from '#platform';
import { planDrafted } from '../plans.events.ts';
import { planUrl } from '../plans.paths.ts';

/** Tells the teams that gave advice, once for each draft, that they can see what of it was used and what was not, and answer. */
@Injectable()
export class UseMailJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  @Handles(planDrafted)
  @Can(theWorker)
  async drafted({ caseId, planVersionId }: z.infer<typeof planDrafted.schema>): Promise<void> {
    const given = await this.em.execute<{ id: string; email: string; area: string }[]>(
      `select r.id, t.email, a.name as area from advice_request r join team t on t.id = r.team_id join area a on a.id = r.area_id
        where r.case_id = ? and r.state in ('submitted', 'accepted') order by r.id`,
      [caseId],
    );
    for (const { id: requestId, email, area } of given) {
      const link = new URL(planUrl('used', { requestId }), this.config.values.BASE_URL).href;
      await this.mailer.write({
        key: `use:${planVersionId}:${requestId}`,
        recipient: email,
        subject: `See how ${area} uses your advice in a draft plan`,
        body: [
          `${area} has sent a draft plan to a family. It rests on your advice, among others.`,
          'You can see which of your needs, outcomes and provision stand in it as they are, which were joined with others’, and which were not used and why. Say whether it reflects your advice: if it does not, an officer must answer you before the final plan.',
          `Sign in to see it and to answer: ${link}`,
          'This message never says who the child is. Please do not reply to it.',
        ].join('\n\n'),
      });
    }
  }
}

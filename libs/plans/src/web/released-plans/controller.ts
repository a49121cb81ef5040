import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { seeReleased } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { releasedParams } from '../../plans.schema.ts';
import { ConsultationsToUs } from '../../consultations/consultations-to-us.ts';
import { ReleasedPlans } from '../../released/released-plans.ts';
import { viewOf } from '../../versions/plan-view.ts';

const page = pagesIn(import.meta.dirname);

@Controller()
export class ReleasedPlansController {
  constructor(
    private readonly plans: ReleasedPlans,
    private readonly consultations: ConsultationsToUs,
  ) {}

  @Can(seeReleased)
  @Get(planPaths.released)
  async list(@Acting() actor: Actor) {
    const plans = await this.plans.list(actor);
    const waiting = await this.consultations.waiting(actor);
    return page('list.njk', {
      title: 'Plans released to us',
      plans: plans.map((plan) => ({ ...plan, href: planUrl('releasedPlan', { planVersionId: plan.planVersionId }) })),
      waiting: waiting.map((each) => ({
        ...each,
        childName: plans.find(({ planVersionId }) => planVersionId === each.planVersionId)?.childName,
        href: planUrl('consultationToUs', { planVersionId: each.planVersionId }),
      })),
    });
  }

  @Can(seeReleased)
  @Get(planPaths.releasedPlan)
  async read(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: z.infer<typeof releasedParams>,
  ) {
    const plan = await this.plans.read(actor, planVersionId);
    return page('page.njk', {
      title: plan.kind === 'draft' ? 'Draft plan' : 'Plan',
      wide: true,
      plan,
      sections: viewOf(plan.sections),
      documentsUrl: planUrl('releasedDocuments', { planVersionId }),
      back: { href: planPaths.released, text: 'Back to the plans released to us' },
    });
  }
}

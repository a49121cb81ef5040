import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { seeReleased } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { releasedParams } from '../plans.schema.ts';
import { ReleasedPlans } from './released-plans.ts';

/** Plans that were released to the acting organisation, over JSON. */
@Controller('api/v1/plans')
export class ReleasedApiController {
  constructor(private readonly plans: ReleasedPlans) {}

  @Can(seeReleased)
  @Get()
  async list(@Acting() actor: Actor) {
    const plans = await this.plans.list(actor);
    return { plans: plans.map(({ sections, ...plan }) => ({ ...plan, sections: sections.map(({ id }) => id) })) };
  }

  @Can(seeReleased)
  @Get(':planVersionId')
  async read(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: z.infer<typeof releasedParams>,
  ) {
    return this.plans.read(actor, planVersionId);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planPaths } from '../../plans.paths.ts';
import { agreeProvision, askedParams, decideSchema, type Decided } from '../health-provision.schema.ts';
import { HealthProvisions } from '../health-provisions.ts';

const page = pagesIn(import.meta.dirname);

/** What waits for a health commissioner, to agree or not, item by item. */
@Controller(planPaths.healthToUs)
export class AgreeProvisionController {
  constructor(private readonly provisions: HealthProvisions) {}

  @Can(agreeProvision)
  @Get()
  async show(@Acting() actor: Actor) {
    return page('page.njk', { title: 'Health provision to agree', waiting: await this.provisions.toUs(actor) });
  }

  @Can(agreeProvision)
  @Get(':healthProvisionId')
  async form(
    @Acting() actor: Actor,
    @Param({ schema: askedParams }) { healthProvisionId }: z.infer<typeof askedParams>,
  ) {
    const each = await this.provisions.one(actor, healthProvisionId);
    return page('decide.njk', {
      title: `Health provision for ${each.reference}`,
      each,
      back: { href: planPaths.healthToUs, text: 'Back to what waits' },
    });
  }

  @Can(agreeProvision)
  @Post(':healthProvisionId')
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: askedParams }) { healthProvisionId }: z.infer<typeof askedParams>,
    @Body({ schema: decideSchema }) decided: Decided,
  ) {
    await this.provisions.decide(actor, healthProvisionId, decided);
    return seeOther(planPaths.healthToUs);
  }
}

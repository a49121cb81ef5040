import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { allocateSchema, requestParams } from '../requests/advice-request.schema.ts';
import { allocationList } from '../requests/advice-request.policy.ts';
import { advicePaths } from '../advice.paths.ts';
import { Allocations } from './allocations.ts';

const page = pagesIn(import.meta.dirname);

@Controller(advicePaths.allocations)
export class AllocationsController {
  constructor(private readonly allocations: Allocations) {}

  @Can(allocationList)
  @Get()
  async show(@Acting() actor: Actor) {
    return page('page.njk', { title: 'Requests to allocate', wide: true, ...(await this.allocations.of(actor)) });
  }

  @Can(allocationList)
  @Post(':requestId')
  async allocate(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>,
    @Body({ schema: allocateSchema }) { teamId }: z.infer<typeof allocateSchema>,
  ) {
    await this.allocations.allocate(actor, requestId, teamId);
    return seeOther(advicePaths.allocations);
  }
}

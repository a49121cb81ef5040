import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { allocateSchema, requestParams } from '../requests/advice-request.schema.ts';
import { allocationList } from '../requests/advice-request.policy.ts';
import { advicePaths } from '../advice.paths.ts';
import { nilReturnSchema } from '../replies/reply.schema.ts';
import { Replies } from '../replies/replies.ts';
import { Allocations } from './allocations.ts';

const page = pagesIn(import.meta.dirname);

@Controller(advicePaths.allocations)
export class AllocationsController {
  constructor(
    private readonly allocations: Allocations,
    private readonly replies: Replies,
  ) {}

  @Can(allocationList)
  @Get()
  async show(@Acting() actor: Actor) {
    const all = await this.allocations.of(actor);
    const title = all.isLead ? 'Requests to social care' : 'Requests to allocate';
    return page('page.njk', { ...all, title, wide: true });
  }

  /** A team does not know the child: whoever leads social care signs, with reasons, that there is nothing to say. */
  @Can(allocationList)
  @Post(':requestId/nil-return')
  async sign(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>,
    @Body({ schema: nilReturnSchema }) { words }: z.infer<typeof nilReturnSchema>,
  ) {
    await this.replies.say(actor, requestId, { kind: 'nil-return', words });
    return seeOther(advicePaths.allocations);
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

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { tell } from '../family-record.policy.ts';
import {
  liftSchema,
  restrictionParams,
  type Lifted,
  type RestrictionParams,
} from '../restricting/restriction.schema.ts';
import { Lifting } from './lifting.ts';

@Controller('api/v1/cases/:caseId/restrictions')
export class LiftingApiController {
  constructor(private readonly lifting: Lifting) {}

  @Can(tell)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { restrictions: await this.lifting.of(actor, caseId) };
  }

  @Can(tell)
  @Post(':restrictionId/lift')
  async lift(
    @Acting() actor: Actor,
    @Param({ schema: restrictionParams }) { caseId, restrictionId }: RestrictionParams,
    @Body({ schema: liftSchema }) { reason }: Lifted,
  ) {
    await this.lifting.lift(actor, caseId, restrictionId, reason);
    return { id: restrictionId };
  }
}

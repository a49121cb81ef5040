import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import {
  agreeProvision,
  askedParams,
  askSchema,
  decideSchema,
  recordSchema,
  type Asking,
  type Decided,
  type Recorded,
} from './health-provision.schema.ts';
import { HealthProvisions } from './health-provisions.ts';

type Params = z.infer<typeof caseParams>;

/** Agreement to health provision over JSON: the officer's, and the commissioner's own. */
@Controller('api/v1')
export class HealthProvisionApiController {
  constructor(private readonly provisions: HealthProvisions) {}

  @Can(runCase)
  @Get('cases/:caseId/plan/health-provision')
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    return this.provisions.of(actor, caseId);
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/health-provision')
  @HttpCode(200)
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: recordSchema }) said: Recorded,
  ) {
    await this.provisions.record(actor, caseId, said);
    return this.show(actor, { caseId });
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/health-provision/asking')
  @HttpCode(200)
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: askSchema }) asking: Asking,
  ) {
    await this.provisions.ask(actor, caseId, asking);
    return this.show(actor, { caseId });
  }

  @Can(agreeProvision)
  @Get('health-provision')
  async waiting(@Acting() actor: Actor) {
    const waiting = await this.provisions.toUs(actor);
    return { waiting: waiting.map(({ id, reference, words, askedAt }) => ({ id, reference, words, askedAt })) };
  }

  @Can(agreeProvision)
  @Post('health-provision/:healthProvisionId')
  @HttpCode(200)
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: askedParams }) { healthProvisionId }: z.infer<typeof askedParams>,
    @Body({ schema: decideSchema }) decided: Decided,
  ) {
    await this.provisions.decide(actor, healthProvisionId, decided);
    return this.waiting(actor);
  }
}

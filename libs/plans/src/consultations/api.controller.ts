import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { replyToConsultation } from '../plans.policy.ts';
import { releasedParams } from '../plans.schema.ts';
import {
  consultationParams,
  consultSchema,
  groundSchema,
  replySchema,
  type Consulting,
  type GroundGiven,
  type ReplyGiven,
} from './consultation.schema.ts';
import { ConsultationsToUs } from './consultations-to-us.ts';
import { Consultations } from './consultations.ts';

type CaseParams = z.infer<typeof caseParams>;
type Params = z.infer<typeof consultationParams>;

/** Consultations over JSON: the officer's, and the institution's own. */
@Controller('api/v1')
export class ConsultationsApiController {
  constructor(
    private readonly consultations: Consultations,
    private readonly toUs: ConsultationsToUs,
  ) {}

  @Can(runCase)
  @Get('cases/:caseId/plan/consultations')
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return { consultations: await this.consultations.of(actor, caseId) };
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/consultations')
  async send(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: consultSchema }) given: Consulting,
  ) {
    await this.consultations.send(actor, caseId, given);
    return this.list(actor, { caseId });
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/consultations/:consultationId/chase')
  @HttpCode(200)
  async chase(@Acting() actor: Actor, @Param({ schema: consultationParams }) { caseId, consultationId }: Params) {
    await this.consultations.chase(actor, caseId, consultationId);
    return this.list(actor, { caseId });
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/consultations/:consultationId/reply')
  @HttpCode(200)
  async enterReply(
    @Acting() actor: Actor,
    @Param({ schema: consultationParams }) { caseId, consultationId }: Params,
    @Body({ schema: replySchema }) given: ReplyGiven,
  ) {
    await this.consultations.enterReply(actor, caseId, consultationId, given);
    return this.list(actor, { caseId });
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/consultations/:consultationId/ground')
  @HttpCode(200)
  async ground(
    @Acting() actor: Actor,
    @Param({ schema: consultationParams }) { caseId, consultationId }: Params,
    @Body({ schema: groundSchema }) given: GroundGiven,
  ) {
    await this.consultations.decide(actor, caseId, consultationId, given);
    return this.list(actor, { caseId });
  }

  @Can(replyToConsultation)
  @Get('plans/:planVersionId/consultation')
  async open(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: z.infer<typeof releasedParams>,
  ) {
    return this.toUs.open(actor, planVersionId);
  }

  @Can(replyToConsultation)
  @Post('plans/:planVersionId/consultation')
  @HttpCode(200)
  async reply(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: z.infer<typeof releasedParams>,
    @Body({ schema: replySchema }) given: ReplyGiven,
  ) {
    await this.toUs.reply(actor, planVersionId, given);
    return this.toUs.open(actor, planVersionId);
  }
}

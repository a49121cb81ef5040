import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { giveViews } from '../plans.policy.ts';
import {
  answerSchema,
  enteredSchema,
  representationParams,
  saidSchema,
  type AnswerGiven,
  type Entered,
  type Said,
} from './representation.schema.ts';
import { Representations } from './representations.ts';

type CaseParams = z.infer<typeof caseParams>;

/** Views on drafts over JSON: the officer's and the family's own. */
@Controller('api/v1')
export class RepresentationsApiController {
  constructor(private readonly representations: Representations) {}

  @Can(runCase)
  @Get('cases/:caseId/plan/views')
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return this.representations.of(actor, caseId);
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/views')
  async enter(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: enteredSchema }) given: Entered,
  ) {
    await this.representations.enter(actor, caseId, given);
    return this.representations.of(actor, caseId);
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/views/:representationId')
  @HttpCode(200)
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: representationParams }) { caseId, representationId }: z.infer<typeof representationParams>,
    @Body({ schema: answerSchema }) given: AnswerGiven,
  ) {
    await this.representations.answer(actor, caseId, representationId, given);
    return this.representations.of(actor, caseId);
  }

  @Can(giveViews)
  @Get('family/cases/:caseId/draft-views')
  async own(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return this.representations.of(actor, caseId);
  }

  @Can(giveViews)
  @Post('family/cases/:caseId/draft-views')
  async say(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: saidSchema }) given: Said,
  ) {
    await this.representations.say(actor, caseId, given);
    return this.representations.of(actor, caseId);
  }
}

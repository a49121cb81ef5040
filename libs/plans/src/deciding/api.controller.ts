import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound } from '#platform';
import { readOwnPlan } from '../plans.policy.ts';
import { appealDays, noPlanNotice } from './no-plan-notice.ts';
import { feedbackSchema, noPlanSchema, type FeedbackGiven, type NoPlanDecision } from './no-plan.schema.ts';
import { NoPlans } from './no-plans.ts';

type Params = z.infer<typeof caseParams>;

/** Decisions not to issue a plan over JSON. */
@Controller('api/v1')
export class NoPlanApiController {
  constructor(private readonly decisions: NoPlans) {}

  @Can(runCase)
  @Get('cases/:caseId/plan/none')
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    return this.answer(actor, caseId);
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/none')
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: noPlanSchema }) given: NoPlanDecision,
  ) {
    await this.decisions.decide(actor, caseId, given);
    return this.answer(actor, caseId);
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/none/feedback')
  @HttpCode(200)
  async asked(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    await this.decisions.askFeedback(actor, caseId);
    return this.answer(actor, caseId);
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/none/feedback/given')
  @HttpCode(200)
  async given(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: feedbackSchema }) given: FeedbackGiven,
  ) {
    await this.decisions.giveFeedback(actor, caseId, given);
    return this.answer(actor, caseId);
  }

  @Can(readOwnPlan)
  @Get('family/cases/:caseId/decision')
  async own(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    return this.answer(actor, caseId);
  }

  @Can(readOwnPlan)
  @Post('family/cases/:caseId/decision')
  @HttpCode(200)
  async ask(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    await this.decisions.askFeedback(actor, caseId);
    return this.answer(actor, caseId);
  }

  private async answer(actor: Actor, caseId: string) {
    const decision = await this.decisions.of(actor, caseId);
    if (!decision) throw new NotFound();
    const { sentOn, recipients, feedbackAskedOn = null, feedbackGivenOn = null, feedback = null } = decision;
    const days = appealDays(decision);
    return { sentOn, recipients, notice: noPlanNotice(decision), days, feedbackAskedOn, feedbackGivenOn, feedback };
  }
}

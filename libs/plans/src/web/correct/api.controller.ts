import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { readOwnPlan } from '../../plans.policy.ts';
import { PlanCorrections } from './plan-corrections.ts';
import { correctionSchema, sentenceParams, type Correction, type SentenceParams } from './plan-correction.schema.ts';

@Controller('api/v1/family/cases/:caseId/plan/:number/corrections/:section/:at')
export class CorrectPlanApiController {
  constructor(private readonly corrections: PlanCorrections) {}

  /** The sentence, and what the family put right in it. */
  @Can(readOwnPlan)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: sentenceParams }) params: SentenceParams) {
    const { caseId, number, section, at } = params;
    const { plan, said } = await this.corrections.sentence(actor, caseId, number, section, at);
    return { said, corrections: (await this.corrections.of(plan))[said] ?? [] };
  }

  @Can(readOwnPlan)
  @Post()
  async add(
    @Acting() actor: Actor,
    @Param({ schema: sentenceParams }) params: SentenceParams,
    @Body({ schema: correctionSchema }) { words }: Correction,
  ) {
    const { caseId, number, section, at } = params;
    await this.corrections.add(actor, caseId, number, section, at, words);
    return {};
  }
}

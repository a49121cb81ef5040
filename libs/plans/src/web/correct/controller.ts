import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { readOwnPlan } from '../../plans.policy.ts';
import { PlanCorrections } from './plan-corrections.ts';
import { correctionSchema, sentenceParams, type Correction, type SentenceParams } from './plan-correction.schema.ts';

const page = pagesIn(import.meta.dirname);

/** The family says that a sentence of the plan is not right. */
@Controller(`${planPaths.familyVersion}/correct/:section/:at`)
export class CorrectPlanController {
  constructor(private readonly corrections: PlanCorrections) {}

  @Can(readOwnPlan)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: sentenceParams }) params: SentenceParams) {
    const { caseId, number, section, at } = params;
    const { said } = await this.corrections.sentence(actor, caseId, number, section, at);
    return page('page.njk', {
      title: 'Say what is not right',
      said,
      back: { href: planUrl('familyVersion', { caseId, number }), text: 'Back to the plan' },
    });
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
    return seeOther(`${planUrl('familyVersion', { caseId, number })}#section-${section}`);
  }
}

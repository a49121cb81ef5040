import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { wordDifferences } from '#advice';
import { CaseHeaders, CaseService } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, markOf, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { remarkAnswerSchema, remarkParams, type RemarkAnswer } from '../remark.schema.ts';
import { Remarks } from '../remarks.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof remarkParams>;

/** What a team suggests or a family says to an outcome, for the officer to decide. */
@Controller(planPaths.remark)
export class RemarkController {
  constructor(
    private readonly remarks: Remarks,
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: remarkParams }) { caseId, remarkId }: Params) {
    const { remark, outcome } = await this.remarks.one(actor, caseId, remarkId);
    const now = outcome?.text ?? remark.about;
    const mayShape = allows(shapeOutcomes, actor, await this.cases.forOfficer(actor, caseId));
    return page('page.njk', {
      title: remark.kind === 'suggestion' ? 'Other words for an outcome' : 'What the family says to an outcome',
      header: await this.headers.of(actor, caseId),
      remark,
      now,
      isReworded: outcome && now !== remark.about,
      runs: remark.kind === 'suggestion' ? wordDifferences(now, remark.words) : [],
      was: JSON.stringify({ text: markOf(now) }),
      mayAnswer: mayShape && !remark.answer,
      back: { href: planUrl('outcomes', { caseId }), text: 'Back to Section E' },
    });
  }

  @Can(shapeOutcomes)
  @Post()
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: remarkParams }) { caseId, remarkId }: Params,
    @Body({ schema: remarkAnswerSchema }) given: RemarkAnswer,
  ) {
    await this.remarks.answer(actor, caseId, remarkId, given);
    return seeOther(planUrl('outcomes', { caseId }));
  }
}

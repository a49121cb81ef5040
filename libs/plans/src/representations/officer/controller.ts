import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { subjects } from '../representation.entity.ts';
import {
  answerSchema,
  enteredSchema,
  representationParams,
  type AnswerGiven,
  type Entered,
} from '../representation.schema.ts';
import { answerTexts, subjectWords } from '../representation-words.ts';
import { Representations } from '../representations.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** The family's views on the draft, for the officer: answered one by one; what came on paper is written down here. @rule G1 */
@Controller(planPaths.views)
export class ViewsController {
  constructor(
    private readonly representations: Representations,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const views = await this.representations.of(actor, caseId);
    return page('page.njk', {
      title: 'The family’s views on the draft',
      header: await this.headers.of(actor, caseId),
      ...views,
      waiting: views.said.filter(({ answer, about }) => !answer && about !== 'agreement'),
      settled: views.said.filter(({ answer, about }) => answer || about === 'agreement'),
      subjects: subjects.map((value) => ({ value, text: subjectWords[value] })),
      answers: Object.entries(answerTexts).map(([value, text]) => ({ value, text })),
      today: this.clock.today(),
      viewsUrl: planUrl('views', { caseId }),
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
    });
  }

  @Can(runCase)
  @Post()
  async enter(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: enteredSchema }) given: Entered,
  ) {
    await this.representations.enter(actor, caseId, given);
    return seeOther(planUrl('views', { caseId }));
  }

  @Can(runCase)
  @Get(':representationId')
  async form(
    @Acting() actor: Actor,
    @Param({ schema: representationParams }) { caseId, representationId }: z.infer<typeof representationParams>,
  ) {
    const { draft, said } = await this.representations.of(actor, caseId);
    return page('answer.njk', {
      title: 'Answer the family',
      header: await this.headers.of(actor, caseId),
      draft,
      each: said.find(({ id }) => id === representationId),
      answers: Object.entries(answerTexts).map(([value, text]) => ({ value, text })),
      back: { href: planUrl('views', { caseId }), text: 'Back to the family’s views' },
    });
  }

  @Can(runCase)
  @Post(':representationId')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: representationParams }) { caseId, representationId }: z.infer<typeof representationParams>,
    @Body({ schema: answerSchema }) given: AnswerGiven,
  ) {
    await this.representations.answer(actor, caseId, representationId, given);
    return seeOther(planUrl('views', { caseId }));
  }
}

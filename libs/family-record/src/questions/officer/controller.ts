import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { caseParams, CaseHeaders, casePaths, caseUrl, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther, type FormProblem, type Page, type SeeOther } from '#platform';
import { FamilyRecord } from '../../statements/family-record.service.ts';
import { Asking } from '../asking.ts';
import { FamilyQuestions } from '../family-questions.ts';
import {
  answerSchema,
  askFormSchema,
  lookSchema,
  questionParams,
  type AskForm,
  type Answer,
} from '../question.schema.ts';

const page = pagesIn(import.meta.dirname);
const notices = {
  asked: 'The family is asked. It gets one message a day at most, with everything that waits.',
  'on-record': 'Answered by what the family told before. Nobody was asked.',
  answered: 'It is recorded. Everyone who asked reads it, as far as it is shared with them.',
  withdrawn: 'The question is taken back.',
} as const;
const querySchema = z.object({
  done: z.enum(['asked', 'on-record', 'answered', 'withdrawn']).optional().catch(undefined),
});
type CaseParams = z.infer<typeof caseParams>;
type QuestionParams = z.infer<typeof questionParams>;

/** What is asked of the family, for its officer: who asks, what was answered; asking, and writing answers down. */
@Controller(casePaths.questions)
export class CaseQuestionsController {
  constructor(
    private readonly questions: FamilyQuestions,
    private readonly asking: Asking,
    private readonly record: FamilyRecord,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: querySchema }) { done }: z.infer<typeof querySchema>,
  ) {
    const all = await this.questions.of(actor, caseId);
    return page('page.njk', {
      ...(await this.about(actor, caseId)),
      title: 'Questions to the family',
      notice: done && notices[done],
      waiting: await this.questions.waiting(actor, caseId),
      settled: all.filter(({ state }) => state !== 'waiting'),
    });
  }

  @Can(runCase)
  @Get('ask')
  async form(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Req() request: Request & { formProblem?: FormProblem },
  ) {
    return this.askPage(actor, caseId, request.formProblem?.values);
  }

  @Can(runCase)
  @Post('ask')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: askFormSchema }) { action, ...asking }: AskForm,
  ): Promise<Page | SeeOther> {
    if (action === 'look' && !asking.answeredBy) return this.askPage(actor, caseId, asking);
    const { state } = await this.questions.ask(actor, caseId, asking);
    return seeOther(`${caseUrl('questions', caseId)}?done=${state === 'on-record' ? state : 'asked'}`);
  }

  /** For scripts, while somebody types. */
  @Can(runCase)
  @Post('ask/likely')
  async likely(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: lookSchema }) look: z.infer<typeof lookSchema>,
  ) {
    return this.asking.likely(actor, caseId, look);
  }

  @Can(runCase)
  @Get(':questionId')
  async answerForm(@Acting() actor: Actor, @Param({ schema: questionParams }) { caseId, questionId }: QuestionParams) {
    const group = await this.questions.groupOf(actor, caseId, questionId);
    const { told } = await this.record.readFor(actor, caseId);
    return page('answer.njk', {
      ...(await this.about(actor, caseId)),
      title: 'Write down the family’s answer',
      group,
      told: told.flatMap(({ categoryWords, statements }) => statements.map((each) => ({ ...each, categoryWords }))),
      today: this.clock.today(),
      url: `${caseUrl('questions', caseId)}/${questionId}`,
    });
  }

  @Can(runCase)
  @Post(':questionId')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: questionParams }) { caseId }: QuestionParams,
    @Body({ schema: answerSchema }) given: Answer,
  ) {
    await this.questions.answer(actor, caseId, given);
    return seeOther(`${caseUrl('questions', caseId)}?done=answered`);
  }

  @Can(runCase)
  @Post(':questionId/withdraw')
  async withdraw(@Acting() actor: Actor, @Param({ schema: questionParams }) { caseId, questionId }: QuestionParams) {
    await this.questions.withdraw(actor, caseId, questionId);
    return seeOther(`${caseUrl('questions', caseId)}?done=withdrawn`);
  }

  private async askPage(actor: Actor, caseId: string, typed?: Record<string, unknown>): Promise<Page> {
    const model = {
      ...(await this.about(actor, caseId)),
      title: 'Ask the family',
      ...(await this.asking.form(actor, caseId, typed)),
    };
    return page('ask.njk', model, 200, typed && { fields: {}, values: typed });
  }

  private async about(actor: Actor, caseId: string) {
    return {
      header: await this.headers.of(actor, caseId),
      questionsUrl: caseUrl('questions', caseId),
      familyUrl: caseUrl('family', caseId),
    };
  }
}

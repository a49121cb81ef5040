import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { askFamily, followCase, readFamilyRecord } from '../family-record.policy.ts';
import { FamilyQuestions } from './family-questions.ts';
import * as schemas from './question.schema.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller('api/v1')
export class QuestionsApiController {
  constructor(private readonly questions: FamilyQuestions) {}

  @Can(readFamilyRecord)
  @Get('cases/:caseId/questions')
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return { questions: await this.questions.of(actor, caseId) };
  }

  /** What may answer a question, before it is asked; writes nothing. */
  @Can(askFamily)
  @HttpCode(200)
  @Post('cases/:caseId/questions/likely')
  async likely(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: schemas.lookSchema }) look: schemas.Look,
  ) {
    return this.questions.lookFor(actor, caseId, look);
  }

  @Can(askFamily)
  @Post('cases/:caseId/questions')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: schemas.askSchema }) asking: schemas.Asking,
  ) {
    const { id, state } = await this.questions.ask(actor, caseId, asking);
    return { id, state };
  }

  @Can(askFamily)
  @HttpCode(204)
  @Post('cases/:caseId/questions/:questionId/withdraw')
  async withdraw(
    @Acting() actor: Actor,
    @Param({ schema: schemas.questionParams }) { caseId, questionId }: z.infer<typeof schemas.questionParams>,
  ) {
    await this.questions.withdraw(actor, caseId, questionId);
  }

  @Can(runCase)
  @HttpCode(204)
  @Post('cases/:caseId/answers')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: schemas.answerSchema }) given: schemas.Answer,
  ) {
    await this.questions.answer(actor, caseId, given);
  }

  @Can(followCase)
  @HttpCode(204)
  @Post('family/cases/:caseId/answers')
  async answerOwn(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: schemas.ownAnswerSchema }) given: schemas.OwnAnswer,
  ) {
    await this.questions.answer(actor, caseId, given);
  }
}

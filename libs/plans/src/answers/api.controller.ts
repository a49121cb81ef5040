import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { shapeOutcomes } from '../plans.policy.ts';
import { answerSchema, answerUse, objectionParams, replySchema, requestParams } from './use-answer.schema.ts';
import { UseAnswers } from './use-answers.ts';

type RequestParams = z.infer<typeof requestParams>;
type ObjectionParams = z.infer<typeof objectionParams>;

/** How the plan uses some advice, over JSON: for those who gave it, and for the officer who answers them. */
@Controller('api/v1')
export class UseAnswersApiController {
  constructor(private readonly answers: UseAnswers) {}

  @Can(answerUse)
  @Get('requests/:requestId/use')
  async show(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    const { uses, answers, hasChangedSince, isDecided } = await this.answers.forTeam(actor, requestId);
    return { uses, answers, hasChangedSince, isDecided };
  }

  @Can(answerUse)
  @Post('requests/:requestId/use')
  @HttpCode(200)
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: answerSchema }) input: z.infer<typeof answerSchema>,
  ) {
    await this.answers.answer(actor, requestId, input);
    return this.show(actor, { requestId });
  }

  @Can(runCase)
  @Get('cases/:caseId/objections/:answerId')
  async objection(@Acting() actor: Actor, @Param({ schema: objectionParams }) { caseId, answerId }: ObjectionParams) {
    const { answer, uses } = await this.answers.one(actor, caseId, answerId);
    return { answer, uses };
  }

  @Can(shapeOutcomes)
  @Post('cases/:caseId/objections/:answerId')
  @HttpCode(200)
  async reply(
    @Acting() actor: Actor,
    @Param({ schema: objectionParams }) { caseId, answerId }: ObjectionParams,
    @Body({ schema: replySchema }) { reply }: z.infer<typeof replySchema>,
  ) {
    await this.answers.reply(actor, caseId, answerId, reply);
    return this.objection(actor, { caseId, answerId });
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { answerParams, answerSchema } from '../authority-answers/answer.schema.ts';
import { AuthorityAnswers } from '../authority-answers/authority-answers.ts';
import { RequestSending } from '../asking/request-sending.ts';
import { answerRequest, readRequest, runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams, insteadSchema, requestParams } from '../requests/advice-request.schema.ts';
import { Replies } from './replies.ts';
import { replySchema } from './reply.schema.ts';

@Controller('api/v1')
export class RepliesApiController {
  constructor(
    private readonly replies: Replies,
    private readonly answers: AuthorityAnswers,
    private readonly sending: RequestSending,
  ) {}

  /** What was said and answered on a request, for its team and the authority. */
  @Can(readRequest)
  @Get('requests/:requestId/replies')
  async of(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>) {
    return { replies: await this.replies.of(actor, requestId) };
  }

  @Can(answerRequest)
  @Post('requests/:requestId/replies')
  async say(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>,
    @Body({ schema: replySchema }) reply: z.infer<typeof replySchema>,
  ) {
    const { id, kind, saidAt } = await this.replies.say(actor, requestId, reply);
    return { id, kind, saidAt };
  }

  @Can(runRequest)
  @Post('cases/:caseId/requests/:requestId/replies/:replyId/answer')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: answerParams }) { caseId, requestId, replyId }: z.infer<typeof answerParams>,
    @Body({ schema: answerSchema }) given: z.infer<typeof answerSchema>,
  ) {
    const { id, answeredAt, isAgreed } = await this.answers.answer(actor, caseId, requestId, replyId, given);
    return { id, answeredAt, isAgreed };
  }

  @Can(runRequest)
  @Post('cases/:caseId/requests/:requestId/another-body')
  async sendInstead(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { caseId, requestId }: z.infer<typeof caseRequestParams>,
    @Body({ schema: insteadSchema }) input: z.infer<typeof insteadSchema>,
  ) {
    const { id, state, sentOn, dueOn, team, commissioner, replacesId } = await this.sending.sendInstead(
      actor,
      caseId,
      requestId,
      input,
    );
    return { id, state, sentOn, dueOn, team, commissioner, replacesId };
  }
}

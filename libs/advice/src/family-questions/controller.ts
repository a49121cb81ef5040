import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Asking, askFormSchema, FamilyQuestions, lookSchema, type AskForm, type Look } from '#family-record';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther, type FormProblem, type Page, type SeeOther } from '#platform';
import { advicePaths, adviceUrl } from '../advice.paths.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { answerRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { openStates } from '../requests/request-states.ts';
import { AnswerPages } from '../writing/answer-pages.ts';

const page = pagesIn(import.meta.dirname);
const notices = {
  asked: 'The family is asked. Its answer will appear here. Your six weeks run on.',
  'on-record': 'Answered by what the family told before. Nobody was asked.',
  withdrawn: 'Your question is taken back.',
} as const;
const querySchema = z.object({ done: z.enum(['asked', 'on-record', 'withdrawn']).optional().catch(undefined) });
const withdrawParams = requestParams.extend({ questionId: z.uuid() });
type RequestParams = z.infer<typeof requestParams>;

/** A team's questions to the family, beside the request that it answers. @rule C1 */
@Controller(advicePaths.familyQuestions)
export class RequestQuestionsController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly questions: FamilyQuestions,
    private readonly asking: Asking,
    private readonly pages: AnswerPages,
  ) {}

  @Can(answerRequest)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Query({ schema: querySchema }) { done }: z.infer<typeof querySchema>,
    @Req() request: Request & { formProblem?: FormProblem },
  ) {
    const about = await this.requests.open(actor, requestId);
    return this.pageOf(actor, about, request.formProblem?.values, done && notices[done]);
  }

  @Can(answerRequest)
  @Post()
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: askFormSchema }) { action, ...asking }: AskForm,
  ): Promise<Page | SeeOther> {
    const about = await this.requests.open(actor, requestId);
    if (action === 'look' && !asking.answeredBy) return this.pageOf(actor, about, asking);
    const { state } = await this.questions.ask(actor, about.case, asking);
    return seeOther(`${adviceUrl('familyQuestions', { requestId })}?done=${state === 'on-record' ? state : 'asked'}`);
  }

  /** For scripts, while somebody types. */
  @Can(answerRequest)
  @Post('likely')
  async likely(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: lookSchema }) look: Look,
  ) {
    const about = await this.requests.find(actor, requestId);
    return this.asking.likely(actor, about.case, look);
  }

  @Can(answerRequest)
  @Post(':questionId/withdraw')
  async withdraw(
    @Acting() actor: Actor,
    @Param({ schema: withdrawParams }) { requestId, questionId }: z.infer<typeof withdrawParams>,
  ) {
    const about = await this.requests.find(actor, requestId);
    await this.questions.withdraw(actor, about.case, questionId);
    return seeOther(`${adviceUrl('familyQuestions', { requestId })}?done=withdrawn`);
  }

  private async pageOf(actor: Actor, about: AdviceRequest, typed?: Record<string, unknown>, notice?: string) {
    const model = {
      ...(await this.pages.aside(actor, about)),
      ...(await this.asking.form(actor, about.case, typed)),
      title: 'Ask the family',
      notice,
      questions: await this.questions.of(actor, about.case),
      mayAsk: openStates.includes(about.state),
      url: adviceUrl('familyQuestions', { requestId: about.id }),
      back: { href: adviceUrl('answer', { requestId: about.id }), text: 'The request' },
    };
    return page('page.njk', model, 200, typed && { fields: {}, values: typed });
  }
}

import { Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { answerRequest, runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams, requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AnswerPages } from '../writing/answer-pages.ts';
import { InvitedAdvisers } from './invited-advisers.ts';

const page = pagesIn(import.meta.dirname);

@Controller()
export class InvitedController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly invited: InvitedAdvisers,
    private readonly pages: AnswerPages,
  ) {}

  /** What is asked, in plain words, for somebody who has never been asked before. It is the receipt of the request (B14). */
  @Can(answerRequest)
  @Get(`${advicePaths.answer}/about`)
  async show(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: z.infer<typeof requestParams>) {
    const about = await this.pages.about(await this.requests.open(actor, requestId));
    return page('page.njk', { ...about, title: `${about.authority} asks for your advice`, wide: false });
  }

  @Can(runRequest)
  @Post(`${advicePaths.contribution}/invitation`)
  async inviteAgain(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { caseId, requestId }: z.infer<typeof caseRequestParams>,
  ) {
    await this.invited.inviteAgain(actor, caseId, requestId);
    return seeOther(caseUrl('advice', caseId));
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { fileLines } from '../attachments/attachment-words.ts';
import { Attachments } from '../attachments/attachments.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { Contributions } from '../contributions/contribution.service.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AnswerPages } from '../writing/answer-pages.ts';
import { Acceptance } from './acceptance.ts';
import { judgeSchema } from './acceptance.schema.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof caseRequestParams>;

/** Advice beside the checklist by which it is accepted or returned. */
@Controller(advicePaths.acceptance)
export class AcceptanceController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly contributions: Contributions,
    private readonly acceptance: Acceptance,
    private readonly pages: AnswerPages,
    private readonly attachments: Attachments,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runRequest)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) { caseId, requestId }: RequestParams) {
    const request = await this.requests.find(actor, requestId);
    if (request.case !== caseId || request.state !== 'submitted') throw new NotFound();
    const { contribution, points } = await this.acceptance.checklist(actor, request);
    const editions = await this.contributions.editionsOf(actor, requestId);
    return page('page.njk', {
      title: 'Accept this advice, or return it',
      wide: true,
      header: await this.headers.of(actor, caseId),
      deadline: await this.pages.dayOf(request),
      submittedAt: contribution.submittedAt,
      late: this.contributions.lateBy(request, editions.at(-1)!.submittedAt!),
      points,
      edition: contribution.edition,
      adviceTitle: this.pages.titleOf(request),
      advice: this.pages.readable(request, contribution.body),
      files: fileLines(await this.attachments.ofEdition(contribution)),
      filesUrl: answerUrl(requestId, '/attachments'),
      list: caseUrl('advice', caseId),
    });
  }

  @Can(runRequest)
  @Post()
  async judge(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { caseId, requestId }: RequestParams,
    @Body({ schema: judgeSchema }) { decision, edition, met, missing }: z.infer<typeof judgeSchema>,
  ) {
    if (decision === 'accept') {
      const clear = met.filter((key) => !missing[key]);
      await this.acceptance.accept(actor, caseId, requestId, { edition, met: clear });
    } else await this.acceptance.return(actor, caseId, requestId, { edition, missing });
    return seeOther(caseUrl('advice', caseId));
  }
}

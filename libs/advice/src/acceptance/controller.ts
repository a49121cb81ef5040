import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { GivenAdvice } from '../reading/given-advice.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { Acceptance } from './acceptance.ts';
import { judgeSchema } from './acceptance.schema.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof caseRequestParams>;

/** Advice beside the checklist by which it is accepted or returned. */
@Controller(advicePaths.acceptance)
export class AcceptanceController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly acceptance: Acceptance,
    private readonly given: GivenAdvice,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runRequest)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) { caseId, requestId }: RequestParams) {
    const request = await this.requests.find(actor, requestId);
    if (request.case !== caseId || request.state !== 'submitted') throw new NotFound();
    const { editions, contribution, files, points } = await this.acceptance.checklist(actor, request);
    return page('page.njk', {
      ...(await this.given.of(request, editions, { files })),
      title: 'Accept this advice, or return it',
      wide: true,
      header: await this.headers.of(actor, caseId),
      deadline: await this.given.dayOf(request),
      submittedAt: contribution.submittedAt,
      points,
      edition: contribution.edition,
      adviceTitle: this.given.titleOf(request),
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

import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn } from '#platform';
import { caseRequestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { advicePaths, adviceUrl } from '../advice.paths.ts';
import { editionSchema } from '../contributions/contribution.schema.ts';
import { Contributions } from '../contributions/contribution.service.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { GivenAdvice } from './given-advice.ts';

const page = pagesIn(import.meta.dirname);

/** One piece of advice as the authority reads it: what was submitted, never what is being written. */
@Controller(advicePaths.contribution)
export class ReadAdviceController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly contributions: Contributions,
    private readonly given: GivenAdvice,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { caseId, requestId }: z.infer<typeof caseRequestParams>,
    @Query({ schema: editionSchema }) { edition }: z.infer<typeof editionSchema>,
  ) {
    const request = await this.requests.find(actor, requestId);
    if (request.case !== caseId) throw new NotFound();
    const editions = await this.contributions.editionsOf(actor, requestId);
    return page('page.njk', {
      ...(await this.given.of(request, editions, { edition })),
      title: this.given.titleOf(request),
      header: await this.headers.of(actor, caseId),
      deadline: await this.given.dayOf(request),
      filesUrl: answerUrl(requestId, '/attachments'),
      url: adviceUrl('contribution', { caseId, requestId }),
      acceptance: request.state === 'submitted' && adviceUrl('acceptance', { caseId, requestId }),
      list: adviceUrl('case', { caseId }),
    });
  }
}

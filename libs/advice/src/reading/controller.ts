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
import { fileLines } from '../attachments/attachment-words.ts';
import { Attachments } from '../attachments/attachments.ts';
import { answerUrl } from '../contributions/contribution.paths.ts';
import { AnswerPages } from '../writing/answer-pages.ts';

const page = pagesIn(import.meta.dirname);

/** One piece of advice as the authority reads it: what was submitted, never what is being written. */
@Controller(advicePaths.contribution)
export class ReadAdviceController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly contributions: Contributions,
    private readonly pages: AnswerPages,
    private readonly attachments: Attachments,
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
    const shown = editions.find((each) => each.edition === edition) ?? editions[0];
    return page('page.njk', {
      title: this.pages.titleOf(request),
      header: await this.headers.of(actor, caseId),
      deadline: await this.pages.dayOf(request),
      editions,
      signers: await this.pages.signersOf(editions),
      shown,
      late: shown ? this.contributions.lateBy(request, editions.at(-1)!.submittedAt!) : 0,
      advice: shown && this.pages.readable(request, shown.body),
      files: shown && fileLines(await this.attachments.ofEdition(shown)),
      filesUrl: answerUrl(requestId, '/attachments'),
      url: adviceUrl('contribution', { caseId, requestId }),
      acceptance: request.state === 'submitted' && adviceUrl('acceptance', { caseId, requestId }),
      list: adviceUrl('case', { caseId }),
    });
  }
}

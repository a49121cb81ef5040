import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, CaseService, caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams, withdrawSchema } from '../requests/advice-request.schema.ts';
import { isAskedNow } from '../requests/request-states.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { advicePaths } from '../advice.paths.ts';
import { AdviceReuses } from '../reuse/advice-reuse.service.ts';
import { EarlierAdviceFinder } from '../reuse/earlier-advice.ts';
import { CaseRequests } from './case-requests.ts';
import { ProposedRequests } from '../asking/proposed-requests.ts';
import { choicesOf, proposePage } from '../asking/page.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof caseRequestParams>;

/** The case's Advice page: the proposal until requests are sent, then where each request stands. */
@Controller(advicePaths.case)
export class CaseAdviceController {
  constructor(
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
    private readonly list: CaseRequests,
    private readonly proposals: ProposedRequests,
    private readonly requests: AdviceRequestService,
    private readonly earlier: EarlierAdviceFinder,
    private readonly reuses: AdviceReuses,
  ) {}

  @Can(runRequest)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const about = await this.cases.forOfficer(actor, caseId);
    const header = await this.headers.of(actor, caseId);
    const requests = await this.list.of(actor, caseId);
    const isGathering = about.state === 'assessing';
    const proposal = isGathering ? await this.proposals.of(about) : null;
    if (proposal && requests.every(({ isOffered }) => isOffered))
      return proposePage(header, proposal, await this.earlier.onFile(about));
    const isOpen = ({ duty }: { duty: string }) =>
      requests.some((each) => each.duty === duty && isAskedNow(each.state));
    return page('page.njk', {
      title: 'Advice',
      wide: true,
      header,
      requests,
      avoided: await this.reuses.avoided(actor, caseId),
      family: proposal?.family,
      isGathering,
      bodies: choicesOf(proposal?.bodies ?? []),
      unasked: (proposal?.requests ?? [])
        .filter((each) => !isOpen(each))
        .map(({ key, who }) => ({ value: key, text: who })),
    });
  }

  @Can(runRequest)
  @Post(':requestId/withdraw')
  async withdraw(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { caseId, requestId }: RequestParams,
    @Body({ schema: withdrawSchema }) { reason }: z.infer<typeof withdrawSchema>,
  ) {
    await this.requests.withdraw(actor, requestId, reason);
    return seeOther(caseUrl('advice', caseId));
  }
}

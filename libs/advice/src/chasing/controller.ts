import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { CaseHeaders } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, NotFound, pagesIn, Rendered, seeOther } from '#platform';
import { advicePaths, adviceUrl } from '../advice.paths.ts';
import { CaseRequests } from '../case-advice/case-requests.ts';
import { Chronology } from '../chronology/chronology.ts';
import { csvOf, textOf } from '../chronology/chronology-file.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams } from '../requests/advice-request.schema.ts';
import { Chasing } from './chasing.ts';
import { callSchema, receiptSchema, type Call, type Receipt } from './chasing.schema.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof caseRequestParams>;
const doneSchema = z.object({
  done: z.enum(['receipt', 'call', 'reminder', 'already', 'nobody']).optional().catch(undefined),
});
const done = {
  receipt: 'The receipt is recorded. The six weeks run from that day.',
  call: 'The call is noted.',
  reminder: 'The reminder is on its way.',
  already: 'A reminder was sent by hand today already. No other was sent.',
  nobody: 'Nothing was sent: nobody there has an address yet, or it is no longer their turn. Ring them.',
} as const;

/** The course of one request: what happened, and what the officer does so that advice comes. */
@Controller(advicePaths.course)
export class ChasingController {
  constructor(
    private readonly headers: CaseHeaders,
    private readonly list: CaseRequests,
    private readonly chasing: Chasing,
    private readonly chronology: Chronology,
    private readonly clock: Clock,
  ) {}

  @Can(runRequest)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) params: RequestParams,
    @Query({ schema: doneSchema }) query: z.infer<typeof doneSchema>,
  ) {
    const { request, happenings } = await this.course(actor, params);
    return page('page.njk', {
      title: `The request to ${request.body ?? request.asked}`,
      wide: true,
      header: await this.headers.of(actor, params.caseId),
      request,
      happenings,
      today: this.clock.today(),
      notice: query.done && done[query.done],
    });
  }

  @Can(runRequest)
  @Get('chronology.csv')
  async csv(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) params: RequestParams) {
    const { happenings } = await this.course(actor, params);
    return new Rendered(csvOf(happenings), 200, 'text/csv; charset=utf-8');
  }

  @Can(runRequest)
  @Get('chronology.txt')
  async text(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) params: RequestParams) {
    const { request, happenings } = await this.course(actor, params);
    const { reference } = await this.headers.of(actor, params.caseId);
    const heading = { reference, asked: request.asked, body: request.body ?? '' };
    return new Rendered(textOf(heading, happenings, this.clock.now()), 200, 'text/plain; charset=utf-8');
  }

  @Can(runRequest)
  @Post('receipt')
  async receipt(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) params: RequestParams,
    @Body({ schema: receiptSchema }) receipt: Receipt,
  ) {
    await this.chasing.recordReceipt(actor, params.requestId, receipt);
    return this.back(params, 'receipt');
  }

  @Can(runRequest)
  @Post('calls')
  async call(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) params: RequestParams,
    @Body({ schema: callSchema }) call: Call,
  ) {
    await this.chasing.noteCall(actor, params.requestId, call);
    return this.back(params, 'call');
  }

  @Can(runRequest)
  @Post('reminder')
  async remind(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) params: RequestParams) {
    const { sent, already } = await this.chasing.remind(actor, [params.requestId]);
    return this.back(params, sent ? 'reminder' : already ? 'already' : 'nobody');
  }

  private async course(actor: Actor, { caseId, requestId }: RequestParams) {
    const request = (await this.list.of(actor, caseId)).find(({ id }) => id === requestId);
    if (!request) throw new NotFound();
    return { request, happenings: await this.chronology.of(actor, caseId, requestId) };
  }

  private back(params: RequestParams, what: keyof typeof done) {
    return seeOther(`${adviceUrl('course', params)}?done=${what}`);
  }
}

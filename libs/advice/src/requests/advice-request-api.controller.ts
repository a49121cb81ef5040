import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseService } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import type { AdviceRequest } from './advice-request.entity.ts';
import { allocationList, runRequest, workQueue } from './advice-request.policy.ts';
import * as schemas from './advice-request.schema.ts';
import { AdviceRequestService } from './advice-request.service.ts';
import { Acceptance } from '../acceptance/acceptance.ts';
import { acceptSchema, returnSchema, type Accepting, type Returning } from '../acceptance/acceptance.schema.ts';
import { Allocations } from '../allocations/allocations.ts';
import { CaseRequests } from '../case-advice/case-requests.ts';
import { ProposedRequests } from '../asking/proposed-requests.ts';
import { HandOver } from '../hand-over/hand-over.ts';
import { handOverSchema, selectionSchema, type HandingOver } from '../hand-over/hand-over.schema.ts';
import { queueSchema, wordsSchema, type QueueView } from '../queue/queue.schema.ts';
import { Queue } from '../queue/queue.ts';
import { nilReturnSchema } from '../replies/reply.schema.ts';
import { Replies } from '../replies/replies.ts';
import { RequestSending } from '../asking/request-sending.ts';

type CaseParams = z.infer<typeof caseParams>;
type CaseRequestParams = z.infer<typeof schemas.caseRequestParams>;
type RequestParams = z.infer<typeof schemas.requestParams>;

@Controller('api/v1')
export class RequestsApiController {
  constructor(
    private readonly cases: CaseService,
    private readonly proposals: ProposedRequests,
    private readonly sending: RequestSending,
    private readonly list: CaseRequests,
    private readonly requests: AdviceRequestService,
    private readonly queue: Queue,
    private readonly selected: HandOver,
    private readonly allocations: Allocations,
    private readonly acceptance: Acceptance,
    private readonly replies: Replies,
  ) {}

  @Can(workQueue)
  @Get('requests')
  async page(@Acting() actor: Actor, @Query({ schema: queueSchema }) view: QueueView) {
    return this.queue.page(actor, view);
  }

  /** Words to look for, as `words` of the queue's addresses takes them: no name stands in an address. */
  @Can(workQueue)
  @Post('queue/words')
  hide(@Acting() actor: Actor, @Body({ schema: wordsSchema }) { q }: z.infer<typeof wordsSchema>) {
    return { words: this.queue.hidden(actor, q) };
  }

  @Can(workQueue)
  @Get('queue/overview')
  async overview(@Acting() actor: Actor, @Query({ schema: queueSchema }) view: QueueView) {
    return this.queue.overview(actor, view);
  }

  @Can(workQueue)
  @Post('requests/take')
  async takeSelected(
    @Acting() actor: Actor,
    @Body({ schema: selectionSchema }) { ids }: z.infer<typeof selectionSchema>,
  ) {
    return this.selected.take(actor, ids);
  }

  @Can(workQueue)
  @Post('requests/hand-over')
  async giveSelected(@Acting() actor: Actor, @Body({ schema: handOverSchema }) input: HandingOver) {
    return { handedOver: await this.selected.handOver(actor, input) };
  }

  @Can(workQueue)
  @Post('requests/:requestId/take')
  async take(@Acting() actor: Actor, @Param({ schema: schemas.requestParams }) { requestId }: RequestParams) {
    return shown(await this.requests.take(actor, requestId));
  }

  @Can(workQueue)
  @Post('requests/:requestId/hand-back')
  async handBack(@Acting() actor: Actor, @Param({ schema: schemas.requestParams }) { requestId }: RequestParams) {
    return shown(await this.requests.handBack(actor, requestId));
  }

  @Can(workQueue)
  @Post('requests/:requestId/acknowledge')
  async acknowledge(@Acting() actor: Actor, @Param({ schema: schemas.requestParams }) { requestId }: RequestParams) {
    return shown(await this.requests.acknowledge(actor, requestId));
  }

  @Can(runRequest)
  @Get('cases/:caseId/requests')
  async ofCase(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const about = await this.cases.forOfficer(actor, caseId);
    const proposal = about.state === 'assessing' ? await this.proposals.of(about) : null;
    return {
      requests: await this.list.of(actor, caseId),
      proposed: proposal?.requests ?? [],
      bodies: proposal?.bodies ?? [],
    };
  }

  @Can(runRequest)
  @Post('cases/:caseId/requests')
  async send(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: schemas.sendSchema }) input: schemas.Sending,
  ) {
    return { requests: (await this.sending.send(actor, caseId, input)).map(shown) };
  }

  @Can(runRequest)
  @Post('cases/:caseId/requests/further')
  async sendFurther(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: schemas.furtherSchema }) input: schemas.Further,
  ) {
    return shown(await this.sending.sendFurther(actor, caseId, input));
  }

  @Can(runRequest)
  @Post('cases/:caseId/requests/:requestId/withdraw')
  async withdraw(
    @Acting() actor: Actor,
    @Param({ schema: schemas.caseRequestParams }) { requestId }: CaseRequestParams,
    @Body({ schema: schemas.withdrawSchema }) { reason }: z.infer<typeof schemas.withdrawSchema>,
  ) {
    return shown(await this.requests.withdraw(actor, requestId, reason));
  }

  @Can(runRequest)
  @Post('cases/:caseId/requests/:requestId/accept')
  async accept(
    @Acting() actor: Actor,
    @Param({ schema: schemas.caseRequestParams }) { caseId, requestId }: CaseRequestParams,
    @Body({ schema: acceptSchema }) input: Accepting,
  ) {
    return shown(await this.acceptance.accept(actor, caseId, requestId, input));
  }

  @Can(runRequest)
  @Post('cases/:caseId/requests/:requestId/return')
  async return(
    @Acting() actor: Actor,
    @Param({ schema: schemas.caseRequestParams }) { caseId, requestId }: CaseRequestParams,
    @Body({ schema: returnSchema }) input: Returning,
  ) {
    return shown(await this.acceptance.return(actor, caseId, requestId, input));
  }

  @Can(allocationList)
  @Get('allocations')
  async toAllocate(@Acting() actor: Actor) {
    return this.allocations.of(actor);
  }

  @Can(allocationList)
  @Post('allocations/:requestId')
  async allocate(
    @Acting() actor: Actor,
    @Param({ schema: schemas.requestParams }) { requestId }: RequestParams,
    @Body({ schema: schemas.allocateSchema }) { teamId }: z.infer<typeof schemas.allocateSchema>,
  ) {
    return shown(await this.allocations.allocate(actor, requestId, teamId));
  }

  @Can(allocationList)
  @Post('allocations/:requestId/nil-return')
  async signNilReturn(
    @Acting() actor: Actor,
    @Param({ schema: schemas.requestParams }) { requestId }: RequestParams,
    @Body({ schema: nilReturnSchema }) { words }: z.infer<typeof nilReturnSchema>,
  ) {
    const { id, kind, saidAt } = await this.replies.say(actor, requestId, { kind: 'nil-return', words });
    return { id, kind, saidAt };
  }
}

/** A request as the API tells of it: never the child, whom its readers reach through the case. */
function shown(request: AdviceRequest) {
  const { id, areaId, reference, source, rule, team, commissioner, assignee, state, sentOn, receivedOn, dueOn } =
    request;
  return { id, areaId, reference, source, rule, team, commissioner, assignee, state, sentOn, receivedOn, dueOn };
}

import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { FamilyRecord } from '#family-record';
import { Acting, type Actor } from '#identity';
import { Can, Clock } from '#platform';
import { Drafts } from '../drafts/drafts.service.ts';
import { answerRequest } from '../requests/advice-request.policy.ts';
import { requestParams } from '../requests/advice-request.schema.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { AdviceReader } from '../reading/advice-reader.ts';
import type { Contribution } from './contribution.entity.ts';
import { writeAdvice } from './contribution.policy.ts';
import { draftSchema, draftVersion } from './contribution.schema.ts';
import { Contributions } from './contribution.service.ts';
import { savedAnswer } from './saved-answer.ts';

type RequestParams = z.infer<typeof requestParams>;
const submissionSchema = z.object({ draftVersion });

@Controller('api/v1')
export class ContributionsApiController {
  constructor(
    private readonly requests: AdviceRequestService,
    private readonly contributions: Contributions,
    private readonly drafts: Drafts,
    private readonly reader: AdviceReader,
    private readonly record: FamilyRecord,
    private readonly clock: Clock,
  ) {}

  /** The request with its draft, what was given, and what the family told. Opening it is its receipt (B14). */
  @Can(answerRequest)
  @Get('requests/:requestId')
  async open(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    const {
      id,
      case: caseId,
      source,
      rule,
      reason,
      asks,
      state,
      sentOn,
      receivedOn,
      dueOn,
      returnedReason,
    } = await this.requests.open(actor, requestId);
    return {
      request: { id, caseId, source, rule, reason, asks, state, sentOn, receivedOn, dueOn, returnedReason },
      draft: await this.drafts.draftFor(actor, requestId),
      editions: (await this.contributions.editionsOf(actor, requestId)).map(shown),
      ...(await this.record.readFor(actor, caseId)),
    };
  }

  @Can(writeAdvice)
  @Put('requests/:requestId/draft')
  async save(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: draftSchema }) edit: z.infer<typeof draftSchema>,
  ) {
    return savedAnswer(await this.drafts.save(actor, requestId, edit), edit, this.clock.now());
  }

  @Can(writeAdvice)
  @Post('requests/:requestId/submission')
  async submit(
    @Acting() actor: Actor,
    @Param({ schema: requestParams }) { requestId }: RequestParams,
    @Body({ schema: submissionSchema }) { draftVersion }: z.infer<typeof submissionSchema>,
  ) {
    return shown(await this.contributions.submit(actor, requestId, draftVersion));
  }

  @Can(writeAdvice)
  @Post('requests/:requestId/correction')
  @HttpCode(201)
  async correct(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    return this.contributions.correct(actor, requestId);
  }

  /** The advice of a case as it counts now, for the authority. */
  @Can(runCase)
  @Get('cases/:caseId/contributions')
  async ofCase(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { contributions: await this.reader.submittedFor(actor, caseId) };
  }
}

type Shown = Pick<Contribution, 'id' | 'edition' | 'submittedAt' | 'hash' | 'body' | 'attachments'>;
const shown = ({ id, edition, submittedAt, hash, body, attachments }: Shown) => ({
  id,
  edition,
  submittedAt,
  hash,
  body,
  attachments,
});

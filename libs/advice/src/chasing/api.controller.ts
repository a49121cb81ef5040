import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { Chronology } from '../chronology/chronology.ts';
import { runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams } from '../requests/advice-request.schema.ts';
import { Chasing } from './chasing.ts';
import { callSchema, receiptSchema, type Call, type Receipt } from './chasing.schema.ts';

type RequestParams = z.infer<typeof caseRequestParams>;

@Controller('api/v1/cases/:caseId/requests/:requestId')
export class ChasingApiController {
  constructor(
    private readonly chasing: Chasing,
    private readonly chronology: Chronology,
  ) {}

  @Can(runRequest)
  @Get('chronology')
  async show(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) { caseId, requestId }: RequestParams) {
    return { happenings: await this.chronology.of(actor, caseId, requestId) };
  }

  @Can(runRequest)
  @Post('receipt')
  async receipt(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { requestId }: RequestParams,
    @Body({ schema: receiptSchema }) input: Receipt,
  ) {
    const { id, state, receivedOn, receivedHow, dueOn } = await this.chasing.recordReceipt(actor, requestId, input);
    return { id, state, receivedOn, receivedHow, dueOn };
  }

  @Can(runRequest)
  @Post('calls')
  async call(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { requestId }: RequestParams,
    @Body({ schema: callSchema }) input: Call,
  ) {
    const { id, on, promisedOn } = await this.chasing.noteCall(actor, requestId, input);
    return { id, on, promisedOn };
  }

  @Can(runRequest)
  @Post('reminder')
  remind(@Acting() actor: Actor, @Param({ schema: caseRequestParams }) { requestId }: RequestParams) {
    return this.chasing.remind(actor, [requestId]);
  }
}

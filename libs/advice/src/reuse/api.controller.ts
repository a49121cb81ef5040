import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseService } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { runRequest } from '../requests/advice-request.policy.ts';
import type { ReuseAnswer } from './advice-reuse.entity.ts';
import { answerForFamily, readReuse } from './advice-reuse.policy.ts';
import {
  answerSchema,
  familyAnswerSchema,
  offerSchema,
  reuseParams,
  type Offer,
  type ReuseAnswerInput,
} from './advice-reuse.schema.ts';
import { AdviceReuses } from './advice-reuse.service.ts';
import { EarlierAdviceFinder } from './earlier-advice.ts';

type CaseParams = z.infer<typeof caseParams>;
type ReuseParams = z.infer<typeof reuseParams>;

/** Advice already given, over the API: the same services and schemas as the pages. */
@Controller('api/v1')
export class EarlierAdviceApiController {
  constructor(
    private readonly reuses: AdviceReuses,
    private readonly earlier: EarlierAdviceFinder,
    private readonly cases: CaseService,
  ) {}

  @Can(runRequest)
  @Get('cases/:caseId/earlier-advice')
  async onFile(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return { onFile: await this.earlier.onFile(await this.cases.forOfficer(actor, caseId)) };
  }

  @Can(runRequest)
  @Post('cases/:caseId/earlier-advice')
  async offer(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: offerSchema }) input: Offer,
  ) {
    const { id, request } = await this.reuses.offer(actor, caseId, input);
    return { id, requestId: request };
  }

  @Can(readReuse)
  @Get('cases/:caseId/earlier-advice/:requestId')
  async show(@Acting() actor: Actor, @Param({ schema: reuseParams }) { requestId }: ReuseParams) {
    const { reuse, answers, standing, missing, lastDay } = await this.reuses.of(actor, requestId);
    const { authorName, authorRole, organisation, givenOn, givenFor, fileName, askedOn } = reuse;
    const advice = { authorName, authorRole, organisation, givenOn, givenFor, fileName, askedOn };
    if (actor.role === null) return { advice, answers: answers.filter(({ party }) => party === 'family').map(said) };
    return { advice, answers: answers.map(said), standing, missing, lastDay };
  }

  @Can(runRequest)
  @Post('cases/:caseId/earlier-advice/:requestId')
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams }) { requestId }: ReuseParams,
    @Body({ schema: answerSchema }) input: ReuseAnswerInput,
  ) {
    await this.reuses.record(actor, requestId, input);
    return { requestId };
  }

  @Can(answerForFamily)
  @Post('family/earlier-advice/:requestId')
  async answerAsFamily(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams.pick({ requestId: true }) }) { requestId }: Pick<ReuseParams, 'requestId'>,
    @Body({ schema: familyAnswerSchema }) input: z.infer<typeof familyAnswerSchema>,
  ) {
    await this.reuses.answerAsFamily(actor, requestId, input);
    return { requestId };
  }
}

const said = ({ party, isSatisfied, on, saidBy, how, why }: ReuseAnswer) => ({
  party,
  isSatisfied,
  on,
  saidBy,
  how,
  why,
});

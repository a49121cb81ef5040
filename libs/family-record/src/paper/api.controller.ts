import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseService, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { checkSchema, RecordChecks } from './record-checks.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller('api/v1/cases/:caseId/record-checks')
export class RecordChecksApiController {
  constructor(
    private readonly checks: RecordChecks,
    private readonly cases: CaseService,
  ) {}

  /** The latest; what was recorded after `upTo` the family has not seen. */
  @Can(runCase)
  @Get()
  async last(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const { id } = await this.cases.forOfficer(actor, caseId);
    const last = await this.checks.last(id);
    if (!last) return { last };
    const { checkedBy, checkedOn, how, upTo } = last;
    return { last: { checkedBy, checkedOn, how, upTo } };
  }

  @Can(runCase)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: checkSchema }) check: z.infer<typeof checkSchema>,
  ) {
    await this.checks.record(actor, caseId, check);
    return {};
  }
}

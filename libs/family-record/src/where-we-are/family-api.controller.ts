import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { FamilyRecord } from '../statements/family-record.service.ts';
import { ownStatementSchema, type OwnTelling } from '../statements/statement.schema.ts';
import { FamilyCases } from './where-we-are.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller('api/v1/family/cases')
export class FamilyApiController {
  constructor(
    private readonly cases: FamilyCases,
    private readonly record: FamilyRecord,
  ) {}

  @Can(followCase)
  @Get()
  async list(@Acting() actor: Actor) {
    return { cases: await this.cases.of(actor) };
  }

  @Can(followCase)
  @Get(':caseId')
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return this.cases.show(actor, caseId);
  }

  @Can(followCase)
  @Post(':caseId/statements')
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: ownStatementSchema }) input: OwnTelling,
  ) {
    const { id, category, toldOn } = await this.record.tellOwn(actor, caseId, input);
    return { id, category, toldOn };
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { readFamilyRecord } from '../family-record.policy.ts';
import { FamilyRecord } from './family-record.service.ts';
import { statementSchema, type Telling } from './statement.schema.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller('api/v1/cases/:caseId/statements')
export class StatementsApiController {
  constructor(private readonly record: FamilyRecord) {}

  @Can(readFamilyRecord)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return this.record.readFor(actor, caseId);
  }

  @Can(runCase)
  @Post()
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: statementSchema }) input: Telling,
  ) {
    const { id, category, toldOn } = await this.record.tell(actor, caseId, input);
    return { id, category, toldOn };
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { readOwnLog } from './disclosure.policy.ts';
import { FamilyLog } from './family-log.ts';

@Controller('api/v1/family/cases/:caseId/log')
export class DisclosureApiController {
  constructor(private readonly log: FamilyLog) {}

  @Can(readOwnLog)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { log: await this.log.of(actor, caseId) };
  }
}

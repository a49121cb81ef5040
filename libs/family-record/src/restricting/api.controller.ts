import { Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { tell } from '../family-record.policy.ts';
import { Restricting } from './restricting.ts';

const params = caseParams.extend({ statementId: z.uuid() });

@Controller('api/v1/cases/:caseId/statements/:statementId/restriction')
export class RestrictApiController {
  constructor(private readonly restricting: Restricting) {}

  /** An officer marks anything that they read, the family what it told itself. */
  @Can(tell)
  @Post()
  async restrict(@Acting() actor: Actor, @Param({ schema: params }) { caseId, statementId }: z.infer<typeof params>) {
    await this.restricting.restrict(actor, caseId, statementId);
    return { id: statementId };
  }
}

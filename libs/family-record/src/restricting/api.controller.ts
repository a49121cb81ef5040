import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { tell } from '../family-record.policy.ts';
import { reasonSchema, type Reason } from './restriction.schema.ts';
import { Restricting } from './restricting.ts';

const params = caseParams.extend({ statementId: z.uuid() });

@Controller('api/v1/cases/:caseId/statements/:statementId/restriction')
export class RestrictApiController {
  constructor(private readonly restricting: Restricting) {}

  /** An officer marks anything that they read, the family what it told itself. */
  @Can(tell)
  @Post()
  async restrict(
    @Acting() actor: Actor,
    @Param({ schema: params }) { caseId, statementId }: z.infer<typeof params>,
    @Body({ schema: reasonSchema }) { reason }: Reason,
  ) {
    await this.restricting.restrict(actor, caseId, statementId, reason);
    return { id: statementId };
  }
}

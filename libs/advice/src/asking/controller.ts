import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { runRequest } from '../requests/advice-request.policy.ts';
import { furtherSchema, sendSchema } from '../requests/advice-request.schema.ts';
import { advicePaths } from '../advice.paths.ts';
import { RequestSending } from './request-sending.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller(advicePaths.case)
export class ProposeRequestsController {
  constructor(private readonly sending: RequestSending) {}

  @Can(runRequest)
  @Post()
  async send(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: sendSchema }) input: z.infer<typeof sendSchema>,
  ) {
    await this.sending.send(actor, caseId, input);
    return seeOther(caseUrl('advice', caseId));
  }

  /** The form stands on the Advice page (`_page`). */
  @Can(runRequest)
  @Post('further')
  async sendFurther(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: furtherSchema }) input: z.infer<typeof furtherSchema>,
  ) {
    await this.sending.sendFurther(actor, caseId, input);
    return seeOther(caseUrl('advice', caseId));
  }
}

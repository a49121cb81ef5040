import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { runRequest } from '../requests/advice-request.policy.ts';
import { caseRequestParams } from '../requests/advice-request.schema.ts';
import { InvitedAdvisers } from './invited-advisers.ts';

@Controller('api/v1')
export class InvitedApiController {
  constructor(private readonly invited: InvitedAdvisers) {}

  @Can(runRequest)
  @Post('cases/:caseId/requests/:requestId/invitation')
  @HttpCode(204)
  async inviteAgain(
    @Acting() actor: Actor,
    @Param({ schema: caseRequestParams }) { caseId, requestId }: z.infer<typeof caseRequestParams>,
  ) {
    await this.invited.inviteAgain(actor, caseId, requestId);
  }
}

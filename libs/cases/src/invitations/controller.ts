import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { CaseService } from '../case.service.ts';
import { casePaths, caseUrl } from '../cases.paths.ts';
import { CaseInvitations } from './case-invitations.ts';

const invitedParams = caseParams.extend({ personId: z.uuid() });
type InvitedParams = z.infer<typeof invitedParams>;

/** Sends an invitation to sign in again, from the case's first page. */
@Controller()
export class CaseInvitationsController {
  constructor(
    private readonly invitations: CaseInvitations,
    private readonly cases: CaseService,
  ) {}

  @Can(runCase)
  @Post(`${casePaths.show}/invitations/:personId`)
  async inviteAgain(@Acting() actor: Actor, @Param({ schema: invitedParams }) { caseId, personId }: InvitedParams) {
    await this.invitations.inviteAgain(actor, caseId, personId);
    return seeOther(caseUrl('show', caseId));
  }

  @Can(runCase)
  @Get('api/v1/cases/:caseId/invitations')
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { invited: await this.invitations.of(await this.cases.forOfficer(actor, caseId)) };
  }

  @Can(runCase)
  @Post('api/v1/cases/:caseId/invitations/:personId')
  @HttpCode(204)
  async sendAgain(@Acting() actor: Actor, @Param({ schema: invitedParams }) { caseId, personId }: InvitedParams) {
    await this.invitations.inviteAgain(actor, caseId, personId);
  }
}

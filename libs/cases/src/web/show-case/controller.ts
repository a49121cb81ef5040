import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { CaseHeaders } from '../../case-header.ts';
import { decideCase, runCase } from '../../case.policy.ts';
import { caseParams, timelineSchema } from '../../case.schema.ts';
import { CaseService } from '../../case.service.ts';
import { CaseSteps } from '../../case-steps.ts';
import { CaseInvitations } from '../../invitations/case-invitations.ts';
import { casePaths } from '../../cases.paths.ts';

const page = pagesIn(import.meta.dirname);

@Controller(casePaths.show)
export class ShowCaseController {
  constructor(
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
    private readonly steps: CaseSteps,
    private readonly invitations: CaseInvitations,
  ) {}

  @Can(runCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: timelineSchema }) { exemptions }: z.infer<typeof timelineSchema>,
  ) {
    const found = await this.cases.forOfficer(actor, caseId);
    return page('page.njk', {
      title: 'Timeline',
      header: await this.headers.of(actor, caseId),
      course: await this.steps.of(found, exemptions),
      exemptions,
      invited: await this.invitations.of(found),
      mayDecide: allows(decideCase, actor, found),
    });
  }
}

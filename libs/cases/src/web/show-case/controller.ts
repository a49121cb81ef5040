import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { CaseHeaders } from '../../case-header.ts';
import { decideCase, runCase } from '../../case.policy.ts';
import { caseParams } from '../../case.schema.ts';
import { CaseService } from '../../case.service.ts';
import { isBehind, timelineOf } from '../../case.timeline.ts';
import { casePaths } from '../../cases.paths.ts';

const page = pagesIn(import.meta.dirname);

@Controller(casePaths.show)
export class ShowCaseController {
  constructor(
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const found = await this.cases.forOfficer(actor, caseId);
    return page('page.njk', {
      title: 'Timeline',
      header: await this.headers.of(actor, caseId),
      requestedOn: found.requestedOn,
      requesterName: found.requesterName,
      decision: found.decision && {
        isToAssess: found.decision === 'assess',
        on: found.decidedOn,
        reasons: found.decisionReasons,
        familyToldOn: found.familyToldOn,
      },
      deadlines: timelineOf(found).map((deadline) => ({ ...deadline, isBehind: isBehind(found, deadline) })),
      mayDecide: allows(decideCase, actor, found),
    });
  }
}

import { Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, CaseService, caseParams, runCase } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { LineService } from '../../merging/line.service.ts';
import { adviceParams } from '../../merging/plan-line.schema.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { PlanChecks } from '../../thread/plan-checks.ts';
import { linesView } from './lines.view.ts';

const page = pagesIn(import.meta.dirname);

@Controller()
export class NeedsAndProvisionController {
  constructor(
    private readonly section: SectionE,
    private readonly lines: LineService,
    private readonly checks: PlanChecks,
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.needsAndProvision)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const state = await this.section.of(actor, caseId);
    return page('page.njk', {
      title: 'Needs and provision',
      wide: true,
      header: await this.headers.of(actor, caseId),
      ...linesView(state),
      findings: await this.checks.of(actor, state),
      threadUrl: planUrl('thread', { caseId }),
      mayShape: allows(shapeOutcomes, actor, await this.cases.forOfficer(actor, caseId)),
      back: { href: planUrl('outcomes', { caseId }), text: 'Back to Section E' },
      planUrl: planUrl('plan', { caseId }),
    });
  }

  @Can(shapeOutcomes)
  @Post(planPaths.useAll)
  async useAll(
    @Acting() actor: Actor,
    @Param({ schema: adviceParams }) { caseId, contributionId }: z.infer<typeof adviceParams>,
  ) {
    await this.lines.useAll(actor, caseId, contributionId);
    return seeOther(planUrl('needsAndProvision', { caseId }));
  }
}

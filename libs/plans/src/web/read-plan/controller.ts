import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, CaseService, runCase } from '#cases';
import { releasePlan, Releases } from '#disclosure';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { Placements } from '../../placement/placements.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { versionParams } from '../../plans.schema.ts';
import { PlanReader } from '../../versions/plan-reader.ts';
import { PlanCorrections } from '../correct/plan-corrections.ts';
import { viewOf } from '../../versions/plan-view.ts';

const page = pagesIn(import.meta.dirname);

@Controller(planPaths.version)
export class ReadPlanController {
  constructor(
    private readonly reader: PlanReader,
    private readonly cases: CaseService,
    private readonly releases: Releases,
    private readonly corrections: PlanCorrections,
    private readonly placements: Placements,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: z.infer<typeof versionParams>,
    @Query('released') released?: string,
  ) {
    const plan = await this.reader.forOfficer(actor, caseId, number);
    const given = await this.releases.forCase(actor, caseId);
    return page('page.njk', {
      title: plan.kind === 'draft' ? `Draft plan, version ${number}` : `Final plan, version ${number}`,
      wide: true,
      header: await this.headers.of(actor, caseId),
      plan,
      sections: viewOf(plan.sections),
      placement: await this.placements.of(plan.id),
      corrections: await this.corrections.of(plan),
      releases: given.filter(({ planVersionId }) => planVersionId === plan.id),
      mayRelease: allows(releasePlan, actor, await this.cases.forOfficer(actor, caseId)),
      releaseUrl: planUrl('release', { caseId, number }),
      documentsUrl: planUrl('documents', { caseId, number }),
      notice: released === 'yes' ? 'The plan is released. The family sees it in its own log.' : undefined,
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
    });
  }
}

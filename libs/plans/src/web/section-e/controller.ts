import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { UnenteredReports } from '#advice';
import { CaseHeaders, CaseService, caseParams, runCase } from '#cases';
import { FamilyRecord } from '#family-record';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { UseAnswers } from '../../answers/use-answers.ts';
import { OutcomeService } from '../../outcomes/outcome.service.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { outcomeParams, placeSchema } from '../../plans.schema.ts';
import { PlanChecks } from '../../thread/plan-checks.ts';
import { sectionEView } from './section-e.view.ts';

const page = pagesIn(import.meta.dirname);
type OutcomeParams = z.infer<typeof outcomeParams>;

@Controller()
export class SectionEController {
  constructor(
    private readonly section: SectionE,
    private readonly outcomes: OutcomeService,
    private readonly answers: UseAnswers,
    private readonly checks: PlanChecks,
    private readonly reports: UnenteredReports,
    private readonly cases: CaseService,
    private readonly record: FamilyRecord,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.outcomes)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const { told } = await this.record.readFor(actor, caseId);
    const state = await this.section.of(actor, caseId);
    return page('page.njk', {
      title: 'Section E: outcomes',
      wide: true,
      header: await this.headers.of(actor, caseId),
      hopes: told.find(({ category }) => category === 'hopes')?.statements ?? [],
      ...sectionEView(caseId, state),
      objections: await this.answers.objections(actor, state),
      mayShape: allows(shapeOutcomes, actor, await this.cases.forOfficer(actor, caseId)),
      reports: (await this.reports.of([caseId])).get(caseId) ?? [],
      findings: await this.checks.of(actor, state),
      threadUrl: planUrl('thread', { caseId }),
      groupsUrl: planUrl('groups', { caseId }),
      linesUrl: planUrl('needsAndProvision', { caseId }),
      planUrl: planUrl('plan', { caseId }),
    });
  }

  @Can(shapeOutcomes)
  @Post(planPaths.place)
  async place(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) { caseId, outcomeId }: OutcomeParams,
    @Body({ schema: placeSchema }) { to }: z.infer<typeof placeSchema>,
  ) {
    await this.outcomes.place(actor, caseId, outcomeId, to);
    return seeOther(`${planUrl('outcomes', { caseId })}#${outcomeId}`);
  }

  @Can(shapeOutcomes)
  @Post(planPaths.removal)
  async remove(@Acting() actor: Actor, @Param({ schema: outcomeParams }) { caseId, outcomeId }: OutcomeParams) {
    await this.outcomes.remove(actor, caseId, outcomeId);
    return seeOther(planUrl('outcomes', { caseId }));
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { UnenteredReports } from '#advice';
import { CaseHeaders, CaseService, caseParams, runCase } from '#cases';
import { FamilyRecord } from '#family-record';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { UseAnswers } from '../../answers/use-answers.ts';
import { SuggestedGroups } from '../../grouping/suggested-groups.ts';
import { SectionVersion } from '../../live/section-version.ts';
import { OutcomeService } from '../../outcomes/outcome.service.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { moveSchema, outcomeParams, placeSchema, proposalParams } from '../../plans.schema.ts';
import { Remarks } from '../../remarks/remarks.ts';
import { PlanChecks } from '../../thread/plan-checks.ts';
import { sectionEView } from './section-e.view.ts';

const page = pagesIn(import.meta.dirname);
type OutcomeParams = z.infer<typeof outcomeParams>;

@Controller()
export class SectionEController {
  constructor(
    private readonly section: SectionE,
    private readonly outcomes: OutcomeService,
    private readonly groups: SuggestedGroups,
    private readonly answers: UseAnswers,
    private readonly checks: PlanChecks,
    private readonly reports: UnenteredReports,
    private readonly remarks: Remarks,
    private readonly versions: SectionVersion,
    private readonly cases: CaseService,
    private readonly record: FamilyRecord,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.outcomes)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const { told } = await this.record.readFor(actor, caseId);
    const state = await this.section.of(actor, caseId);
    const mayShape = allows(shapeOutcomes, actor, await this.cases.forOfficer(actor, caseId));
    if (mayShape && state.unaccounted.length > 0) this.groups.prepare(state.proposals);
    return page('page.njk', {
      title: 'Section E: outcomes',
      wide: true,
      header: await this.headers.of(actor, caseId),
      hopes: told.find(({ category }) => category === 'hopes')?.statements ?? [],
      ...sectionEView(caseId, state, await this.remarks.of(actor, caseId)),
      version: await this.versions.of(caseId),
      hereUrl: planUrl('here', { caseId }),
      versionUrl: planUrl('sectionVersion', { caseId }),
      objections: await this.answers.objections(actor, state),
      mayShape,
      reports: (await this.reports.of([caseId])).get(caseId) ?? [],
      findings: await this.checks.of(actor, state),
      threadUrl: planUrl('thread', { caseId }),
      groupsUrl: planUrl('groups', { caseId }),
      linesUrl: planUrl('needsAndProvision', { caseId }),
      planUrl: planUrl('plan', { caseId }),
    });
  }

  /** Where a proposal goes; why one is not used is asked on a page of its own. */
  @Can(shapeOutcomes)
  @Post(planPaths.move)
  async move(
    @Acting() actor: Actor,
    @Param({ schema: proposalParams }) { caseId, proposalId }: z.infer<typeof proposalParams>,
    @Body({ schema: moveSchema }) { to, seen }: z.infer<typeof moveSchema>,
  ) {
    if (to === 'not-used') return seeOther(`${planUrl('use', { caseId, proposalId })}?use=not-used`);
    const use = to === 'new' ? 'as-it-stands' : 'joined';
    await this.outcomes.decide(actor, caseId, proposalId, { use, outcomeId: to === 'new' ? '' : to, reason: '', seen });
    return seeOther(`${planUrl('outcomes', { caseId })}#${proposalId}`);
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

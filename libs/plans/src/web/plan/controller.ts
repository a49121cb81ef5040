import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, runCase } from '#cases';
import { PreparedReleases, Releases } from '#disclosure';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { decideNoPlan, draftPlan, issuePlan } from '../../plans.policy.ts';
import { draftSchema } from '../../plans.schema.ts';
import { PlanReader } from '../../versions/plan-reader.ts';
import { PlanVersions } from '../../versions/plan-versions.ts';
import { wordedSections } from '../../sections/plan-text.schema.ts';
import { countWords } from '../../versions/plan-view.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

@Controller(planPaths.plan)
export class PlanController {
  constructor(
    private readonly reader: PlanReader,
    private readonly plans: PlanVersions,
    private readonly headers: CaseHeaders,
    private readonly prepared: PreparedReleases,
    private readonly releases: Releases,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const overview = await this.reader.overview(actor, caseId);
    const { about, sections, blocks, beforeDraft, beforeFinal, waitingFor, versions, views, isUnchanged } = overview;
    const issued = (await this.releases.forCase(actor, caseId)).filter(({ purpose }) => purpose === 'G7').toReversed();
    return page('page.njk', {
      title: 'Plan',
      header: await this.headers.of(actor, caseId),
      sections: sections.map((section) => ({
        ...section,
        count: countWords(section),
        href: wordedSections.some((id) => id === section.id)
          ? planUrl('section', { caseId, section: section.id })
          : null,
      })),
      blocks,
      beforeDraft,
      beforeFinal,
      waitingFor,
      versions: versions.map((each) => ({
        ...each,
        href: planUrl('version', { caseId, number: each.number }),
        alsoTo: issued.filter(({ planVersionId }) => planVersionId === each.id),
      })),
      views,
      isUnchanged,
      mayDraft: allows(draftPlan, actor, about),
      mayIssue: allows(issuePlan, actor, about),
      needsSigning: about.state === 'draft-sent' && !issuePlan.may(actor),
      viewsUrl: planUrl('views', { caseId }),
      budgetUrl: planUrl('budget', { caseId }),
      panelUrl: planUrl('panel', { caseId }),
      healthUrl: sections.some(({ id, statements }) => id === 'G' && statements.length)
        ? planUrl('health', { caseId })
        : null,
      consultationsUrl: planUrl('consultations', { caseId }),
      mayDecideNone: allows(decideNoPlan, actor, about),
      isNone: about.state === 'not-issued',
      noPlanUrl: planUrl('noPlan', { caseId }),
      prepared: await this.prepared.of(actor, caseId),
      preparedUrl: planUrl('prepared', { caseId }),
      finalUrl: planUrl('final', { caseId }),
    });
  }

  @Can(draftPlan)
  @Post()
  async makeDraft(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: draftSchema }) _draft: z.infer<typeof draftSchema>,
  ) {
    const { number } = await this.plans.makeDraft(actor, caseId);
    return seeOther(planUrl('version', { caseId, number }));
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, FamilyParts } from '#cases';
import { familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { readOwnPlan } from '../../plans.policy.ts';
import { draftNotice } from '../../documents/letter.ts';
import { versionParams } from '../../plans.schema.ts';
import { Representations } from '../../representations/representations.ts';
import { PlanReader } from '../../versions/plan-reader.ts';
import { PlanCorrections } from '../correct/plan-corrections.ts';
import { viewOf } from '../../versions/plan-view.ts';

const page = pagesIn(import.meta.dirname);

@Controller()
export class FamilyPlanController {
  constructor(
    private readonly reader: PlanReader,
    private readonly corrections: PlanCorrections,
    private readonly representations: Representations,
    private readonly parts: FamilyParts,
  ) {}

  @Can(readOwnPlan)
  @Get(planPaths.familyPlan)
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const versions = await this.reader.givenToFamily(actor, caseId);
    return page('list.njk', {
      title: 'The plan',
      versions: versions.map((each) => ({ ...each, href: planUrl('familyVersion', { caseId, number: each.number }) })),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(readOwnPlan)
  @Get(planPaths.familyVersion)
  async show(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: z.infer<typeof versionParams>,
  ) {
    const plan = await this.reader.forFamily(actor, caseId, number);
    const { draft, isOpen } = await this.representations.of(actor, caseId);
    const { scope } = await this.parts.own(actor, caseId);
    const isWithThem = isOpen && draft?.number === number;
    return page('page.njk', {
      title: plan.kind === 'draft' ? 'Draft plan' : 'Plan',
      plan,
      sections: viewOf(plan.sections),
      documentsUrl: planUrl('familyDocuments', { caseId, number }),
      corrections: await this.corrections.of(plan),
      isWithThem,
      told: draftNotice(),
      sayAt: isWithThem && scope.includes('replies') ? planUrl('familyViews', { caseId }) : null,
      correctAt: `${planUrl('familyVersion', { caseId, number })}/correct`,
      back: { href: planUrl('familyPlan', { caseId }), text: 'Back to all versions' },
    });
  }
}

import { Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CasePapers, caseParams, CaseService, FamilyParts, paperParams } from '#cases';
import { familyUrl } from '#consent';
import { FamilyCases } from '#family-record';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { readOwnPlan } from '../../plans.policy.ts';
import { appealDays, noPlanLetter, noPlanNotice } from '../no-plan-notice.ts';
import { NoPlans } from '../no-plans.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** Our decision that there will be no plan, why, and what the family can do. @rule E1 E2 L1 */
@Controller(planPaths.familyNoPlan)
export class FamilyNoPlanController {
  constructor(
    private readonly decisions: NoPlans,
    private readonly parts: FamilyParts,
    private readonly cases: CaseService,
    private readonly papers: CasePapers,
    family: FamilyCases,
  ) {
    family.add(async (caseId, actor) => {
      const decision = await this.decisions.of(actor, caseId);
      const hint = 'Why there is no plan, what help there is, and how you can appeal.';
      return decision ? [{ text: 'Read our decision', hint, href: planUrl('familyNoPlan', { caseId }) }] : [];
    });
  }

  @Can(readOwnPlan)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const decision = await this.decisions.of(actor, caseId);
    if (!decision) throw new NotFound();
    return page('page.njk', {
      title: 'Our decision',
      decision,
      parts: noPlanNotice(decision),
      days: appealDays(decision),
      letterUrl: `${planUrl('familyNoPlan', { caseId })}/letter`,
      mayAsk: !decision.feedbackAskedOn && (await this.parts.own(actor, caseId)).scope.includes('replies'),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  /** The notice as a letter, to keep or to show to an adviser. */
  @Can(readOwnPlan)
  @Get('letter/:format')
  async letter(
    @Acting() actor: Actor,
    @Param({ schema: paperParams }) { caseId, format }: z.infer<typeof paperParams>,
  ) {
    const decision = await this.decisions.of(actor, caseId);
    if (!decision) throw new NotFound();
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return this.papers.save(actor, caseId, noPlanLetter(decision, child.fullName()), 'Our decision', format);
  }

  @Can(readOwnPlan)
  @Post()
  async ask(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    await this.decisions.askFeedback(actor, caseId);
    return seeOther(planUrl('familyNoPlan', { caseId }));
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, CasePapers, caseParams, CaseService, Exemptions, paperParams, runCase, timelineOf } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { decideNoPlan } from '../../plans.policy.ts';
import { noPlanLetter, noPlanNotice } from '../no-plan-notice.ts';
import { feedbackSchema, noPlanSchema, type FeedbackGiven, type NoPlanDecision } from '../no-plan.schema.ts';
import { NoPlans } from '../no-plans.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** Deciding not to issue a plan, and the notice of it. @rule E1 E2 */
@Controller(planPaths.noPlan)
export class NoPlanController {
  constructor(
    private readonly decisions: NoPlans,
    private readonly cases: CaseService,
    private readonly exemptions: Exemptions,
    private readonly headers: CaseHeaders,
    private readonly papers: CasePapers,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const about = await this.cases.forOfficer(actor, caseId);
    const decision = await this.decisions.of(actor, caseId);
    const shared = {
      header: await this.headers.of(actor, caseId),
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
    };
    if (decision)
      return page('notice.njk', {
        ...shared,
        title: 'Decision not to issue a plan',
        decision,
        parts: noPlanNotice(decision),
        letterUrl: `${planUrl('noPlan', { caseId })}/letter`,
        askUrl: planUrl('noPlanFeedback', { caseId }),
        givenUrl: planUrl('noPlanFeedbackGiven', { caseId }),
        pageUrl: planUrl('noPlan', { caseId }),
      });
    const deadlines = timelineOf(about, await this.exemptions.inForce(about));
    return page('page.njk', {
      ...shared,
      title: 'Decide not to issue a plan',
      mayDecide: allows(decideNoPlan, actor, about),
      deadline: deadlines.find(({ rule }) => rule === 'D3'),
      contacts: await this.decisions.lastContacts(about.areaId),
      recipients: await this.decisions.recipients(about),
    });
  }

  /** The notice as a letter, for those who are written to on paper. */
  @Can(runCase)
  @Get('letter/:format')
  async letter(
    @Acting() actor: Actor,
    @Param({ schema: paperParams }) { caseId, format }: z.infer<typeof paperParams>,
  ) {
    const decision = await this.decisions.of(actor, caseId);
    if (!decision) throw new NotFound();
    const { childName } = await this.headers.of(actor, caseId);
    const letter = noPlanLetter(decision, childName);
    return this.papers.save(actor, caseId, letter, 'Decision not to issue a plan', format);
  }

  @Can(runCase)
  @Post()
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: noPlanSchema }) given: NoPlanDecision,
  ) {
    await this.decisions.decide(actor, caseId, given);
    return seeOther(planUrl('noPlan', { caseId }));
  }

  @Can(runCase)
  @Post('feedback')
  async asked(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    await this.decisions.askFeedback(actor, caseId);
    return seeOther(planUrl('noPlan', { caseId }));
  }

  @Can(runCase)
  @Post('feedback/given')
  async given(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: feedbackSchema }) given: FeedbackGiven,
  ) {
    await this.decisions.giveFeedback(actor, caseId, given);
    return seeOther(planUrl('noPlan', { caseId }));
  }
}

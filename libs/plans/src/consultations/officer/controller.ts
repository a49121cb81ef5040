import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, CaseService, runCase, SettingList } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { consult } from '../../plans.policy.ts';
import {
  consultationParams,
  consultSchema,
  groundSchema,
  groundWords,
  replySchema,
  replyWords,
  type Consulting,
  type GroundGiven,
  type ReplyGiven,
} from '../consultation.schema.ts';
import { Consultations } from '../consultations.ts';

const page = pagesIn(import.meta.dirname);
const choices = (words: Record<string, string>) => Object.entries(words).map(([value, text]) => ({ value, text }));
type CaseParams = z.infer<typeof caseParams>;
type Params = z.infer<typeof consultationParams>;

/** Which institutions were consulted, what they replied, and why one is not named. @rule G3 G4 */
@Controller(planPaths.consultations)
export class ConsultationsController {
  constructor(
    private readonly consultations: Consultations,
    private readonly cases: CaseService,
    private readonly settings: SettingList,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const lines = await this.consultations.of(actor, caseId);
    return page('page.njk', {
      title: 'Schools and colleges consulted',
      header: await this.headers.of(actor, caseId),
      consultations: lines.map((each) => ({
        ...each,
        href: planUrl('consultation', { caseId, consultationId: each.id }),
      })),
      mayConsult: allows(consult, actor, await this.cases.forOfficer(actor, caseId)),
      institutions: await this.settings.of(actor),
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
    });
  }

  @Can(runCase)
  @Post()
  async send(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: consultSchema }) given: Consulting,
  ) {
    await this.consultations.send(actor, caseId, given);
    return seeOther(planUrl('consultations', { caseId }));
  }

  @Can(runCase)
  @Get(':consultationId')
  async one(@Acting() actor: Actor, @Param({ schema: consultationParams }) { caseId, consultationId }: Params) {
    const each = (await this.consultations.of(actor, caseId)).find(({ id }) => id === consultationId);
    if (!each) throw new NotFound();
    const url = planUrl('consultation', { caseId, consultationId });
    return page('one.njk', {
      title: each.institution,
      header: await this.headers.of(actor, caseId),
      each,
      replies: choices(replyWords),
      grounds: choices(groundWords),
      chaseUrl: `${url}/chase`,
      replyUrl: `${url}/reply`,
      groundUrl: `${url}/ground`,
      pageUrl: url,
      back: { href: planUrl('consultations', { caseId }), text: 'Back to the schools and colleges' },
    });
  }

  @Can(runCase)
  @Post(':consultationId/chase')
  async chase(@Acting() actor: Actor, @Param({ schema: consultationParams }) { caseId, consultationId }: Params) {
    await this.consultations.chase(actor, caseId, consultationId);
    return seeOther(planUrl('consultation', { caseId, consultationId }));
  }

  @Can(runCase)
  @Post(':consultationId/reply')
  async reply(
    @Acting() actor: Actor,
    @Param({ schema: consultationParams }) { caseId, consultationId }: Params,
    @Body({ schema: replySchema }) given: ReplyGiven,
  ) {
    await this.consultations.enterReply(actor, caseId, consultationId, given);
    return seeOther(planUrl('consultation', { caseId, consultationId }));
  }

  @Can(runCase)
  @Post(':consultationId/ground')
  async ground(
    @Acting() actor: Actor,
    @Param({ schema: consultationParams }) { caseId, consultationId }: Params,
    @Body({ schema: groundSchema }) given: GroundGiven,
  ) {
    await this.consultations.decide(actor, caseId, consultationId, given);
    return seeOther(planUrl('consultation', { caseId, consultationId }));
  }
}

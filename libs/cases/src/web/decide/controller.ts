import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { CaseHeaders } from '../../case-header.ts';
import { runCase } from '../../case.policy.ts';
import { caseParams, decisionSchema } from '../../case.schema.ts';
import { CaseService } from '../../case.service.ts';
import { timelineOf } from '../../case-timeline.ts';
import { casePaths, caseUrl } from '../../cases.paths.ts';

const page = pagesIn(import.meta.dirname);

@Controller(casePaths.decision)
export class DecideController {
  constructor(
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const found = await this.cases.forOfficer(actor, caseId);
    return page('page.njk', {
      title: 'Decide whether to assess',
      header: await this.headers.of(actor, caseId),
      deadline: timelineOf(found).find(({ rule }) => rule === 'A7'),
      today: this.clock.today(),
      back: { href: caseUrl('show', caseId) },
    });
  }

  @Can(runCase)
  @Post()
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: decisionSchema }) input: z.infer<typeof decisionSchema>,
  ) {
    const { decision } = await this.cases.decide(actor, caseId, input);
    return seeOther(caseUrl(decision === 'assess' ? 'sharing' : 'show', caseId));
  }
}

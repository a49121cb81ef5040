import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, capital, civil, pagesIn, seeOther } from '#platform';
import { GROUNDS, groundsFor, judgeExemption } from '#statute';
import { CaseHeaders } from '../case-header.ts';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { CaseService } from '../case.service.ts';
import { isFallen, timelineOf } from '../case-timeline.ts';
import { casePaths, caseUrl } from '../cases.paths.ts';
import { exemptionParams, exemptionSchema, withdrawalSchema, type ExemptionClaim } from './exemption.schema.ts';
import { asExemption, Exemptions } from './exemption.service.ts';

const page = pagesIn(import.meta.dirname);

/** The page on which an officer records what the law may excuse, and takes it back. */
@Controller(casePaths.exemptions)
export class ExemptionsController {
  constructor(
    private readonly exemptions: Exemptions,
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const found = await this.cases.forOfficer(actor, caseId);
    const days = timelineOf(found).filter((day) => groundsFor(day.rule).length > 0);
    const counting = days.filter((day) => !isFallen(found, day));
    const allowed = new Set(
      counting.flatMap(({ rule, isOfDetained }) => groundsFor(rule, isOfDetained).map(({ ground }) => ground)),
    );
    return page('page.njk', {
      title: 'Exemptions',
      header: await this.headers.of(actor, caseId),
      back: { href: caseUrl('show', caseId), text: 'Back to the timeline' },
      days: counting.map(({ rule, what, dueOn, arithmetic }) => ({
        value: rule,
        text: `${capital(what)}: ${civil(dueOn)}`,
        hint: arithmetic,
      })),
      grounds: [...allowed].map((value) => ({ value, text: GROUNDS[value].label, hint: conditions[value] })),
      recorded: (await this.exemptions.all(actor, caseId)).map((exemption) => {
        const day = days.find(({ rule }) => rule === exemption.rule)!;
        const judged = judgeExemption(asExemption(exemption), day);
        return { ...exemption, label: GROUNDS[exemption.ground].label, day, judged };
      }),
    });
  }

  @Can(runCase)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: exemptionSchema }) claim: ExemptionClaim,
  ) {
    await this.exemptions.record(actor, caseId, claim);
    return seeOther(caseUrl('show', caseId));
  }

  @Can(runCase)
  @Post(':exemptionId/withdrawal')
  async withdraw(
    @Acting() actor: Actor,
    @Param({ schema: exemptionParams }) { caseId, exemptionId }: z.infer<typeof exemptionParams>,
    @Body({ schema: withdrawalSchema }) { withdrawal }: z.infer<typeof withdrawalSchema>,
  ) {
    await this.exemptions.withdraw(actor, caseId, exemptionId, withdrawal);
    return seeOther(caseUrl('exemptions', caseId));
  }
}

/** What the law asks of a ground, said before it is chosen. */
const conditions: Record<string, string> = {
  'school-closure':
    'Closed for at least 4 weeks, and advice was asked from a week before until a week before it reopens.',
  'early-years-closure':
    'Closed for at least 4 weeks, and advice was asked from a week before until a week before it reopens.',
  exceptional: 'Of the child, the young person or the parents, during the time that the law gives.',
  absence: 'The child, young person or parent is away from the area for at least 4 weeks without a break.',
};

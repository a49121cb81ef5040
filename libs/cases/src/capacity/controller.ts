import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { CaseHeaders } from '../case-header.ts';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { casePaths, caseUrl } from '../cases.paths.ts';
import { Speakers } from '../people/speakers.ts';
import { representatives } from './capacity-judgement.entity.ts';
import { CapacityJudgements } from './capacity-judgements.ts';
import { judgementSchema, representativeWords, type Judgement } from './capacity.schema.ts';

const page = pagesIn(import.meta.dirname);

/** Where an officer records whether the young person could take one decision. */
@Controller(casePaths.capacity)
export class CapacityController {
  constructor(
    private readonly judgements: CapacityJudgements,
    private readonly speakers: Speakers,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return page('page.njk', {
      title: 'Could they take this decision?',
      header: await this.headers.of(actor, caseId),
      back: { href: caseUrl('people', caseId), text: 'Back to who speaks' },
      speaking: await this.speakers.of(actor, caseId),
      earlier: await this.judgements.of(actor, caseId),
      representatives: representatives.map((value) => ({ value, text: representativeWords[value] })),
      today: this.clock.today(),
    });
  }

  @Can(runCase)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: judgementSchema }) input: Judgement,
  ) {
    await this.judgements.record(actor, caseId, input);
    return seeOther(`${caseUrl('people', caseId)}?done=judged`);
  }
}

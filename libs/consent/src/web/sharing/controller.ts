import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseHeaders, casePaths, CaseService, caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { lawfulBasesOn, rule, type CivilDate } from '#statute';
import { answerWords } from '../../category-words.ts';
import { ConsentService } from '../../consent.service.ts';
import { sharingAnswers } from '../../sharing-decision.entity.ts';
import { recordSharing } from '../../sharing.policy.ts';
import { sharingSchema, type SharingDiscussion } from '../../sharing.schema.ts';
import { agenciesInvolved } from '../agencies-involved.ts';

const page = pagesIn(import.meta.dirname);
const choices = sharingAnswers.map((value) => ({ value, text: answerWords[value] }));
const cited = ['C2', 'C3', 'C7', 'C8'].map((id) => rule(id));

@Controller(casePaths.sharing)
export class SharingController {
  constructor(
    private readonly consent: ConsentService,
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(recordSharing)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query('recorded') recorded?: string,
  ) {
    const found = await this.cases.forOfficer(actor, caseId);
    const matrix = await this.consent.current(actor, caseId);
    const today = this.clock.today() as CivilDate;
    return page('page.njk', {
      title: 'Sharing',
      header: await this.headers.of(actor, caseId),
      notice: recorded === undefined ? undefined : 'What the family decided is recorded. It holds from now.',
      decides: await this.consent.whoDecides(actor, caseId),
      matrix,
      ...agenciesInvolved(found, matrix),
      choices,
      bases: lawfulBasesOn(today).map(({ id, title, citation }) => ({ value: id, text: `${title} (${citation})` })),
      cited,
      discussions: await this.consent.history(actor, caseId),
      today,
    });
  }

  @Can(recordSharing)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: sharingSchema }) input: SharingDiscussion,
  ) {
    await this.consent.record(actor, caseId, input);
    return seeOther(`${caseUrl('sharing', caseId)}?recorded`);
  }
}

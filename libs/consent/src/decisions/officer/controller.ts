import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseHeaders, casePaths, CaseService, caseUrl, Speakers } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { rule } from '#statute';
import { answerWords, deciderWords } from '../../category-words.ts';
import { RestrictedGrants } from '../../restricted/restricted-grants.ts';
import { WithoutAgreements } from '../../without-agreement/without-agreements.ts';
import { agenciesInvolved } from '../agencies-involved.ts';
import { ConsentService } from '../consent.service.ts';
import { deciders, sharingAnswers } from '../sharing-decision.entity.ts';
import { recordSharing } from '../sharing.policy.ts';
import { sharingSchema, type SharingDiscussion } from '../sharing.schema.ts';
import { Withdrawals } from '../withdrawal-effects.ts';

const page = pagesIn(import.meta.dirname);
const choices = sharingAnswers.map((value) => ({ value, text: answerWords[value] }));
const asWhom = deciders.map((value) => ({ value, text: deciderWords[value] }));
const cited = ['C2', 'C3', 'C7', 'C8'].map((id) => rule(id));

@Controller(casePaths.sharing)
export class SharingController {
  constructor(
    private readonly consent: ConsentService,
    private readonly withdrawals: Withdrawals,
    private readonly withoutAgreements: WithoutAgreements,
    private readonly grants: RestrictedGrants,
    private readonly cases: CaseService,
    private readonly speakers: Speakers,
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
    const imposed = await this.withoutAgreements.of(actor, caseId);
    const grants = await this.grants.of(actor, caseId);
    return page('page.njk', {
      title: 'Sharing',
      header: await this.headers.of(actor, caseId),
      notice: recorded === undefined ? undefined : 'What the family decided is recorded. It holds from now.',
      decides: await this.speakers.of(actor, caseId),
      matrix,
      ...agenciesInvolved(found, matrix),
      people: await this.consent.peopleOnCase(caseId),
      choices,
      asWhom,
      imposed: imposed.filter(({ isOver }) => !isOver).length,
      toReview: imposed.filter(({ isToReview }) => isToReview).length,
      toApprove: grants.filter(({ mayApprove, isOver }) => mayApprove && !isOver).length,
      cited,
      discussions: await this.consent.history(actor, caseId),
      today: this.clock.today(),
    });
  }

  /** What is taken back is shown with its effects first; nothing is recorded until that is confirmed. */
  @Can(recordSharing)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: sharingSchema }) input: SharingDiscussion,
  ) {
    const changes = await this.consent.preview(actor, caseId, input);
    if (input.confirmed || !changes.some(({ isWithdrawal }) => isWithdrawal)) {
      await this.consent.record(actor, caseId, input);
      return seeOther(`${caseUrl('sharing', caseId)}?recorded`);
    }
    const person = (await this.consent.peopleOnCase(caseId)).find(({ value }) => value === input.person);
    return page('check.njk', {
      title: 'Before you record this',
      header: await this.headers.of(actor, caseId),
      input,
      effects: await this.withdrawals.effectsOf(caseId, changes, person && { id: person.value, name: person.text }),
      back: { href: caseUrl('sharing', caseId), text: 'Back to sharing' },
    });
  }
}

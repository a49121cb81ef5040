import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseHeaders, casePaths, caseUrl } from '#cases';
import { Acting, agencies, agencyWords, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { basisChoices } from '../basis.ts';
import { categoryWords } from '../category-words.ts';
import { ConsentService } from '../decisions/consent.service.ts';
import { categories } from '../decisions/sharing-decision.entity.ts';
import { recordSharing } from '../decisions/sharing.policy.ts';
import {
  reviewSchema,
  sharingParams,
  withoutAgreementSchema,
  type Review,
  type WithoutAgreementOrder,
} from './without-agreement.schema.ts';
import { WithoutAgreements } from './without-agreements.ts';

const page = pagesIn(import.meta.dirname);
type One = z.infer<typeof sharingParams>;

/** What the law lets somebody read without agreement: on a basis, for a reason, on record always. @rule C7 C8 */
@Controller(casePaths.withoutAgreement)
export class WithoutAgreementController {
  constructor(
    private readonly sharing: WithoutAgreements,
    private readonly consent: ConsentService,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(recordSharing)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return page('page.njk', {
      title: 'Sharing without agreement',
      header: await this.headers.of(actor, caseId),
      all: await this.sharing.of(actor, caseId),
      recipients: [
        ...agencies.map((value) => ({ value, text: agencyWords[value] })),
        ...(await this.consent.peopleOnCase(caseId)),
      ],
      categories: categories.map((value) => ({ value, text: categoryWords[value] })),
      bases: basisChoices(this.clock.today()),
      url: caseUrl('withoutAgreement', caseId),
      back: { href: caseUrl('sharing', caseId), text: 'Back to sharing' },
    });
  }

  @Can(recordSharing)
  @Post()
  async share(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: withoutAgreementSchema }) order: WithoutAgreementOrder,
  ) {
    await this.sharing.share(actor, caseId, order);
    return seeOther(caseUrl('withoutAgreement', caseId));
  }

  @Can(recordSharing)
  @Post(':sharingId/end')
  async end(@Acting() actor: Actor, @Param({ schema: sharingParams }) { caseId, sharingId }: One) {
    await this.sharing.end(actor, caseId, sharingId);
    return seeOther(caseUrl('withoutAgreement', caseId));
  }

  @Can(recordSharing)
  @Get(':sharingId/review')
  async reviewForm(@Acting() actor: Actor, @Param({ schema: sharingParams }) { caseId, sharingId }: One) {
    return page('review.njk', {
      title: 'May the family know of it now?',
      header: await this.headers.of(actor, caseId),
      shared: await this.sharing.toReview(actor, caseId, sharingId),
      back: { href: caseUrl('withoutAgreement', caseId), text: 'Back to sharing without agreement' },
    });
  }

  @Can(recordSharing)
  @Post(':sharingId/review')
  async review(
    @Acting() actor: Actor,
    @Param({ schema: sharingParams }) { caseId, sharingId }: One,
    @Body({ schema: reviewSchema }) review: Review,
  ) {
    await this.sharing.review(actor, caseId, sharingId, review);
    return seeOther(caseUrl('withoutAgreement', caseId));
  }
}

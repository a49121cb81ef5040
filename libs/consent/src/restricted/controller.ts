import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseHeaders, casePaths, caseUrl } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { basisChoices } from '../basis.ts';
import { recordSharing } from '../decisions/sharing.policy.ts';
import { grantParams, grantSchema, type GrantOrder } from './restricted-grant.schema.ts';
import { RestrictedGrants } from './restricted-grants.ts';

const page = pagesIn(import.meta.dirname);
type One = z.infer<typeof grantParams>;

/** Who may read what is restricted because of a section 47 enquiry: one officer asks, another approves. @rule K6 */
@Controller(casePaths.restricted)
export class RestrictedController {
  constructor(
    private readonly grants: RestrictedGrants,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(recordSharing)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return page('page.njk', {
      title: 'Restricted material',
      header: await this.headers.of(actor, caseId),
      grants: await this.grants.of(actor, caseId),
      readers: await this.grants.readers(actor, caseId),
      bases: basisChoices(this.clock.today()),
      url: caseUrl('restricted', caseId),
      back: { href: caseUrl('sharing', caseId), text: 'Back to sharing' },
    });
  }

  @Can(recordSharing)
  @Post()
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: grantSchema }) order: GrantOrder,
  ) {
    await this.grants.ask(actor, caseId, order);
    return seeOther(caseUrl('restricted', caseId));
  }

  @Can(recordSharing)
  @Post(':grantId/approval')
  async approve(@Acting() actor: Actor, @Param({ schema: grantParams }) { caseId, grantId }: One) {
    await this.grants.approve(actor, caseId, grantId);
    return seeOther(caseUrl('restricted', caseId));
  }

  @Can(recordSharing)
  @Post(':grantId/end')
  async end(@Acting() actor: Actor, @Param({ schema: grantParams }) { caseId, grantId }: One) {
    await this.grants.end(actor, caseId, grantId);
    return seeOther(caseUrl('restricted', caseId));
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { CaseHeaders, caseParams, casePaths, caseUrl, runCase } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { reasonSchema, type Reason } from './restriction.schema.ts';
import { Restricting } from './restricting.ts';

const page = pagesIn(import.meta.dirname);
const params = caseParams.extend({ statementId: z.uuid() });
type Params = z.infer<typeof params>;

/** The family keeps safe what it told: what follows, and yes or no. */
@Controller(`${familyPaths.story}/safe/:statementId`)
export class KeepSafeController {
  constructor(private readonly restricting: Restricting) {}

  @Can(followCase)
  @Get()
  async ask(@Acting() actor: Actor, @Param({ schema: params }) { caseId, statementId }: Params) {
    return page('family.njk', {
      title: 'Keep this safe',
      statement: await this.restricting.toRestrict(actor, caseId, statementId),
      storyUrl: familyUrl('story', caseId),
      safeUrl: `${familyUrl('story', caseId)}/safe`,
      whoSawUrl: familyUrl('whoSaw', caseId),
      back: { href: familyUrl('story', caseId), text: 'Back to our story' },
    });
  }

  @Can(followCase)
  @Post()
  async keep(
    @Acting() actor: Actor,
    @Param({ schema: params }) { caseId, statementId }: Params,
    @Body({ schema: reasonSchema }) { reason }: Reason,
  ) {
    await this.restricting.restrict(actor, caseId, statementId, reason);
    return seeOther(`${familyUrl('story', caseId)}?safe`);
  }
}

/** An officer marks what was told as restricted, when its danger is known only later. @rule K6 */
@Controller(`${casePaths.family}/restrict/:statementId`)
export class RestrictController {
  constructor(
    private readonly restricting: Restricting,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async ask(@Acting() actor: Actor, @Param({ schema: params }) { caseId, statementId }: Params) {
    return page('officer.njk', {
      title: 'Restrict what was told',
      header: await this.headers.of(actor, caseId),
      statement: await this.restricting.toRestrict(actor, caseId, statementId),
      familyUrl: caseUrl('family', caseId),
      back: { href: caseUrl('family', caseId), text: 'Back to what the family told' },
    });
  }

  @Can(runCase)
  @Post()
  async restrict(
    @Acting() actor: Actor,
    @Param({ schema: params }) { caseId, statementId }: Params,
    @Body({ schema: reasonSchema }) { reason }: Reason,
  ) {
    await this.restricting.restrict(actor, caseId, statementId, reason);
    return seeOther(`${caseUrl('family', caseId)}?restricted`);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, casePaths, caseUrl, runCase } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import {
  liftSchema,
  restrictionParams,
  type Lifted,
  type RestrictionParams,
} from '../restricting/restriction.schema.ts';
import { Lifting } from './lifting.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;

/** What somebody of the family keeps safe, without its words, and how they share it again. */
@Controller(`${familyPaths.story}/safe`)
export class FamilyLiftingController {
  constructor(private readonly lifting: Lifting) {}

  @Can(followCase)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return page('family.njk', {
      title: 'What you keep safe',
      restrictions: await this.lifting.of(actor, caseId),
      url: safeUrl(caseId),
      back: { href: familyUrl('story', caseId), text: 'Back to our story' },
    });
  }

  @Can(followCase)
  @Get(':restrictionId/again')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: restrictionParams }) { caseId, restrictionId }: RestrictionParams,
  ) {
    return page('family.njk', {
      title: 'Share it again',
      lifting: await this.lifting.toLift(actor, caseId, restrictionId),
      url: safeUrl(caseId),
      back: { href: safeUrl(caseId), text: 'Back to what you keep safe' },
    });
  }

  @Can(followCase)
  @Post(':restrictionId/again')
  async lift(
    @Acting() actor: Actor,
    @Param({ schema: restrictionParams }) { caseId, restrictionId }: RestrictionParams,
    @Body({ schema: liftSchema }) { reason }: Lifted,
  ) {
    await this.lifting.lift(actor, caseId, restrictionId, reason);
    return seeOther(`${familyUrl('story', caseId)}?again`);
  }
}

const safeUrl = (caseId: string) => `${familyUrl('story', caseId)}/safe`;

/** What an officer restricted after it was told, or a colleague who has left; why, and how they lift it. @rule K6 */
@Controller(`${casePaths.family}/restricted`)
export class OfficerLiftingController {
  constructor(
    private readonly lifting: Lifting,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return page('officer.njk', {
      title: 'What was restricted',
      header: await this.headers.of(actor, caseId),
      restrictions: await this.lifting.of(actor, caseId),
      url: restrictedUrl(caseId),
      back: { href: caseUrl('family', caseId), text: 'Back to what the family told' },
    });
  }

  @Can(runCase)
  @Get(':restrictionId')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: restrictionParams }) { caseId, restrictionId }: RestrictionParams,
  ) {
    return page('officer.njk', {
      title: 'Lift the restriction',
      header: await this.headers.of(actor, caseId),
      lifting: await this.lifting.toLift(actor, caseId, restrictionId),
      url: restrictedUrl(caseId),
      back: { href: restrictedUrl(caseId), text: 'Back to what was restricted' },
    });
  }

  @Can(runCase)
  @Post(':restrictionId')
  async lift(
    @Acting() actor: Actor,
    @Param({ schema: restrictionParams }) { caseId, restrictionId }: RestrictionParams,
    @Body({ schema: liftSchema }) { reason }: Lifted,
  ) {
    await this.lifting.lift(actor, caseId, restrictionId, reason);
    return seeOther(`${caseUrl('family', caseId)}?lifted`);
  }
}

const restrictedUrl = (caseId: string) => `${caseUrl('family', caseId)}/restricted`;

import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import {
  caseParams,
  FamilyParts,
  partParams,
  scopeSchema,
  supporterSchema,
  Takeovers,
  type NewSupporter,
} from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { choiceSchema } from './taking-over.schema.ts';

type CaseParams = z.infer<typeof caseParams>;
type PartParams = z.infer<typeof partParams>;

/** What the family's own page of people does. */
@Controller('api/v1/family/cases/:caseId')
export class FamilyPeopleApiController {
  constructor(
    private readonly parts: FamilyParts,
    private readonly takeovers: Takeovers,
  ) {}

  @Can(followCase)
  @Get('people')
  async all(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return { own: await this.parts.own(actor, caseId), people: await this.parts.of(actor, caseId) };
  }

  @Can(followCase)
  @Post('people')
  async admit(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: supporterSchema }) input: NewSupporter,
  ) {
    return this.parts.one(actor, caseId, await this.parts.admitSupporter(actor, caseId, input));
  }

  @Can(followCase)
  @Post('people/:partId')
  async change(
    @Acting() actor: Actor,
    @Param({ schema: partParams }) { caseId, partId }: PartParams,
    @Body({ schema: scopeSchema }) { scope }: z.infer<typeof scopeSchema>,
  ) {
    await this.parts.changeOwn(actor, caseId, partId, scope);
    return this.parts.one(actor, caseId, partId);
  }

  @Can(followCase)
  @Post('people/:partId/end')
  @HttpCode(204)
  async end(@Acting() actor: Actor, @Param({ schema: partParams }) { caseId, partId }: PartParams) {
    await this.parts.end(actor, caseId, partId);
  }

  @Can(followCase)
  @Post('taking-over')
  @HttpCode(204)
  async takeOver(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: choiceSchema }) { keeps }: z.infer<typeof choiceSchema>,
  ) {
    await this.takeovers.choose(actor, caseId, keeps);
  }
}

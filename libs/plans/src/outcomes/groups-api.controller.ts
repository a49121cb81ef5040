import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { shapeOutcomes } from '../plans.policy.ts';
import { groupSchema } from '../plans.schema.ts';
import { Groups } from './groups.ts';
import { SectionE } from './section-e.ts';

type Params = z.infer<typeof caseParams>;

/** Proposals that seem to say the same, over JSON. */
@Controller('api/v1/cases/:caseId/suggested-groups')
export class GroupsApiController {
  constructor(
    private readonly groups: Groups,
    private readonly section: SectionE,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    return { groups: await this.groups.open(actor, await this.section.of(actor, caseId)) };
  }

  @Can(shapeOutcomes)
  @Post()
  @HttpCode(200)
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: groupSchema }) input: z.infer<typeof groupSchema>,
  ) {
    await this.groups.answer(actor, caseId, input);
    return this.show(actor, { caseId });
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { CapacityJudgements } from '../capacity/capacity-judgements.ts';
import { judgementSchema, type Judgement } from '../capacity/capacity.schema.ts';
import { readCase, runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { FamilyParts } from './family-parts.ts';
import {
  changedPersonSchema,
  newPersonSchema,
  partParams,
  type ChangedPerson,
  type NewPerson,
} from './people.schema.ts';
import { Speakers } from './speakers.ts';

type CaseParams = z.infer<typeof caseParams>;
type PartParams = z.infer<typeof partParams>;

@Controller('api/v1/cases/:caseId/people')
export class PeopleApiController {
  constructor(
    private readonly parts: FamilyParts,
    private readonly speakers: Speakers,
    private readonly judgements: CapacityJudgements,
  ) {}

  @Can(readCase)
  @Get()
  async all(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return {
      speaking: await this.speakers.of(actor, caseId),
      people: await this.parts.of(actor, caseId),
      judgements: await this.judgements.of(actor, caseId),
    };
  }

  @Can(runCase)
  @Post()
  async add(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: newPersonSchema }) input: NewPerson,
  ) {
    return this.parts.one(actor, caseId, await this.parts.add(actor, caseId, input));
  }

  @Can(runCase)
  @Post('judgements')
  async judge(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: judgementSchema }) input: Judgement,
  ) {
    const { id, decision, judgedOn, hasCapacity } = await this.judgements.record(actor, caseId, input);
    return { id, decision, judgedOn, hasCapacity };
  }

  @Can(runCase)
  @Post(':partId')
  async change(
    @Acting() actor: Actor,
    @Param({ schema: partParams }) { caseId, partId }: PartParams,
    @Body({ schema: changedPersonSchema }) input: ChangedPerson,
  ) {
    await this.parts.change(actor, caseId, partId, input);
    return this.parts.one(actor, caseId, partId);
  }

  @Can(runCase)
  @Post(':partId/end')
  async end(@Acting() actor: Actor, @Param({ schema: partParams }) { caseId, partId }: PartParams) {
    await this.parts.end(actor, caseId, partId);
    return this.parts.one(actor, caseId, partId);
  }
}

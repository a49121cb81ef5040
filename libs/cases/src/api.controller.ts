import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import type { Case } from './case.entity.ts';
import { CaseList } from './case-list.ts';
import { registerCase, runCase } from './case.policy.ts';
import { caseParams, decisionSchema, listSchema, registerSchema } from './case.schema.ts';
import { CaseService } from './case.service.ts';
import { timelineOf } from './case-timeline.ts';
import { Exemptions } from './exemptions/exemption.service.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller('api/v1/cases')
export class CasesApiController {
  constructor(
    private readonly cases: CaseService,
    private readonly list: CaseList,
    private readonly exemptions: Exemptions,
  ) {}

  @Can(registerCase)
  @Get()
  async listed(@Acting() actor: Actor, @Query({ schema: listSchema }) { show }: z.infer<typeof listSchema>) {
    return { cases: await this.list.of(actor, show) };
  }

  @Can(registerCase)
  @Post()
  async register(@Acting() actor: Actor, @Body({ schema: registerSchema }) input: z.infer<typeof registerSchema>) {
    return this.shown(await this.cases.register(actor, input));
  }

  @Can(runCase)
  @Get(':caseId')
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return this.shown(await this.cases.forOfficer(actor, caseId));
  }

  @Can(runCase)
  @Post(':caseId/decision')
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: decisionSchema }) input: z.infer<typeof decisionSchema>,
  ) {
    return this.shown(await this.cases.decide(actor, caseId, input));
  }

  private async shown(found: Case) {
    const { id, areaId, reference, state, requestedOn, requestedBy, circumstances, setting, decision, decidedOn } =
      found;
    return {
      id,
      areaId,
      reference,
      state,
      requestedOn,
      requestedBy,
      circumstances,
      setting,
      decision,
      decidedOn,
      deadlines: timelineOf(found, await this.exemptions.inForce(found)),
    };
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import type { CaseExemption } from './exemption.entity.ts';
import { exemptionParams, exemptionSchema, withdrawalSchema, type ExemptionClaim } from './exemption.schema.ts';
import { Exemptions } from './exemption.service.ts';

@Controller('api/v1/cases/:caseId/exemptions')
export class ExemptionsApiController {
  constructor(private readonly exemptions: Exemptions) {}

  @Can(runCase)
  @Get()
  async all(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { exemptions: (await this.exemptions.all(actor, caseId)).map(shown) };
  }

  @Can(runCase)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: exemptionSchema }) claim: ExemptionClaim,
  ) {
    return shown(await this.exemptions.record(actor, caseId, claim));
  }

  @Can(runCase)
  @Post(':exemptionId/withdrawal')
  async withdraw(
    @Acting() actor: Actor,
    @Param({ schema: exemptionParams }) { caseId, exemptionId }: z.infer<typeof exemptionParams>,
    @Body({ schema: withdrawalSchema }) { withdrawal }: z.infer<typeof withdrawalSchema>,
  ) {
    return shown(await this.exemptions.withdraw(actor, caseId, exemptionId, withdrawal));
  }
}

function shown({ id, rule, ground, beginsOn, endsOn, adviceAskedOn, why, familyToldOn, ...rest }: CaseExemption) {
  const { recordedAt, withdrawnAt, withdrawnWhy } = rest;
  return {
    ...{ id, rule, ground, beginsOn, endsOn, adviceAskedOn, why, familyToldOn },
    ...{ recordedAt, withdrawnAt, withdrawnWhy },
  };
}

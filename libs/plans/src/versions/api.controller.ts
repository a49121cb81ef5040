import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { releasePlan, Releases, releaseSchema } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { draftPlan, issuePlan } from '../plans.policy.ts';
import { draftSchema, finalSchema, versionParams } from '../plans.schema.ts';
import { PlanReader } from './plan-reader.ts';
import { PlanVersions } from './plan-versions.ts';

type CaseParams = z.infer<typeof caseParams>;
const contents = releaseSchema.omit({ planVersionId: true });

/** Plans over JSON, for officers of the area. */
@Controller('api/v1/cases/:caseId/plan')
export class PlanApiController {
  constructor(
    private readonly reader: PlanReader,
    private readonly plans: PlanVersions,
    private readonly releases: Releases,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const { about: _, ...overview } = await this.reader.overview(actor, caseId);
    return overview;
  }

  @Can(draftPlan)
  @Post('draft')
  async makeDraft(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: draftSchema }) _draft: z.infer<typeof draftSchema>,
  ) {
    const { number } = await this.plans.makeDraft(actor, caseId);
    return this.reader.forOfficer(actor, caseId, number);
  }

  @Can(issuePlan)
  @Post('final')
  async makeFinal(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: finalSchema }) input: z.infer<typeof finalSchema>,
  ) {
    const { number } = await this.plans.makeFinal(actor, caseId, input);
    return this.reader.forOfficer(actor, caseId, number);
  }

  @Can(runCase)
  @Get(':number')
  async read(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: z.infer<typeof versionParams>,
  ) {
    return this.reader.forOfficer(actor, caseId, number);
  }

  @Can(releasePlan)
  @Post(':number/releases')
  @HttpCode(201)
  async release(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: z.infer<typeof versionParams>,
    @Body({ schema: contents }) order: z.infer<typeof contents>,
  ) {
    const { id: planVersionId } = await this.reader.forOfficer(actor, caseId, number);
    const { id } = await this.releases.release(actor, { caseId, planVersionId, ...order });
    return { id };
  }
}

import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { SectionE } from '../outcomes/section-e.ts';
import { shapeOutcomes } from '../plans.policy.ts';
import { LineService } from './line.service.ts';
import { adviceParams, advisedParams, lineParams, lineSchema, useLineSchema } from './plan-line.schema.ts';

type CaseParams = z.infer<typeof caseParams>;

/** Needs and provision over JSON: the same services and schemas as their pages. */
@Controller('api/v1/cases/:caseId/needs-and-provision')
export class LinesApiController {
  constructor(
    private readonly section: SectionE,
    private readonly lines: LineService,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const { advised, lines, uses, unaccounted, stale } = (await this.section.of(actor, caseId)).lines;
    return {
      lines: lines.map(({ id, kind, section, area, text, details, tiedTo, version }) => ({
        ...{ id, kind, section, area, text, details, tiedTo, version },
        sources: uses.filter(({ lineId }) => lineId === id),
      })),
      advised,
      unaccounted: unaccounted.map(({ id }) => id),
      stale: stale.map(({ proposalId }) => proposalId),
    };
  }

  @Can(shapeOutcomes)
  @Post('lines/:lineId')
  @HttpCode(200)
  async reword(
    @Acting() actor: Actor,
    @Param({ schema: lineParams }) { caseId, lineId }: z.infer<typeof lineParams>,
    @Body({ schema: lineSchema }) input: z.infer<typeof lineSchema>,
  ) {
    await this.lines.reword(actor, caseId, lineId, input);
    return this.show(actor, { caseId });
  }

  @Can(shapeOutcomes)
  @Post(':contributionId')
  @HttpCode(200)
  async useAll(
    @Acting() actor: Actor,
    @Param({ schema: adviceParams }) { caseId, contributionId }: z.infer<typeof adviceParams>,
  ) {
    await this.lines.useAll(actor, caseId, contributionId);
    return this.show(actor, { caseId });
  }

  @Can(shapeOutcomes)
  @Post(':contributionId/:kind/:key')
  @HttpCode(200)
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: advisedParams }) { caseId, ...of }: z.infer<typeof advisedParams>,
    @Body({ schema: useLineSchema }) input: z.infer<typeof useLineSchema>,
  ) {
    await this.lines.decide(actor, caseId, of, input);
    return this.show(actor, { caseId });
  }
}

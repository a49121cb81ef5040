import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, marksOf } from '#platform';
import type { Outcome } from '../outcome.entity.ts';
import { shapeOutcomes } from '../plans.policy.ts';
import { outcomeParams, outcomeSchema, placeSchema, proposalParams, useSchema } from '../plans.schema.ts';
import { fieldsOf } from './outcome-fields.ts';
import { OutcomeService } from './outcome.service.ts';
import { SectionE } from './section-e.ts';

type CaseParams = z.infer<typeof caseParams>;
type OutcomeParams = z.infer<typeof outcomeParams>;

/** Section E over JSON: the same services and schemas as its pages. */
@Controller('api/v1/cases/:caseId')
export class OutcomesApiController {
  constructor(
    private readonly section: SectionE,
    private readonly outcomes: OutcomeService,
  ) {}

  @Can(runCase)
  @Get('outcomes')
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const { outcomes, sources } = await this.section.of(actor, caseId);
    return {
      outcomes: outcomes.map((outcome) => ({
        ...shown(outcome),
        sources: sources.filter(({ outcomeId }) => outcomeId === outcome.id),
      })),
    };
  }

  @Can(runCase)
  @Get('proposals')
  async proposals(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const { proposals, sources, unaccounted, stale } = await this.section.of(actor, caseId);
    return {
      proposals,
      decided: sources,
      unaccounted: unaccounted.map(({ id }) => id),
      stale: stale.map(({ proposalId }) => proposalId),
    };
  }

  @Can(shapeOutcomes)
  @Post('proposals/:proposalId/use')
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: proposalParams }) { caseId, proposalId }: z.infer<typeof proposalParams>,
    @Body({ schema: useSchema }) input: z.infer<typeof useSchema>,
  ) {
    await this.outcomes.decide(actor, caseId, proposalId, input);
    return this.show(actor, { caseId });
  }

  @Can(shapeOutcomes)
  @Post('outcomes/:outcomeId')
  async reword(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) { caseId, outcomeId }: OutcomeParams,
    @Body({ schema: outcomeSchema }) input: z.infer<typeof outcomeSchema>,
  ) {
    const { outcome, collided } = await this.outcomes.reword(actor, caseId, outcomeId, input);
    return { ...shown(outcome), collided };
  }

  @Can(shapeOutcomes)
  @Post('outcomes/:outcomeId/place')
  async place(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) { caseId, outcomeId }: OutcomeParams,
    @Body({ schema: placeSchema }) { to }: z.infer<typeof placeSchema>,
  ) {
    await this.outcomes.place(actor, caseId, outcomeId, to);
    return this.show(actor, { caseId });
  }

  @Can(shapeOutcomes)
  @Post('outcomes/:outcomeId/removal')
  async remove(@Acting() actor: Actor, @Param({ schema: outcomeParams }) { caseId, outcomeId }: OutcomeParams) {
    await this.outcomes.remove(actor, caseId, outcomeId);
    return this.show(actor, { caseId });
  }
}

/** With the marks of its fields, for the next save to say what it began with. */
const shown = (outcome: Outcome) => {
  const { id, text, by, measure } = outcome;
  return { id, text, by, measure, was: marksOf(fieldsOf(outcome)) };
};

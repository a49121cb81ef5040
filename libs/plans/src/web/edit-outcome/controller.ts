import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders } from '#cases';
import { Acting, agencies, agencyWords, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { OutcomeChanged, OutcomeService } from '../../outcomes/outcome.service.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { adulthoodWords } from '../../versions/plan-assembly.ts';
import { lineChoices } from '../needs-and-provision/lines.view.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { outcomeParams, outcomeSchema } from '../../plans.schema.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof outcomeParams>;

@Controller(planPaths.outcome)
export class EditOutcomeController {
  constructor(
    private readonly outcomes: OutcomeService,
    private readonly section: SectionE,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: outcomeParams }) params: Params) {
    const outcome = await this.outcomes.outcome(actor, params.caseId, params.outcomeId);
    return this.editing(actor, params, { words: outcome, version: outcome.version });
  }

  /** Somebody else's change in between is shown beside one's own, and nothing is saved until one has chosen. */
  @Can(shapeOutcomes)
  @Post()
  async save(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) params: Params,
    @Body({ schema: outcomeSchema }) input: z.infer<typeof outcomeSchema>,
  ) {
    try {
      await this.outcomes.reword(actor, params.caseId, params.outcomeId, input);
    } catch (error) {
      if (!(error instanceof OutcomeChanged)) throw error;
      const { title: heading, advice, now, status } = error;
      return this.editing(
        actor,
        params,
        { words: input, version: now.version, conflict: { heading, advice, now } },
        status,
      );
    }
    return seeOther(`${planUrl('outcomes', params)}#${params.outcomeId}`);
  }

  private async editing(actor: Actor, params: Params, model: Record<string, unknown>, status = 200) {
    const frame = {
      title: 'Edit the outcome',
      header: await this.headers.of(actor, params.caseId),
      adulthood: Object.entries(adulthoodWords).map(([value, text]) => ({ value, text: text || 'None' })),
      agencies: agencies.map((value) => ({ value, text: agencyWords[value] })),
      needs: lineChoices(await this.section.of(actor, params.caseId), 'need'),
      back: { href: planUrl('outcomes', params), text: 'Back to Section E' },
    };
    return page('page.njk', { ...frame, ...model }, status);
  }
}

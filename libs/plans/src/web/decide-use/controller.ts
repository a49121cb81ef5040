import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { OutcomeService } from '../../outcomes/outcome.service.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { proposalParams, useSchema } from '../../plans.schema.ts';
import { earlierUse, outcomeChoices, proposedView } from '../section-e/section-e.view.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof proposalParams>;

@Controller(planPaths.use)
export class DecideUseController {
  constructor(
    private readonly section: SectionE,
    private readonly outcomes: OutcomeService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: proposalParams }) { caseId, proposalId }: Params,
    @Query('use') use: unknown,
  ) {
    const state = await this.section.of(actor, caseId);
    const proposal = state.proposals.find(({ id }) => id === proposalId);
    const decided = state.sources.find((source) => source.proposalId === proposalId);
    const proposed = proposal ?? decided;
    if (!proposed) throw new NotFound();
    const before = decided ?? (proposal && earlierUse(proposal, state));
    return page('page.njk', {
      title: decided ? 'Change how this proposal is used' : 'How is this proposal used?',
      header: await this.headers.of(actor, caseId),
      proposed: proposedView(proposed, state),
      isSuperseded: !proposal,
      use: !proposal || use === 'not-used' ? 'not-used' : (before?.use ?? ''),
      outcomeId: before?.outcomeId ?? '',
      reason: decided?.reason ?? '',
      seen: decided?.decidedAt.toISOString() ?? '',
      decided,
      choices: outcomeChoices(state),
      back: { href: planUrl('outcomes', { caseId }), text: 'Back to Section E' },
    });
  }

  @Can(shapeOutcomes)
  @Post()
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: proposalParams }) { caseId, proposalId }: Params,
    @Body({ schema: useSchema }) input: z.infer<typeof useSchema>,
  ) {
    await this.outcomes.decide(actor, caseId, proposalId, input);
    return seeOther(planUrl('outcomes', { caseId }));
  }
}

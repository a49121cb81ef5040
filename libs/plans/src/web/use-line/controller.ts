import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { LineService } from '../../merging/line.service.ts';
import { advisedId } from '../../merging/lines.ts';
import { advisedParams, useLineSchema } from '../../merging/plan-line.schema.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { advisedView, lineChoices } from '../needs-and-provision/lines.view.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof advisedParams>;

@Controller(planPaths.useLine)
export class UseLineController {
  constructor(
    private readonly section: SectionE,
    private readonly lines: LineService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: advisedParams }) { caseId, ...of }: Params) {
    const state = await this.section.of(actor, caseId);
    const id = advisedId(of.contributionId, of.kind, of.key);
    const advised = state.lines.advised.find((each) => each.id === id);
    const decided = state.lines.uses.find(({ proposalId }) => proposalId === id);
    const shown = advised ?? decided;
    if (!shown) throw new NotFound();
    const name = of.kind === 'need' ? 'need' : 'provision';
    return page('page.njk', {
      title: decided ? `Change how this ${name} is used` : `How is this ${name} used?`,
      header: await this.headers.of(actor, caseId),
      name,
      advised: advisedView(shown),
      isSuperseded: !advised,
      use: advised ? (decided?.use ?? '') : 'not-used',
      lineId: decided?.lineId ?? '',
      reason: decided?.reason ?? '',
      seen: decided?.decidedAt.toISOString() ?? '',
      decided,
      choices: lineChoices(state, of.kind),
      back: { href: planUrl('needsAndProvision', { caseId }), text: 'Back to needs and provision' },
    });
  }

  @Can(shapeOutcomes)
  @Post()
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: advisedParams }) { caseId, ...of }: Params,
    @Body({ schema: useLineSchema }) input: z.infer<typeof useLineSchema>,
  ) {
    await this.lines.decide(actor, caseId, of, input);
    return seeOther(planUrl('needsAndProvision', { caseId }));
  }
}

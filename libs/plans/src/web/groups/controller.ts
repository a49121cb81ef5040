import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { Groups } from '../../outcomes/groups.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { groupSchema } from '../../plans.schema.ts';
import { proposedView } from '../section-e/section-e.view.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** Proposals that seem to say the same, and why. */
@Controller(planPaths.groups)
export class GroupsController {
  constructor(
    private readonly groups: Groups,
    private readonly section: SectionE,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const state = await this.section.of(actor, caseId);
    const open = await this.groups.open(actor, state);
    return page('page.njk', {
      title: 'Proposals that may say the same',
      header: await this.headers.of(actor, caseId),
      groups: open.map(({ proposalIds, because }) => ({
        because,
        members: proposalIds.join(','),
        proposals: state.proposals
          .filter(({ id }) => proposalIds.includes(id))
          .map((proposal) => ({ id: proposal.id, ...proposedView(proposal, state) })),
      })),
      back: { href: planUrl('outcomes', { caseId }), text: 'Back to Section E' },
    });
  }

  @Can(shapeOutcomes)
  @Post()
  async answer(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: groupSchema }) input: z.infer<typeof groupSchema>,
  ) {
    await this.groups.answer(actor, caseId, input);
    return seeOther(planUrl('groups', { caseId }));
  }
}

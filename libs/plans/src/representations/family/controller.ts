import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { giveViews } from '../../plans.policy.ts';
import { saidSchema, type Said } from '../representation.schema.ts';
import { Representations } from '../representations.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** What the family thinks of its draft, one thing at a time, and our answers. @rule G1 */
@Controller(planPaths.familyViews)
export class FamilyViewsController {
  constructor(private readonly representations: Representations) {}

  @Can(giveViews)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Query() { done, point }: { done?: string; point?: string },
  ) {
    const views = await this.representations.of(actor, caseId);
    return page('page.njk', {
      title: 'What you think of the draft',
      notice: done === 'yes' ? 'Thank you. We will answer it here before the final plan.' : undefined,
      caseId,
      ...views,
      chosen: views.points.find(({ value }) => value === point)?.value ?? '',
      draftUrl: views.draft && planUrl('familyVersion', { caseId, number: views.draft.number }),
      back: { href: familyUrl('plan', caseId), text: 'Back to the plan' },
    });
  }

  @Can(giveViews)
  @Post()
  async say(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: saidSchema }) given: Said,
  ) {
    await this.representations.say(actor, caseId, given);
    return seeOther(`${planUrl('familyViews', { caseId })}?done=yes`);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, FamilyParts } from '#cases';
import { familyUrl } from '#consent';
import { FamilyCases, FamilyRecord } from '#family-record';
import { Acting, allows, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { SectionVersion } from '../../live/section-version.ts';
import { SharedOutcomes } from '../../live/shared-outcomes.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { commentOnOutcome } from '../../plans.policy.ts';
import { outcomeParams } from '../../plans.schema.ts';
import { commentSchema } from '../../remarks/remark.schema.ts';
import { Remarks } from '../../remarks/remarks.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof outcomeParams>;

/** Section E for the family, while it is put together: all outcomes, where each comes from, and room for its own words. */
@Controller()
export class FamilyOutcomesController {
  constructor(
    private readonly shared: SharedOutcomes,
    private readonly remarks: Remarks,
    private readonly record: FamilyRecord,
    private readonly parts: FamilyParts,
    private readonly versions: SectionVersion,
    family: FamilyCases,
  ) {
    family.add((caseId, actor) => this.toRead(actor, caseId));
  }

  @Can(commentOnOutcome)
  @Get(planPaths.familyOutcomes)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const { about, childName, outcomes, notUsed } = await this.shared.of(actor, caseId);
    const { told } = await this.record.readFor(actor, caseId);
    const { scope } = await this.parts.own(actor, caseId);
    const mayAdd = scope.includes('replies') && allows(commentOnOutcome, actor, about);
    return page('page.njk', {
      title: 'The outcomes we are working on',
      lead: 'An outcome says what your child will be able to do. We put these together from everybody’s advice. You can say what you think of each, in your own words.',
      empty: 'There is none yet. As we put them together from the advice, you will read them here.',
      childName,
      hopes: told.find(({ category }) => category === 'hopes')?.statements ?? [],
      ...{ caseId, notUsed, remarks: await this.remarks.of(actor, caseId), version: await this.versions.of(caseId) },
      ...{ hereUrl: planUrl('here', { caseId }), versionUrl: planUrl('sectionVersion', { caseId }) },
      outcomes: outcomes.map((outcome, index) => ({
        ...outcome,
        number: index + 1,
        href: mayAdd && planUrl('comment', { caseId, outcomeId: outcome.id }),
      })),
      add: 'Say what you think',
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(commentOnOutcome)
  @Get(planPaths.comment)
  async begin(@Acting() actor: Actor, @Param({ schema: outcomeParams }) { caseId, outcomeId }: Params) {
    const outcome = (await this.shared.of(actor, caseId)).outcomes.find(({ id }) => id === outcomeId);
    if (!outcome) throw new NotFound();
    return page('say.njk', {
      title: 'What do you think of this outcome?',
      ...{ caseId, outcome },
      back: { href: planUrl('familyOutcomes', { caseId }), text: 'Back to the outcomes' },
    });
  }

  @Can(commentOnOutcome)
  @Post(planPaths.comment)
  async comment(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) { caseId, outcomeId }: Params,
    @Body({ schema: commentSchema }) { words }: z.infer<typeof commentSchema>,
  ) {
    await this.remarks.comment(actor, caseId, outcomeId, words);
    return seeOther(`${planUrl('familyOutcomes', { caseId })}#${outcomeId}`);
  }

  /** A line among what a family can do now, once there is something to read. */
  private async toRead(actor: Actor, caseId: string) {
    const { scope } = await this.parts.own(actor, caseId);
    if (!scope.includes('plan')) return [];
    const { about, outcomes } = await this.shared.of(actor, caseId);
    if (!outcomes.length || !allows(commentOnOutcome, actor, about)) return [];
    return [
      {
        text: 'Read the outcomes we are working on',
        hint: scope.includes('replies') ? 'You can say what you think of each. We answer you there.' : '',
        href: planUrl('familyOutcomes', { caseId }),
      },
    ];
  }
}

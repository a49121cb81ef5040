import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { FamilyRecord } from '#family-record';
import { Acting, allows, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { requestParams } from '../../answers/use-answer.schema.ts';
import { SectionVersion } from '../../live/section-version.ts';
import { SharedOutcomes } from '../../live/shared-outcomes.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { suggestWording } from '../../plans.policy.ts';
import { suggestionParams, suggestionSchema, type Suggested } from '../../remarks/remark.schema.ts';
import { Remarks } from '../../remarks/remarks.ts';

const page = pagesIn(import.meta.dirname);
type RequestParams = z.infer<typeof requestParams>;
type Params = z.infer<typeof suggestionParams>;

/** Section E for a team whose advice was accepted: what rests on it, and other words that the team would suggest. */
@Controller()
export class TeamOutcomesController {
  constructor(
    private readonly shared: SharedOutcomes,
    private readonly remarks: Remarks,
    private readonly record: FamilyRecord,
    private readonly versions: SectionVersion,
  ) {}

  @Can(suggestWording)
  @Get(planPaths.sharedWithTeam)
  async show(@Acting() actor: Actor, @Param({ schema: requestParams }) { requestId }: RequestParams) {
    const caseId = await this.shared.caseOf(actor, requestId);
    const { about, childName, outcomes } = await this.shared.of(actor, caseId);
    const { told } = await this.record.readFor(actor, caseId);
    const mayAdd = allows(suggestWording, actor, about);
    const remarks = await this.remarks.of(actor, caseId);
    return page('page.njk', {
      title: 'Section E: outcomes that rest on your advice',
      lead: 'The authority puts these together from everybody’s advice. You see those that yours is part of. You can suggest other words; the case officer decides.',
      empty:
        'Nothing rests on your advice yet. As the authority puts the outcomes together, those that yours is part of are listed here.',
      childName,
      hopes: told.find(({ category }) => category === 'hopes')?.statements ?? [],
      ...{ caseId, remarks, notUsed: [], version: await this.versions.of(caseId) },
      ...{ hereUrl: planUrl('here', { caseId }), versionUrl: planUrl('sectionVersion', { caseId }) },
      outcomes: outcomes.map((outcome) => ({
        ...outcome,
        href: mayAdd && planUrl('suggestion', { requestId, outcomeId: outcome.id }),
      })),
      add: 'Suggest other words',
      back: { href: `/requests/${requestId}`, text: 'Back to the request' },
    });
  }

  @Can(suggestWording)
  @Get(planPaths.suggestion)
  async begin(@Acting() actor: Actor, @Param({ schema: suggestionParams }) { requestId, outcomeId }: Params) {
    const caseId = await this.shared.caseOf(actor, requestId);
    const outcome = (await this.shared.of(actor, caseId)).outcomes.find(({ id }) => id === outcomeId);
    if (!outcome) throw new NotFound();
    return page('say.njk', {
      title: 'Suggest other words',
      ...{ caseId, outcome, isSuggestion: true },
      back: { href: planUrl('sharedWithTeam', { requestId }), text: 'Back to the outcomes' },
    });
  }

  @Can(suggestWording)
  @Post(planPaths.suggestion)
  async suggest(
    @Acting() actor: Actor,
    @Param({ schema: suggestionParams }) { requestId, outcomeId }: Params,
    @Body({ schema: suggestionSchema }) given: Suggested,
  ) {
    await this.remarks.suggest(actor, requestId, outcomeId, given);
    return seeOther(`${planUrl('sharedWithTeam', { requestId })}#${outcomeId}`);
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { asideChoice } from '#advice';
import { CaseHeaders } from '#cases';
import { Acting, agencies, agencyWords, type Actor } from '#identity';
import { Can, Clock, marksOf, marksOfStored, pagesIn, savedWords, seeOther } from '#platform';
import { PeopleHere } from '../../live/people-here.ts';
import type { Outcome } from '../../outcome.entity.ts';
import { fieldsOf, outcomeFields, type OutcomeField } from '../../outcomes/outcome-fields.ts';
import { OutcomeService } from '../../outcomes/outcome.service.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { outcomeFormSchema, outcomeParams, outcomeSchema } from '../../plans.schema.ts';
import { adulthoodWords } from '../../versions/plan-assembly.ts';
import { lineChoices } from '../needs-and-provision/lines.view.ts';

const page = pagesIn(import.meta.dirname);
const notices: Record<string, string> = {
  together: 'Saved. Another officer wrote in the same place at the same time: both texts are kept, choose below.',
  kept: 'What was kept on this device is saved.',
};
type Params = z.infer<typeof outcomeParams>;

/** Writing an outcome, alone or with others, without scripts and with. */
@Controller(planPaths.outcome)
export class EditOutcomeController {
  constructor(
    private readonly outcomes: OutcomeService,
    private readonly section: SectionE,
    private readonly people: PeopleHere,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: outcomeParams }) params: Params, @Query('done') done?: string) {
    const outcome = await this.outcomes.outcome(actor, params.caseId, params.outcomeId);
    const state = await this.section.of(actor, params.caseId);
    const header = await this.headers.of(actor, params.caseId);
    const colleagues = await this.people.officers(header.areaId);
    return page('page.njk', {
      title: 'Edit the outcome',
      header,
      notice: done && notices[done],
      words: outcome,
      was: JSON.stringify(marksOf(fieldsOf(outcome))),
      asides: asidesOf(outcome, colleagues),
      colleagues: JSON.stringify(colleagues),
      adulthood: Object.entries(adulthoodWords).map(([value, text]) => ({ value, text: text || 'None' })),
      agencies: agencies.map((value) => ({ value, text: agencyWords[value] })),
      needs: lineChoices(state, 'need'),
      room: `outcomes:${params.caseId}`,
      outcomeId: params.outcomeId,
      back: { href: `${planUrl('outcomes', params)}#${params.outcomeId}`, text: 'Back to Section E' },
    });
  }

  @Can(shapeOutcomes)
  @Post()
  async save(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) params: Params,
    @Body({ schema: outcomeFormSchema }) { action, ...edit }: z.infer<typeof outcomeFormSchema>,
  ) {
    const { collided } = await this.outcomes.reword(actor, params.caseId, params.outcomeId, edit);
    const choice = asideChoice(action);
    if (choice) await this.outcomes.settle(actor, params.caseId, params.outcomeId, ...choice);
    if (choice || collided.length)
      return seeOther(`${planUrl('outcome', params)}${collided.length ? '?done=together#asides' : ''}`);
    return seeOther(`${planUrl('outcomes', params)}#${params.outcomeId}`);
  }

  /** The same for scripts: what changed in, JSON out, so that typing is not disturbed. */
  @Can(shapeOutcomes)
  @Post('draft')
  async autosave(
    @Acting() actor: Actor,
    @Param({ schema: outcomeParams }) { caseId, outcomeId }: Params,
    @Body({ schema: outcomeSchema }) edit: z.infer<typeof outcomeSchema>,
  ) {
    const { outcome, collided } = await this.outcomes.reword(actor, caseId, outcomeId, edit);
    const now = this.clock.now();
    const sent = new Map([...fieldsOf(outcome)].filter(([name]) => fieldsOf(edit).has(name)));
    return {
      words: savedWords(now, now),
      was: marksOfStored(sent, fieldsOf(edit), edit.was),
      collided,
    };
  }

  /** What stands in each field now, for a page on which another's words should appear. */
  @Can(shapeOutcomes)
  @Get('draft')
  async fields(@Acting() actor: Actor, @Param({ schema: outcomeParams }) { caseId, outcomeId }: Params) {
    const fields = fieldsOf(await this.outcomes.outcome(actor, caseId, outcomeId));
    return { was: marksOf(fields), fields: Object.fromEntries(fields) };
  }
}

/** Words written at the same time, as the page shows them side by side. */
const asidesOf = (outcome: Outcome, names: Record<string, string>) =>
  outcome.asides.map(({ field, by, text }) => ({
    ...{ field, by, text, name: names[by] ?? 'A colleague' },
    words: outcomeFields[field as OutcomeField],
    stored: fieldsOf(outcome).get(field as OutcomeField) ?? '',
  }));

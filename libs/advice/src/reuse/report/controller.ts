import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CaseHeaders } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { advicePaths, adviceUrl } from '../../advice.paths.ts';
import type { AdviceBody } from '../../contributions/contribution.schema.ts';
import { AdviceProfiles } from '../../profiles/advice-profiles.ts';
import { runRequest } from '../../requests/advice-request.policy.ts';
import { cardChoices } from '../../writing/card-choices.ts';
import { cardMove, withFirstCards, withMove } from '../../writing/contribution-form.ts';
import { threadOf } from '../../writing/thread.ts';
import { typedBody, type ShownAgain } from '../../writing/typed-body.ts';
import { reuseParams } from '../advice-reuse.schema.ts';
import { enteredFormSchema, enteredSchema } from './report.schema.ts';
import { ReportOutcomes } from './report-outcomes.ts';

const page = pagesIn(import.meta.dirname);
type ReuseParams = z.infer<typeof reuseParams>;
const edition = z.object({ edition: z.coerce.number().int().min(0).max(10_000).default(0) });
const formSchema = enteredFormSchema.extend(edition.shape);
const apiSchema = enteredSchema.extend(edition.shape);

/** An officer enters what a report says that is used in place of asking. */
@Controller()
export class ReportOutcomesController {
  constructor(
    private readonly reports: ReportOutcomes,
    private readonly profiles: AdviceProfiles,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runRequest)
  @Get(advicePaths.earlierOutcomes)
  async show(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams }) params: ReuseParams,
    @Req() { formProblem }: Request & ShownAgain,
  ) {
    const { reuse, latest } = await this.reports.of(actor, params.caseId, params.requestId);
    const stored = this.reports.bodyOf(reuse, latest?.body ?? {});
    return this.form(actor, params, withFirstCards(typedBody(formProblem?.values, stored)), latest?.edition ?? 0);
  }

  /** A card is added or taken away without anything being kept; else what was entered is. */
  @Can(runRequest)
  @Post(advicePaths.earlierOutcomes)
  async enter(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams }) params: ReuseParams,
    @Body({ schema: formSchema }) { action, ...given }: z.infer<typeof formSchema>,
  ) {
    const { caseId, requestId } = params;
    const move = cardMove(action);
    if (move) {
      const { reuse } = await this.reports.of(actor, caseId, requestId);
      return this.form(actor, params, withMove(this.reports.bodyOf(reuse, given), move), given.edition);
    }
    await this.reports.enter(actor, caseId, requestId, given);
    return seeOther(adviceUrl('earlierOne', { caseId, requestId }));
  }

  @Can(runRequest)
  @Post('api/v1/cases/:caseId/earlier-advice/:requestId/outcomes')
  async enterByApi(
    @Acting() actor: Actor,
    @Param({ schema: reuseParams }) { caseId, requestId }: ReuseParams,
    @Body({ schema: apiSchema }) given: z.infer<typeof apiSchema>,
  ) {
    const { id, edition } = await this.reports.enter(actor, caseId, requestId, given);
    return { id, edition };
  }

  private async form(actor: Actor, { caseId, requestId }: ReuseParams, body: AdviceBody, edition: number) {
    const { request, reuse } = await this.reports.of(actor, caseId, requestId);
    const profile = this.profiles.of(request.source);
    const back = adviceUrl('earlierOne', { caseId, requestId });
    return page('page.njk', {
      title: 'What the report says',
      header: await this.headers.of(actor, caseId),
      ...{ reuse, body, profile, edition },
      ...cardChoices(body, profile),
      thread: threadOf(body),
      report: reuse.file && { href: `${back}/report`, name: reuse.fileName },
      back: { href: back, text: 'Is the advice already given enough?' },
    });
  }
}

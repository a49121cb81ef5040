import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { authorize, Person, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound } from '#platform';
import { adviceReuseAnswered } from '../../advice.events.ts';
import { cardProblems } from '../../contributions/contribution-checks.ts';
import { Contribution } from '../../contributions/contribution.entity.ts';
import { adviceBodySchema, type AdviceBody } from '../../contributions/contribution.schema.ts';
import { fingerprint } from '../../contributions/contribution.service.ts';
import { ProposedOutcome } from '../../contributions/proposed-outcome.entity.ts';
import { AdviceRequest } from '../../requests/advice-request.entity.ts';
import { runRequest } from '../../requests/advice-request.policy.ts';
import { AdviceRequestService } from '../../requests/advice-request.service.ts';
import { withoutBlanks } from '../../writing/contribution-form.ts';
import { AdviceReuse } from '../advice-reuse.entity.ts';
import type { Entered } from './report.schema.ts';

/**
 * What a report says that is used in place of asking (B13): an officer enters its needs, outcomes and provision, so that
 * the plan takes them as it takes any advice, in the name of whoever wrote the report and of its day.
 */
@Injectable()
export class ReportOutcomes {
  constructor(
    private readonly em: EntityManager,
    private readonly requests: AdviceRequestService,
    private readonly clock: Clock,
  ) {}

  /** The report, and the latest of what was entered from it. @throws NotFound where no report is used */
  async of(actor: Actor, caseId: string, requestId: string) {
    const request = await this.em.findOne(AdviceRequest, { id: requestId, case: caseId });
    authorize(runRequest, actor, request);
    return { request, reuse: await this.usedReport(request), latest: await this.latest(requestId) };
  }

  /** Enters what the report says; entered again, it is the next edition. @throws NotFound Conflict Invalid */
  async enter(
    actor: Actor,
    caseId: string,
    requestId: string,
    given: Entered & { edition: number },
  ): Promise<Contribution> {
    const request = await this.requests.locked(actor, runRequest, requestId);
    if (request.case !== caseId) throw new NotFound();
    const reuse = await this.usedReport(request);
    const edition = (await this.latest(requestId))?.edition ?? 0;
    if (edition !== given.edition) throw enteredMeanwhile();
    const body = this.bodyOf(reuse, given);
    const problems = cardProblems(body);
    if (Object.keys(problems).length) throw new Invalid(problems);
    const now = this.clock.now();
    const kept = withoutBlanks(body);
    const about = { areaId: request.areaId, case: caseId };
    const entered = this.em.create(Contribution, {
      ...about,
      request: requestId,
      team: null,
      edition: edition + 1,
      state: 'submitted',
      body: kept,
      asides: [],
      stretchBeganAt: now,
      savedBy: actor.personId,
      savedAt: now,
      submittedAt: now,
      hash: fingerprint(kept),
    });
    await this.em.flush();
    for (const { key, text, by, measure } of kept.outcomes)
      this.em.create(ProposedOutcome, {
        ...about,
        teamId: null,
        contribution: entered.id,
        source: request.source,
        key,
        text,
        by,
        measure,
      });
    await this.em.flush();
    await this.requests.tell(request, 'advice.report-entered', adviceReuseAnswered, null, { edition: edition + 1 });
    return entered;
  }

  /** Who entered it. */
  async nameOf({ savedBy }: Contribution): Promise<string> {
    return (await this.em.findOneOrFail(Person, { id: savedBy })).name;
  }

  /** A body in the name of whoever wrote the report. */
  bodyOf({ authorName, authorRole }: AdviceReuse, given: Partial<Entered>): AdviceBody {
    const { needs, noNeeds, outcomes, provision } = given;
    return adviceBodySchema.parse({
      ...{ needs, noNeeds, outcomes, provision },
      author: { name: authorName, role: authorRole },
    });
  }

  private latest(request: string): Promise<Contribution | null> {
    return this.em.findOne(Contribution, { request, team: null }, { orderBy: { edition: 'desc' } });
  }

  /** Advice that was given in the portal counts as it is: there is nothing to enter. */
  private async usedReport({ id, state }: AdviceRequest): Promise<AdviceReuse> {
    const reuse = state === 'reused' ? await this.em.findOne(AdviceReuse, { request: id, contributionId: null }) : null;
    if (!reuse) throw new NotFound();
    return reuse;
  }
}

const enteredMeanwhile = () =>
  new Conflict(
    'A colleague entered what this report says while you were writing',
    'Yours was not saved. Go back to copy what you wrote, then open the page again to see what your colleague entered.',
  );

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Audit } from '#audit';
import type { CircumstancesOfCase } from '#cases';
import { Teams, type Actor, type Agency } from '#identity';
import { Clock, Conflict, Invalid, londonDay, NotFound, Outbox } from '#platform';
import { daysBetween, ncYearGroup, type CivilDate } from '#statute';
import { Attachments } from '../attachments/attachments.ts';
import type { AttachedReport } from '../attachments/attached-report.ts';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { problemsOf } from './contribution-checks.ts';
import { Drafts, type Draft } from '../drafts/drafts.service.ts';
import { withoutBlanks } from '../writing/contribution-form.ts';
import { Contribution } from './contribution.entity.ts';
import { adviceSubmitted } from './contribution.events.ts';
import { writeAdvice } from './contribution.policy.ts';
import { adviceBodySchema, type AdviceBody } from './contribution.schema.ts';

/** Submitting and correcting advice, and reading what was submitted. */
@Injectable()
export class Contributions {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly requests: AdviceRequestService,
    private readonly profiles: AdviceProfiles,
    private readonly drafts: Drafts,
    private readonly attachments: Attachments,
    private readonly teams: Teams,
  ) {}

  /** Every submitted edition, newest first; for the team and the area's officers. @throws NotFound */
  async editionsOf(actor: Actor, requestId: string): Promise<Contribution[]> {
    const request = await this.requests.find(actor, requestId);
    return this.em.find(Contribution, { request: request.id, state: 'submitted' }, { orderBy: { edition: 'desc' } });
  }

  /**
   * What still stands between a draft and its submission, by field; words that two people wrote at once among it.
   * @param known the circumstances, where the caller has read them. @rule B4 B6 B7 B16 @throws NotFound
   */
  async problems(
    actor: Actor,
    requestId: string,
    { body, asides }: Pick<Draft, 'body'> & { asides: readonly unknown[] },
    known?: CircumstancesOfCase,
  ): Promise<Record<string, string>> {
    const request = await this.requests.find(actor, requestId);
    const attached = await this.attachments.current(request);
    const circumstances = known ?? (await this.circumstancesOf(request));
    return {
      ...problemsOf(body, this.profiles.of(request.source), circumstances, attached),
      ...unsettled({ asides }),
    };
  }

  /** What is known about the child that decides which questions are asked; the year group as it is today. */
  async circumstancesOf({ case: caseId }: AdviceRequest): Promise<CircumstancesOfCase> {
    const [row] = await this.em.execute<{ circumstances: CircumstancesOfCase; born: CivilDate }[]>(
      'select c.circumstances, k.born::text from ehc_case c join child k on k.id = c.child_id where c.id = ?',
      [caseId],
    );
    if (!row) throw new NotFound();
    const { circumstances, born } = row;
    return {
      ...circumstances,
      yearGroup: circumstances.yearGroup ?? ncYearGroup(born, this.clock.today() as CivilDate),
    };
  }

  /**
   * Submits the draft as it was checked: from now on it never changes. Late advice is accepted and says so.
   * @param version the version that was checked. @throws Invalid with what is missing; Conflict when it changed since.
   * @rule B14 B16
   */
  async submit(actor: Actor, requestId: string, version: number): Promise<Contribution> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const draft = await this.drafts.latest(request);
    if (!draft) throw new Invalid({ involvement: 'Write and save the advice before you submit it' });
    if (draft.state === 'submitted') throw alreadySubmitted();
    if (draft.draftVersion !== version) throw changedSince();
    if (!draft.signedAt && (await this.teams.asksForSignOff(draft.team))) throw notSigned();
    const problems = await this.problems(actor, requestId, draft);
    if (Object.keys(problems).length) throw new Invalid(problems);

    await this.requests.submitted(actor, request);
    draft.body = withoutBlanks(adviceBodySchema.parse(draft.body));
    draft.state = 'submitted';
    draft.submittedAt = this.clock.now();
    draft.attachments = await this.attachments.freeze(request, draft.submittedAt);
    draft.hash = fingerprint(draft.body, draft.attachments);
    draft.savedBy = actor.personId;
    if (request.signOff === 'waiting') await this.endWaiting(actor, draft); // the team asks for no signature any more
    request.signOff = null;
    await this.propose(draft, request.source);
    const lateByDays = draft.edition === 1 ? this.lateBy(request, draft.submittedAt) : 0;
    this.note('advice.submitted', draft, { hash: draft.hash, lateByDays });
    const { id: contributionId, case: caseId, areaId, team: teamId } = draft;
    await this.outbox.publish(adviceSubmitted, { requestId, contributionId, caseId, areaId, teamId });
    return draft;
  }

  /** Begins the next edition as a copy of the submitted one, which stays as it is; goes on with one already begun. */
  async correct(actor: Actor, requestId: string): Promise<Draft> {
    const { draft, isNew } = await this.drafts.next(actor, requestId);
    if (isNew) this.note('advice.correction-started', draft);
    return this.drafts.shown(draft);
  }

  /** How many calendar days after its due day the advice was given; 0 where in time. */
  lateBy({ dueOn }: AdviceRequest, submittedAt: Date): number {
    return dueOn ? Math.max(0, daysBetween(dueOn as CivilDate, londonDay(submittedAt) as CivilDate)) : 0;
  }

  /** Sets down each outcome of the advice, so that Section E can account for it. */
  private async propose({ areaId, case: caseId, id, team, body }: Contribution, source: Agency): Promise<void> {
    const outcomes = body.outcomes.map(({ key, text, by, measure }) => ({ key, text, by, measure }));
    await this.em.execute(
      `insert into proposed_outcome (area_id, case_id, contribution_id, team_id, source, key, text, by, measure)
       select ?, ?::uuid, ?::uuid, ?::uuid, ?, p.key, p.text, p.by, p.measure
         from jsonb_to_recordset(?::jsonb) as p(key text, text text, by text, measure text)`,
      [areaId, caseId, id, team, source, JSON.stringify(outcomes)],
    );
  }

  private async endWaiting({ personId }: Actor, { id, submittedAt }: Contribution): Promise<void> {
    await this.em.execute(
      `update sign_off set state = 'taken-back', decided_by_id = ?, decided_at = ? where contribution_id = ? and state = 'waiting'`,
      [personId, submittedAt, id],
    );
  }

  private note(action: string, { areaId, case: caseId, id, edition }: Contribution, details = {}): void {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { edition, ...details } });
  }
}

/** SHA-256 over the body with the keys of every object in order, so that storing it does not change it; and over its files' hashes. */
export function fingerprint(body: AdviceBody, attachments: readonly AttachedReport[] = []): string {
  return createHash('sha256')
    .update(canonical(attachments.length ? { ...body, attachments } : body))
    .digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Where two people wrote at once and nobody has chosen yet. */
function unsettled({ asides }: { asides: readonly unknown[] }): Record<string, string> {
  return asides.length ? { asides: 'Choose between the words that two of you wrote at the same time' } : {};
}

const notSigned = () =>
  new Conflict(
    'Your team signs advice before it is submitted',
    'Nothing was submitted. Go back to the request and send the draft to a colleague to sign: with the signature it is submitted.',
  );
const alreadySubmitted = () =>
  new Conflict(
    'This advice was submitted already',
    'It was not submitted a second time. Go back to the request to read it as it was given, or to correct it.',
  );
const changedSince = () =>
  new Conflict(
    'This draft changed since you checked it',
    'Nothing was submitted. A colleague saved a newer version: go back to the request, check it again, then submit.',
  );

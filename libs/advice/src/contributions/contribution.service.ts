import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Audit } from '#audit';
import type { CircumstancesOfCase } from '#cases';
import { allows, Person, type Actor } from '#identity';
import { Clock, Conflict, Invalid, londonDay, NotFound, Outbox } from '#platform';
import { daysBetween, ncYearGroup, type CivilDate } from '#statute';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { problemsOf } from './contribution-checks.ts';
import { blankBody, linked, withoutBlanks } from '../writing/contribution-form.ts';
import { together } from './contribution-versions.ts';
import { Contribution } from './contribution.entity.ts';
import { adviceSubmitted } from './contribution.events.ts';
import { writeAdvice } from './contribution.policy.ts';
import type { AdviceBody } from './contribution.schema.ts';
import { ProposedOutcome } from './proposed-outcome.entity.ts';

/** Advice as it is being written; version 0 where nothing was saved yet. */
export interface Draft {
  edition: number;
  draftVersion: number;
  body: AdviceBody;
  savedBy: string | null;
  savedAt: Date | null;
}

/** Two versions of one draft: somebody saved another since this page was opened. Neither is lost. */
export interface DraftConflict {
  mine: AdviceBody;
  theirs: Draft & { isSubmitted: boolean };
}

export type SaveResult = { saved: { draftVersion: number; savedAt: Date } } | { conflict: DraftConflict };

/** Writing, submitting and correcting advice. It belongs to the team: any member goes on where another stopped. */
@Injectable()
export class Contributions {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly requests: AdviceRequestService,
    private readonly profiles: AdviceProfiles,
  ) {}

  /** What is being written, blank before the first save; null where there is nothing (more) to write. @throws NotFound */
  async draftFor(actor: Actor, requestId: string): Promise<Draft | null> {
    const request = await this.requests.find(actor, requestId);
    if (!allows(writeAdvice, actor, request)) return null;
    const latest = await this.latest(request);
    if (!latest) return { edition: 1, draftVersion: 0, body: blankBody(actor.name), savedBy: null, savedAt: null };
    return latest.state === 'draft' ? this.shown(latest) : null;
  }

  /** Every submitted edition, newest first; for the team and the area's officers. @throws NotFound */
  async editionsOf(actor: Actor, requestId: string): Promise<Contribution[]> {
    const request = await this.requests.find(actor, requestId);
    return this.em.find(Contribution, { request: request.id, state: 'submitted' }, { orderBy: { edition: 'desc' } });
  }

  /** Saves a draft, unless another version was saved since `version`: then both come back and nothing is written. */
  async save(actor: Actor, requestId: string, version: number, body: AdviceBody): Promise<SaveResult> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const draft = await this.latest(request);
    const mine = linked(body);
    if (draft && canonical(draft.body) === canonical(mine) && draft.state === 'draft')
      return { saved: { draftVersion: draft.draftVersion, savedAt: draft.savedAt } };
    if (draft && (draft.state !== 'draft' || draft.draftVersion !== version)) return this.conflict(draft, mine);
    return this.write(actor, request, draft ?? this.firstEdition(actor, request), mine);
  }

  /** Saves both versions in one draft: every word of either, for the person to choose from. */
  async putTogether(actor: Actor, requestId: string, version: number, mine: AdviceBody): Promise<SaveResult> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const draft = await this.latest(request);
    if (!draft || draft.state !== 'draft') return this.save(actor, requestId, version, mine);
    if (draft.draftVersion !== version) return this.conflict(draft, linked(mine));
    const { savedBy } = await this.shown(draft);
    return this.write(actor, request, draft, linked(together(mine, draft.body, savedBy ?? 'A colleague')));
  }

  /** What still stands between this body and its submission, by field. @rule B4 B6 B7 B16 @throws NotFound */
  async problems(actor: Actor, requestId: string, body: AdviceBody): Promise<Record<string, string>> {
    const request = await this.requests.find(actor, requestId);
    return problemsOf(body, this.profiles.of(request.source), await this.circumstancesOf(request));
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
    const draft = await this.latest(request);
    if (!draft) throw new Invalid({ involvement: 'Write and save the advice before you submit it' });
    if (draft.state === 'submitted') throw alreadySubmitted();
    if (draft.draftVersion !== version) throw changedSince();
    const problems = await this.problems(actor, requestId, draft.body);
    if (Object.keys(problems).length) throw new Invalid(problems);

    await this.requests.submitted(actor, request);
    draft.body = withoutBlanks(draft.body);
    draft.hash = fingerprint(draft.body);
    draft.state = 'submitted';
    draft.submittedAt = this.clock.now();
    draft.savedBy = actor.personId;
    for (const { key, text, by, measure } of draft.body.outcomes) {
      const { areaId, case: about, team: teamId, id: contribution } = draft;
      const source = request.source;
      this.em.create(ProposedOutcome, { areaId, case: about, contribution, teamId, source, key, text, by, measure });
    }
    await this.em.flush();
    const lateByDays = draft.edition === 1 ? this.lateBy(request, draft.submittedAt) : 0;
    this.note('advice.submitted', draft, { hash: draft.hash, lateByDays });
    const { id: contributionId, case: caseId, areaId, team: teamId } = draft;
    await this.outbox.publish(adviceSubmitted, { requestId, contributionId, caseId, areaId, teamId });
    return draft;
  }

  /** Begins the next edition as a copy of the submitted one, which stays as it is; goes on with one already begun. */
  async correct(actor: Actor, requestId: string): Promise<Draft> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const latest = await this.latest(request);
    if (!latest) throw new NotFound();
    if (latest.state === 'draft') return this.shown(latest);
    const draft = this.edition(actor, request, latest.edition + 1, latest.body);
    draft.draftVersion = latest.draftVersion + 1; // a page of the earlier edition that is still open must not pass for this one's
    this.em.persist(draft);
    await this.em.flush();
    this.note('advice.correction-started', draft);
    return this.shown(draft);
  }

  /** How many calendar days after its due day the advice was given; 0 where in time. */
  lateBy({ dueOn }: AdviceRequest, submittedAt: Date): number {
    return dueOn ? Math.max(0, daysBetween(dueOn as CivilDate, londonDay(submittedAt) as CivilDate)) : 0;
  }

  private async write(
    actor: Actor,
    request: AdviceRequest,
    draft: Contribution,
    body: AdviceBody,
  ): Promise<SaveResult> {
    draft.body = body;
    draft.draftVersion += 1;
    draft.savedBy = actor.personId;
    draft.savedAt = this.clock.now();
    this.em.persist(draft);
    await this.em.flush();
    this.note('advice.draft-saved', draft);
    return { saved: { draftVersion: draft.draftVersion, savedAt: draft.savedAt } };
  }

  private firstEdition(actor: Actor, request: AdviceRequest): Contribution {
    return this.edition(actor, request, 1, blankBody(actor.name));
  }

  private edition(actor: Actor, request: AdviceRequest, edition: number, body: AdviceBody): Contribution {
    return this.em.create(
      Contribution,
      {
        areaId: request.areaId,
        case: request.case,
        request: request.id,
        team: request.team!,
        edition,
        body,
        savedBy: actor.personId,
        savedAt: this.clock.now(),
      },
      { persist: false },
    );
  }

  private latest(request: AdviceRequest): Promise<Contribution | null> {
    return this.em.findOne(Contribution, { request: request.id }, { orderBy: { edition: 'desc' } });
  }

  private async conflict(draft: Contribution, mine: AdviceBody): Promise<SaveResult> {
    const theirs = { ...(await this.shown(draft)), isSubmitted: draft.state === 'submitted' };
    return { conflict: { mine, theirs } };
  }

  private async shown({ edition, draftVersion, body, savedBy, savedAt }: Contribution): Promise<Draft> {
    const person = await this.em.findOne(Person, { id: savedBy });
    return { edition, draftVersion, body, savedBy: person?.name ?? null, savedAt };
  }

  private note(action: string, { areaId, case: caseId, id, edition }: Contribution, details = {}): void {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { edition, ...details } });
  }
}

/** SHA-256 over the body with the keys of every object in order, so that storing it does not change it. */
export function fingerprint(body: AdviceBody): string {
  return createHash('sha256').update(canonical(body)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

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

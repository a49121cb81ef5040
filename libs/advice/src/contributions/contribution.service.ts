import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Audit } from '#audit';
import type { CircumstancesOfCase } from '#cases';
import type { Actor } from '#identity';
import { canonical, Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { ncYearGroup, type CivilDate } from '#statute';
import { Attachments, type ShownAttachment } from '../attachments/attachments.ts';
import type { AttachedReport } from '../attachments/attached-report.ts';
import { AdviceProfiles } from '../profiles/advice-profiles.ts';
import { lateBy } from '../requests/advice-day.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { AdviceRequestService } from '../requests/advice-request.service.ts';
import { problemsOf } from './contribution-checks.ts';
import { Drafts, type Draft } from '../drafts/drafts.service.ts';
import { storedDraft, submitStored, type Submission } from '../drafts/stored-draft.ts';
import { withoutBlanks } from '../writing/contribution-form.ts';
import { Contribution } from './contribution.entity.ts';
import { adviceSubmitted } from './contribution.events.ts';
import { writeAdvice } from './contribution.policy.ts';
import type { AdviceBody } from './contribution.schema.ts';

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
    return this.problemsOf(request, { body, asides }, attached, known ?? (await this.circumstancesOf(request)));
  }

  private problemsOf(
    { source }: AdviceRequest,
    { body, asides }: Pick<Draft, 'body'> & { asides: readonly unknown[] },
    attached: readonly ShownAttachment[],
    circumstances: CircumstancesOfCase,
  ): Record<string, string> {
    return { ...problemsOf(body, this.profiles.of(source), circumstances, attached), ...unsettled({ asides }) };
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
  async submit(actor: Actor, requestId: string, version: number): Promise<Submitted> {
    const request = await this.requests.locked(actor, writeAdvice, requestId);
    const draft = await storedDraft(this.em, request);
    if (!draft) throw new Invalid({ involvement: 'Write and save the advice before you submit it' });
    if (draft.state === 'submitted') throw alreadySubmitted();
    if (draft.draftVersion !== version) throw changedSince();
    if (draft.isUnsigned) throw notSigned();
    const attached = await this.attachments.current(request);
    const problems = this.problemsOf(request, draft, attached, await this.circumstancesOf(request));
    if (Object.keys(problems).length) throw new Invalid(problems);

    await this.requests.submitted(actor, request);
    const submittedAt = this.clock.now();
    const body = withoutBlanks(draft.body);
    const attachments = attached.length ? await this.attachments.freeze(request, submittedAt) : [];
    const hash = fingerprint(body, attachments);
    if (request.signOff === 'waiting') await this.endWaiting(actor, draft.id, submittedAt); // the team asks for no signature any more
    request.signOff = null;
    const submission = { body, attachments, hash, submittedAt, savedBy: actor.personId };
    await submitStored(this.em, draft, request.source, submission);
    const { id: contributionId, edition, case: caseId, areaId, team: teamId } = draft;
    const lateByDays = edition === 1 ? lateBy(request.dueOn, submittedAt) : 0;
    this.note('advice.submitted', draft, { hash, lateByDays });
    await this.outbox.publish(adviceSubmitted, {
      ...{ requestId, contributionId, caseId, areaId, teamId },
      source: request.source,
    });
    return { id: contributionId, edition, ...submission };
  }

  /** Begins the next edition as a copy of the submitted one, which stays as it is; goes on with one already begun. */
  async correct(actor: Actor, requestId: string): Promise<Draft> {
    const { draft, isNew } = await this.drafts.next(actor, requestId);
    if (isNew) this.note('advice.correction-started', draft);
    return this.drafts.shown(draft);
  }

  private async endWaiting({ personId }: Actor, contributionId: string, at: Date): Promise<void> {
    await this.em.execute(
      `update sign_off set state = 'taken-back', decided_by_id = ?, decided_at = ? where contribution_id = ? and state = 'waiting'`,
      [personId, at, contributionId],
    );
  }

  private note(action: string, { areaId, case: caseId, id, edition }: Noted, details = {}): void {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { edition, ...details } });
  }
}

/** Advice as it was submitted. */
export interface Submitted extends Submission {
  id: string;
  edition: number;
}
type Noted = Pick<Contribution, 'areaId' | 'case' | 'id' | 'edition'>;

/** SHA-256 over the body with the keys of every object in order, so that storing it does not change it; and over its files' hashes. */
export function fingerprint(body: AdviceBody, attachments: readonly AttachedReport[] = []): string {
  return createHash('sha256')
    .update(canonical(attachments.length ? { ...body, attachments } : body))
    .digest('hex');
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

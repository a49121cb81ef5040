import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case } from '#cases';
import { authorize, type Actor } from '#identity';
import { Clock, Conflict, NotFound, Outbox } from '#platform';
import {
  assessmentDeadlines,
  changedPlanToCustody,
  planSections,
  planToCustody,
  type CivilDate,
  type Deadline,
} from '#statute';
import { releasesPrepared } from '../disclosure.events.ts';
import { releasePlan } from '../disclosure.policy.ts';
import { Releases } from '../releases.ts';
import { PreparedRelease } from './prepared-release.entity.ts';

/** What is prepared, for each of those who are to receive it. */
export interface Preparation {
  caseId: string;
  purpose: 'P14';
  countedFrom: string;
  preparedFor: string;
  recipients: { id: string; because: string }[];
}

/** A prepared release as the officer reads it. */
export interface PreparedLine {
  id: string;
  recipientId: string;
  recipient: string;
  because: string;
  preparedFor: string;
  /** The day from which its clock counts. */
  countedFrom: string;
  deadline: Deadline;
  /** The day it was signed and sent, and which release that was; none while it waits. */
  sentOn: string | null;
  releaseId: string | null;
  endedOn: string | null;
}

/** Releases that the law asks for at an event, ready but for one signature. @rule P14 K10 K11 */
@Injectable()
export class PreparedReleases {
  constructor(
    private readonly em: EntityManager,
    private readonly releases: Releases,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Prepares a release to each recipient; one that is prepared for the same event already is not prepared again. @throws NotFound */
  async prepare(actor: Actor, { caseId, recipients, ...shared }: Preparation): Promise<void> {
    const about = await this.found(actor, caseId);
    for (const { id: recipient, because } of new Map(recipients.map((each) => [each.id, each])).values()) {
      if (await this.em.count(PreparedRelease, { preparedFor: shared.preparedFor, recipient })) continue;
      const preparedAt = this.clock.now();
      this.em.create(PreparedRelease, {
        ...shared,
        areaId: about.areaId,
        case: caseId,
        recipient,
        because,
        preparedAt,
      });
    }
    await this.em.flush();
    await this.tell('plan.release-prepared', about, shared.preparedFor);
  }

  /** A plan that changes goes again to whoever was sent the one before, while the detention lasts. @rule K11 P14 @throws NotFound */
  async prepareAgain(actor: Actor, caseId: string, planVersionId: string): Promise<void> {
    const about = await this.found(actor, caseId);
    const since = about.detainedSince;
    const have = since
      ? (await this.lines(about)).filter(
          ({ sentOn, endedOn, countedFrom }) => sentOn && !endedOn && countedFrom >= since,
        )
      : [];
    if (!have.length) return;
    await this.prepare(actor, {
      caseId,
      purpose: 'P14',
      countedFrom: this.clock.today(),
      preparedFor: planVersionId,
      recipients: have.map(({ recipientId: id }) => ({ id, because: changed })),
    });
  }

  /** Those of a case that wait or were sent, in the order in which they were prepared. @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<PreparedLine[]> {
    return this.lines(await this.found(actor, caseId));
  }

  /** For whoever the case was read for; row-level security lets through officers alone. */
  async lines(about: Pick<Case, 'id' | 'requestedOn'>): Promise<PreparedLine[]> {
    const rows = await this.em.execute<Row[]>(
      `select x.id, exists (select 1 from plan_version v where v.id = x.prepared_for) as "isAgain", x.because, x.prepared_for as "preparedFor", x.counted_from::text as "countedFrom", o.id as "recipientId", o.name as recipient,
              r.id as "releaseId", (r.released_at at time zone 'Europe/London')::date::text as "sentOn",
              (r.ended_at at time zone 'Europe/London')::date::text as "endedOn"
         from prepared_release x join organisation o on o.id = x.recipient_id left join disclosure_release r on r.id = x.signed_release_id
        where x.case_id = ? and x.dropped_at is null order by x.id`,
      [about.id],
    );
    const plan = rows.length ? await this.firstPlanOn(about.id) : null;
    return rows.map(({ isAgain, ...row }) => ({
      ...row,
      deadline: isAgain ? changedPlanToCustody(row.countedFrom as CivilDate) : deadlineOf(about, row.countedFrom, plan),
    }));
  }

  /**
   * Signs all that wait, at once: the whole of the version named goes to each.
   * @throws NotFound; Conflict where nothing waits any more
   */
  async sign(actor: Actor, caseId: string, planVersionId: string): Promise<void> {
    const about = await this.found(actor, caseId);
    const waiting = await this.em.find(
      PreparedRelease,
      { case: caseId, signedRelease: null, droppedAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
    );
    if (!waiting.length) throw nothingWaits();
    for (const each of waiting) {
      const { id } = await this.releases.release(actor, {
        caseId,
        planVersionId,
        purpose: each.purpose,
        recipient: each.recipient,
        sections: planSections.map((section) => section.id),
        reason: each.because,
        met: ['detained'],
      });
      each.signedRelease = id;
      await this.em.flush();
    }
    await this.tell('plan.release-signed', about, caseId);
  }

  /** What waits is not wanted any more. */
  async drop(actor: Actor, caseId: string): Promise<void> {
    const about = await this.found(actor, caseId);
    await this.em.execute(
      'update prepared_release set dropped_at = ?::timestamptz where case_id = ? and signed_release_id is null and dropped_at is null',
      [this.clock.now(), caseId],
    );
    await this.tell('plan.release-dropped', about, caseId);
  }

  private async found(actor: Actor, caseId: string): Promise<Case> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(releasePlan, actor, about);
    return about;
  }

  /** The day of the first final plan; null while there is none, and nothing could be sent. */
  private async firstPlanOn(caseId: string): Promise<string | null> {
    const [row] = await this.em.execute<{ on: string | null }[]>(
      `select min(given_on)::text as on from plan_version where case_id = ? and kind = 'final'`,
      [caseId],
    );
    if (!row) throw new NotFound();
    return row.on;
  }

  private async tell(action: string, { id: caseId, areaId }: Case, subjectId: string): Promise<void> {
    this.audit.record({ action, areaId, caseId, subjectId, details: { rule: 'P14' } });
    await this.outbox.publish(releasesPrepared, { caseId, areaId });
  }
}

/** A plan that was there goes at once (K11); one that is still to be made goes with the end of the assessment (K10). */
function deadlineOf({ requestedOn }: Pick<Case, 'requestedOn'>, countedFrom: string, planOn: string | null): Deadline {
  if (planOn && planOn <= countedFrom) return planToCustody(countedFrom as CivilDate);
  const days = assessmentDeadlines({ requestedOn: requestedOn as CivilDate, isDetained: true });
  return days.find(({ rule, what }) => rule === 'K10' && what.startsWith('final'))!;
}

const changed = 'The plan has changed since it was sent to them, and the detention lasts (K11).';

const nothingWaits = () =>
  new Conflict(
    'Nothing waits to be sent',
    'Somebody else signed first, or it is not wanted any more. Nothing was sent a second time. Go back to see who was sent the plan and when.',
  );

type Row = Omit<PreparedLine, 'deadline'> & { isAgain: boolean };

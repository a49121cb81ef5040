import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, readCase } from '#cases';
import { authorize, Organisation, type Actor } from '#identity';
import { capital, Clock, Invalid, NotFound, Outbox } from '#platform';
import { mayRelease, planSections, releasePurposes, type RecipientPart } from '#statute';
import { planReleased, releaseEnded } from './disclosure.events.ts';
import { readers, releasePlan, seeReleased } from './disclosure.policy.ts';
import { Release } from './release.entity.ts';
import type { ReleaseOrder } from './release.schema.ts';

/** Who was given a plan, which sections, for what, until when. */
export interface ReleaseLine {
  id: string;
  caseId: string;
  planVersionId: string;
  /** Of the copies of the case’s plans. */
  number: number;
  /** P1 to P14, and in words. */
  purpose: string;
  purposeWords: string;
  recipientId: string;
  recipient: string;
  sections: string[];
  reason: string;
  basis: string;
  approvedBy: string;
  releasedAt: Date;
  expiresOn: string | null;
  /** When it was ended before its last day. */
  endedAt: Date | string | null;
  isOver: boolean;
  /** Whether anybody signs in for the recipient; if not, the plan is to be sent to it by hand. */
  hasReader: boolean;
  shownToFamily: boolean;
}

/** Gives plans to those outside the case: denied unless a purpose of regulation 17 allows it (group H). */
@Injectable()
export class Releases {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives sections of one plan version to an organisation, for a purpose, until a day (inclusive) if one is given.
   * @rule P0-P15 reg 17
   * @throws NotFound for a case that is not the officer's or a version that is not the case's
   * @throws Invalid when the purpose does not allow it; nothing is then recorded
   */
  async release(actor: Actor, order: ReleaseOrder): Promise<Release> {
    const lock = releasePlan.may(actor) ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {}; // one number to each copy
    const about = await this.em.findOne(Case, { id: order.caseId }, lock);
    authorize(releasePlan, actor, about);
    await this.checkVersion(order);
    const recipient = await this.em.findOne(Organisation, { id: order.recipient });
    const refused = recipient
      ? refusals(order, recipient.kind, this.clock.today())
      : { recipient: 'Choose who receives the plan' };
    if (Object.keys(refused).length) throw new Invalid(refused);

    const { hiddenBecause = '' } = order;
    return this.give(actor, about, { ...order, basis: basisOf(order.purpose, hiddenBecause) });
  }

  /**
   * Gives the whole of a final plan, as it is issued, to those to whom the law has it sent. @rule G7 reg 13(2)
   * @throws NotFound for a case that is not the officer's
   */
  async issue(actor: Actor, caseId: string, planVersionId: string, recipients: readonly string[]): Promise<void> {
    const about = await this.em.findOne(Case, { id: caseId });
    authorize(releasePlan, actor, about);
    const sections = planSections.map(({ id }) => id);
    const { code: purpose } = issuing;
    for (const recipient of new Set(recipients))
      await this.give(actor, about, {
        ...{ planVersionId, purpose, recipient, sections },
        reason: '',
        basis: basisOf(purpose, ''),
      });
  }

  private async give(actor: Actor, about: Case, given: Given): Promise<Release> {
    const { areaId, id: caseId } = about;
    const { planVersionId, purpose, recipient, sections, reason, basis, expiresOn = null, hiddenBecause = '' } = given;
    const made = this.em.create(Release, {
      areaId,
      case: caseId,
      planVersionId,
      number: await this.nextNumber(caseId),
      purpose,
      recipient,
      sections: [...sections],
      reason,
      basis,
      approvedBy: actor.personId,
      releasedAt: this.clock.now(),
      expiresOn,
      shownToFamily: hiddenBecause === '',
    });
    await this.em.flush();
    this.audit.record({
      action: 'plan.released',
      areaId,
      caseId,
      subjectId: made.id,
      details: { rule: purpose, recipientId: recipient, planVersionId, sections, expiresOn },
    });
    await this.outbox.publish(planReleased, { releaseId: made.id, caseId, areaId, recipientId: recipient });
    return made;
  }

  /** Ends what was given before its last day, at once; what is over already stays as it is. @throws NotFound */
  async end(actor: Actor, caseId: string, releaseId: string): Promise<void> {
    const found = releasePlan.may(actor) ? await this.em.findOne(Release, { id: releaseId, case: caseId }) : null;
    authorize(releasePlan, actor, found);
    if (found.endedAt) return;
    found.endedAt = this.clock.now();
    await this.em.flush();
    const { areaId, recipient: recipientId } = found;
    this.audit.record({ action: 'plan.release-ended', areaId, caseId, subjectId: releaseId, details: { recipientId } });
    await this.outbox.publish(releaseEnded, { releaseId, caseId, areaId, recipientId });
  }

  /** What the acting organisation may read now, newest first. */
  async releasedTo(actor: Actor): Promise<ReleaseLine[]> {
    authorize(seeReleased, actor, actor);
    const lines = await this.lines('r.recipient_id = ?', actor.organisationId!);
    return lines.filter(({ isOver }) => !isOver);
  }

  /** Every release of a case's plans, newest first; the family's own list leaves out what P0 hides. @throws NotFound */
  async forCase(actor: Actor, caseId: string): Promise<ReleaseLine[]> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    return this.lines('r.case_id = ?', caseId);
  }

  private async nextNumber(caseId: string): Promise<number> {
    const [last] = await this.em.execute<{ number: number }[]>(
      'select coalesce(max(number), 0) as number from disclosure_release where case_id = ?',
      [caseId],
    );
    return last!.number + 1;
  }

  private async checkVersion({ caseId, planVersionId }: ReleaseOrder): Promise<void> {
    const found = await this.em.execute<unknown[]>('select 1 from plan_version where id = ? and case_id = ?', [
      planVersionId,
      caseId,
    ]);
    if (!found.length) throw new NotFound();
  }

  private async lines(where: string, id: string): Promise<ReleaseLine[]> {
    const today = this.clock.today();
    const rows = await this.em.execute<ReleaseRow[]>(
      `select r.id, r.case_id as "caseId", r.plan_version_id as "planVersionId", r.number, r.purpose, r.recipient_id as "recipientId",
              o.name as recipient, r.sections, r.reason, r.basis, p.name as "approvedBy", r.released_at as "releasedAt",
              r.expires_on::text as "expiresOn", r.ended_at as "endedAt", r.shown_to_family as "shownToFamily",
              exists (select 1 from membership m where m.organisation_id = r.recipient_id and m.only_case_id is null
                         and m.role = any(?) and (m.ended_on is null or m.ended_on > ?::date)) as "hasReader"
         from disclosure_release r join organisation o on o.id = r.recipient_id join person p on p.id = r.approved_by_id
        where ${where} order by r.released_at desc, r.id desc`,
      [`{${readers.join(',')}}`, today, id],
    );
    return rows.map((row) => ({
      ...row,
      releasedAt: new Date(row.releasedAt),
      purposeWords: wordsOf(row.purpose)?.purpose ?? '',
      isOver: row.endedAt !== null || (row.expiresOn !== null && row.expiresOn < today),
    }));
  }
}

type ReleaseRow = Omit<ReleaseLine, 'purposeWords' | 'isOver'>;

type Given = Omit<ReleaseOrder, 'caseId' | 'met' | 'part'> & { basis: string };

/** No release that an officer decides about: the law itself names who is sent a final plan. @rule G7 */
const issuing = { code: 'G7', purpose: 'the law has the final plan sent to them', citation: 'reg 13(2)' };

const purposeOf = (code: string) => releasePurposes.find((each) => each.code === code);
const wordsOf = (code: string) => (code === issuing.code ? issuing : purposeOf(code));

function refusals(order: ReleaseOrder, kind: Organisation['kind'], today: string): Record<string, string> {
  const { purpose, reason, met = [], sections, expiresOn } = order;
  const fields: Record<string, string> = {};
  if (purposeOf(purpose)?.needsReason && reason === '') fields.reason = 'Say why it is necessary to give the plan';
  const confirmed = reason === '' ? met : [...met, 'reason' as const];
  const part: RecipientPart = kind === 'school' ? (order.part ?? 'institution') : 'providing agency';
  const answer = mayRelease(purpose, confirmed, part);
  if (!answer.isAllowed && !fields.reason)
    fields[purposeOf(purpose) ? 'met' : 'purpose'] =
      'Confirm every condition of this purpose: without them the law does not allow it';
  if (answer.isAllowed && answer.scope === 'de-identified')
    fields.purpose = 'A plan for research must be pseudonymised first; the portal gives plans only as they are';
  const isNarrow = answer.isAllowed && ['relevant sections', 'commensurate with duties'].includes(answer.scope);
  if (isNarrow && sections.length === planSections.length)
    fields.sections = 'This recipient may have the relevant sections only: leave out the rest';
  if (expiresOn && expiresOn < today) fields.expiresOn = 'The last day cannot be in the past';
  return fields;
}

function basisOf(code: string, hiddenBecause: string): string {
  const { purpose, citation } = wordsOf(code)!;
  const basis = `${capital(purpose)} (${code}, ${citation})`;
  return hiddenBecause ? `${basis}. Not in the family’s log (P0): ${hiddenBecause}` : basis;
}

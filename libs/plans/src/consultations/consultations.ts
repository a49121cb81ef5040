import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, runCase } from '#cases';
import { Releases } from '#disclosure';
import { allows, authorize, Organisation, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { addDays, consultationDeadline, planSections, type CivilDate, type Deadline } from '#statute';
import { PlanVersion } from '../plan-version.entity.ts';
import { consultationsChanged, institutionAsked } from '../plans.events.ts';
import { consult } from '../plans.policy.ts';
import { Consultation } from './consultation.entity.ts';
import { groundWords, replyWords, type Consulting, type GroundGiven, type ReplyGiven } from './consultation.schema.ts';

/** How many calendar days an institution may read the draft that it is consulted on. */
const READABLE_DAYS = 42;

/** A consultation as the officer reads it. */
export interface ConsultationLine {
  id: string;
  institutionId: string;
  institution: string;
  isRequested: boolean;
  draftNumber: number;
  sentOn: string;
  receivedOn: string | null;
  chasedOn: string | null;
  /** 15 days from its receipt; from the sending while nobody has opened it. Its end holds up nothing. */
  deadline: Deadline;
  isOverdue: boolean;
  reply: string | null;
  replyText: string | null;
  /** The grounds that it gives itself against being named. */
  replyGrounds: string[];
  repliedOn: string | null;
  ground: string | null;
  evidence: string | null;
}

/** Asks institutions, with the draft, whether they can meet the needs; their silence holds up nothing. @rule G3 G4 D6 */
@Injectable()
export class Consultations {
  constructor(
    private readonly em: EntityManager,
    private readonly releases: Releases,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The consultations of a case, the latest first. @throws NotFound for anyone but an officer of the area */
  async of(actor: Actor, caseId: string): Promise<ConsultationLine[]> {
    authorize(runCase, actor, await this.em.findOne(Case, { id: caseId }));
    const all = await this.em.find(Consultation, { case: caseId }, { orderBy: { id: 'desc' } });
    const drafts = await this.em.find(PlanVersion, { case: caseId }, { exclude: ['sections'] });
    const institutions = await this.em.find(Organisation, { id: all.map(({ institution }) => institution) });
    const today = this.clock.today();
    return all.map((each) => {
      const deadline = deadlineOf(each);
      return {
        id: each.id,
        institutionId: each.institution,
        institution: institutions.find(({ id }) => id === each.institution)?.name ?? '',
        isRequested: each.isRequested,
        draftNumber: drafts.find(({ id }) => id === each.planVersion)?.number ?? 0,
        sentOn: each.sentOn,
        receivedOn: each.receivedOn ?? null,
        chasedOn: each.chasedOn ?? null,
        deadline,
        isOverdue: !each.reply && deadline.dueOn < today,
        reply: each.reply ? replyWords[each.reply] : null,
        replyText: each.replyWords ?? null,
        replyGrounds: each.replyGrounds.map((ground) => groundWords[ground]),
        repliedOn: each.repliedOn ?? null,
        ground: each.ground ? groundWords[each.ground] : null,
        evidence: each.evidence ?? null,
      };
    });
  }

  /**
   * Consults an institution: the draft is released to it (P2), for as long as a consultation takes.
   * @throws Conflict where no draft is with the family; Invalid for an institution that does not serve the area, or is asked already
   */
  async send(actor: Actor, caseId: string, { institutionId, isRequested }: Consulting): Promise<void> {
    const about = await this.em.findOne(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    authorize(runCase, actor, about);
    const [draft] = await this.em.find(PlanVersion, { case: caseId, kind: 'draft' }, { orderBy: { number: 'desc' } });
    if (!draft || !allows(consult, actor, about))
      throw new Conflict(
        'There is no draft to consult on',
        'Nothing was sent. An institution is consulted with the draft, once the family has it.',
      );
    const institution = await this.em.findOne(Organisation, { id: institutionId });
    if (!institution) throw new Invalid({ institutionId: 'Choose the school or college to consult' });
    if (await this.em.count(Consultation, { planVersion: draft.id, institution: institution.id }))
      throw new Invalid({ institutionId: `${institution.name} has this draft already` });
    const today = this.clock.today();
    await this.releases.release(actor, {
      caseId,
      planVersionId: draft.id,
      purpose: 'P2',
      recipient: institution.id,
      sections: planSections.map(({ id }) => id).filter((id) => draft.sections.some((section) => section.id === id)),
      reason: 'It is consulted on the draft, to say whether it can meet the needs in it',
      expiresOn: addDays(today as CivilDate, READABLE_DAYS),
    });
    const sent = this.em.create(Consultation, {
      areaId: about.areaId,
      case: about.id,
      planVersion: draft.id,
      institution: institution.id,
      isRequested,
      sentBy: actor.personId,
      sentOn: today,
      replyGrounds: [],
    });
    await this.em.flush();
    await this.tell(sent, 'consultation.sent', { institutionId, isRequested });
    await this.ask(sent);
  }

  /** An officer asks again: the institution gets an email, at most one a day. @throws NotFound; Conflict once there is a reply */
  async chase(actor: Actor, caseId: string, consultationId: string): Promise<void> {
    const found = await this.locked(actor, caseId, consultationId);
    if (found.reply) throw alreadyReplied();
    found.chasedOn = this.clock.today();
    await this.tell(found, 'consultation.chased', {});
    await this.ask(found);
  }

  /** An officer writes down a reply that came by letter or telephone. @throws NotFound; Conflict where there is one */
  async enterReply(actor: Actor, caseId: string, consultationId: string, given: ReplyGiven): Promise<void> {
    await this.takeReply(actor, await this.locked(actor, caseId, consultationId), given);
  }

  /** Why an institution that the family asked for is not named. @throws NotFound where the family did not ask for it; Conflict where it is recorded */
  async decide(actor: Actor, caseId: string, consultationId: string, given: GroundGiven): Promise<void> {
    const found = await this.locked(actor, caseId, consultationId);
    if (!found.isRequested) throw new NotFound();
    if (found.ground)
      throw new Conflict(
        'This was recorded already',
        'Nothing was changed. Go back to read the ground and its evidence.',
      );
    Object.assign(found, { ...given, decidedBy: actor.personId, decidedAt: this.clock.now() });
    await this.tell(found, 'consultation.grounds', { rule: 'G4', ground: given.ground });
  }

  /** The institutions that the family asked for, that the final plan would not name, and for which no ground is recorded. @rule G4 */
  async ungrounded(caseId: string, named: string): Promise<string[]> {
    const rows = await this.em.execute<{ name: string }[]>(
      `select o.name from consultation c join organisation o on o.id = c.institution_id
        where c.case_id = ? and c.is_requested and c.institution_id <> ?
        group by o.id, o.name having bool_and(c.ground is null) order by o.name`,
      [caseId, named],
    );
    return rows.map(({ name }) => name);
  }

  /** Whether the family asked for this institution, as a consultation says. */
  async isAskedFor(caseId: string, institution: string): Promise<boolean> {
    return (await this.em.count(Consultation, { case: caseId, institution, isRequested: true })) > 0;
  }

  /** Takes the reply of the institution itself, or what an officer writes down of it; once. */
  async takeReply(
    actor: Actor,
    found: Consultation,
    { reply, replyWords: words, replyGrounds }: ReplyGiven,
  ): Promise<void> {
    if (found.reply) throw alreadyReplied();
    const today = this.clock.today();
    const given = reply === 'can-meet' ? [] : replyGrounds;
    Object.assign(found, {
      reply,
      replyWords: words,
      replyGrounds: given,
      repliedOn: today,
      repliedBy: actor.personId,
    });
    found.receivedOn ??= today;
    await this.tell(found, 'consultation.replied', { reply });
  }

  async tell(found: Consultation, action: string, details: Record<string, unknown>): Promise<void> {
    const { id, areaId, case: caseId } = found;
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule: 'G3', ...details } });
    await this.outbox.publish(consultationsChanged, { caseId, areaId });
  }

  private async ask({ id, areaId, case: caseId, planVersion, institution, chasedOn }: Consultation): Promise<void> {
    const ids = { consultationId: id, planVersionId: planVersion, institutionId: institution };
    await this.outbox.publish(institutionAsked, { caseId, areaId, ...ids, chasedOn: chasedOn ?? null });
  }

  private async locked(actor: Actor, caseId: string, id: string): Promise<Consultation> {
    authorize(runCase, actor, await this.em.findOne(Case, { id: caseId }));
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const found = await this.em.findOne(Consultation, { id, case: caseId }, lock);
    if (!found) throw new NotFound();
    return found;
  }
}

export const deadlineOf = ({ receivedOn, sentOn }: Pick<Consultation, 'receivedOn' | 'sentOn'>): Deadline =>
  consultationDeadline((receivedOn ?? sentOn) as CivilDate);

const alreadyReplied = () =>
  new Conflict(
    'There is a reply already',
    'Nothing was changed. Somebody recorded the reply first: go back to read it.',
  );

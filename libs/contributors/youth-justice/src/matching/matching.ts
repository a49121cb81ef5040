import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case, CaseService } from '#cases';
import { PreparedReleases } from '#disclosure';
import { authorize, Organisation, Team, type Actor } from '#identity';
import { Clock, Conflict, Invalid, Mailer, Outbox } from '#platform';
import { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { custodyChanged } from '../custody/custody.events.ts';
import { settleCustody } from '../custody/custody.policy.ts';
import type { Matching } from '../custody/custody.schema.ts';
import { isRefused, isWaiting } from '../custody/custody-words.ts';
import { CustodyNotices } from '../notice/custody-notices.ts';
import { YouthTeamParts } from './youth-team-parts.ts';

/** Officers of the home authority say whose case a notice is about, once; from then on its clocks run. @rule K8 K9 K10 K11 */
@Injectable()
export class CustodyMatching {
  constructor(
    private readonly em: EntityManager,
    private readonly notices: CustodyNotices,
    private readonly cases: CaseService,
    private readonly prepared: PreparedReleases,
    private readonly parts: YouthTeamParts,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Matches a notice, and what else waits of the same detention, with a case of the officer's own area.
   * @throws NotFound; Conflict when another officer settled it first; Invalid
   */
  async match(actor: Actor, noticeId: string, input: Matching): Promise<CustodyNotice> {
    const notice = await this.locked(actor, noticeId);
    const found = await this.caseOf(actor, input);
    if (notice.case && notice.case !== found.id)
      throw new Invalid({
        caseId:
          'The detention before was matched with another case. If this is another child, do not match it: refuse it',
      });
    const detention = (await this.notices.detentionOf(notice)).filter((each) => !isRefused(each));
    const last = detention.at(-1)!;
    if (last.kind !== 'release') await this.prepare(actor, found, last, input.commissioner);
    for (const each of detention.filter(isWaiting)) await this.settle(actor, each, { case: found.id });
    await this.cases.setDetained(actor, found.id, last.kind === 'release' ? null : detention[0]!.eventOn);
    if (last.kind === 'release') {
      await this.prepared.drop(actor, found.id);
      await this.parts.end(found, last.team);
    } else await this.parts.begin(found, last.team);
    return notice;
  }

  /** Says that it is not about a child of theirs, and why; the youth offending team is told. @throws NotFound Conflict */
  async refuse(actor: Actor, noticeId: string, refusedBecause: string): Promise<void> {
    const notice = await this.locked(actor, noticeId);
    const later = (await this.notices.detentionOf(notice)).filter(
      (each) => isWaiting(each) && (each.id === noticeId || each.eventOn > notice.eventOn),
    );
    for (const each of later) await this.settle(actor, each, { refusedBecause });
    const { email } = await this.em.findOneOrFail(Team, { id: notice.team });
    await this.mailer.write({
      key: `custody-refused:${noticeId}`,
      recipient: email,
      subject: 'A notice of custody was not accepted',
      body: 'Hello,\n\nAn authority says that a notice of custody from your team is not about a child of theirs, and why.\n\nSign in and open “Children in custody” to read it. This message never says who a child is. Please do not reply to it.\n',
    });
  }

  /** The plan to the person in charge, the youth offending team and whoever commissions health in custody; while there is none yet also to the home commissioner. */
  private async prepare(actor: Actor, found: Case, last: CustodyNotice, commissioner: string): Promise<void> {
    const lines = await this.prepared.of(actor, found.id);
    const provided = lines.filter(({ endedOn }) => !endedOn).map(({ recipientId }) => recipientId);
    const { organisation } = await this.em.findOneOrFail(Team, { id: last.team });
    const commissioners = await this.em.find(Organisation, { kind: 'health-commissioner' });
    const chosen = commissioners.find(({ id }) => id === commissioner);
    const isNew = !lines.length;
    if (isNew && !chosen) throw new Invalid({ commissioner: 'Choose who commissions health care there' });
    const home = isNew && lastsAssessment(found) ? await this.homeCommissioners(found.areaId) : [];
    await this.prepared.prepare(actor, {
      caseId: found.id,
      purpose: 'P14',
      countedFrom: last.toldOn,
      preparedFor: last.id,
      recipients: [
        { id: last.establishment, because: 'The person in charge of the place where they are detained (K11).' },
        { id: organisation, because: 'The youth offending team that works with them (K11).' },
        ...(chosen ? [{ id: chosen.id, because: 'It commissions health care in custody (K11).' }] : []),
        ...home.map((id) => ({ id, because: 'It commissions health care where they live (K10).' })),
      ].filter(({ id }) => !provided.includes(id)),
    });
  }

  private async homeCommissioners(areaId: string): Promise<string[]> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select o.id from organisation o join organisation_area a on a.organisation_id = o.id
        where a.area_id = ? and o.kind = 'health-commissioner'`,
      [areaId],
    );
    return rows.map(({ id }) => id);
  }

  private async caseOf(actor: Actor, { caseId, reference }: Matching): Promise<Case> {
    if (!caseId && !reference) throw new Invalid({ caseId: 'Choose the case, or type its reference' });
    const found = await this.em.findOne(Case, caseId ? { id: caseId } : { reference: reference.toUpperCase() });
    if (!found || found.areaId !== actor.areaId)
      throw new Invalid({ [caseId ? 'caseId' : 'reference']: 'Your authority has no such case. Check the reference' });
    return found;
  }

  /** Locked, so that of two officers at once the second sees what the first did. */
  private async locked(actor: Actor, noticeId: string): Promise<CustodyNotice> {
    authorize(settleCustody, actor, { areaId: actor.areaId! });
    const notice = await this.em.findOne(
      CustodyNotice,
      { id: noticeId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    authorize(settleCustody, actor, notice);
    if (!isWaiting(notice))
      throw new Conflict(
        'This notice was settled already',
        'Another officer matched or refused it first. Nothing was changed. Go back to the notice to see what was decided.',
      );
    return notice;
  }

  private async settle(
    actor: Actor,
    notice: CustodyNotice,
    { case: caseId = null, refusedBecause = null }: { case?: string | null; refusedBecause?: string | null },
  ): Promise<void> {
    notice.case = caseId;
    notice.refusedBecause = refusedBecause;
    notice.settledBy = actor.personId;
    notice.settledAt = this.clock.now();
    await this.em.flush();
    const { id, areaId, team: teamId, hostArea: hostAreaId = null } = notice;
    const action = caseId ? 'custody.matched' : 'custody.refused';
    this.audit.record({ action, areaId, ...(caseId && { caseId }), subjectId: id, details: { rule: 'K8' } });
    await this.outbox.publish(custodyChanged, { noticeId: id, areaId, hostAreaId, teamId, caseId });
  }
}

/** No plan was issued yet: the final one goes to the home commissioner too. */
const lastsAssessment = ({ state }: Case) => ['requested', 'assessing', 'drafting', 'draft-sent'].includes(state);

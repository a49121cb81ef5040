import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Area, authorize, Invitations, Organisation, Person, type Actor } from '#identity';
import { Clock, Conflict, londonToday, NotFound } from '#platform';
import { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { settleCustody } from '../custody/custody.policy.ts';
import type { HeadOfEducation } from '../custody/custody.schema.ts';
import { CustodyNotices } from '../notice/custody-notices.ts';

/** Somebody of the establishment who was invited about one detention. */
export interface InvitedHead {
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  startedOn: string;
}

/**
 * An establishment’s head of education reads here what was released to it about one detained child, and no other. The
 * invitation is bound to the email address, and ends with the detention by itself (trigger `detention_goes_on`).
 */
@Injectable()
export class HeadsOfEducation {
  constructor(
    private readonly em: EntityManager,
    private readonly notices: CustodyNotices,
    private readonly invitations: Invitations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Those who can read it now. */
  async of({ case: caseId, establishment }: CustodyNotice): Promise<InvitedHead[]> {
    if (!caseId) return [];
    return this.em.execute<InvitedHead[]>(
      `select m.id as "membershipId", p.id as "personId", p.name, p.email, m.started_on::text as "startedOn" from membership m join person p on p.id = m.person_id
        where m.only_case_id = ? and m.organisation_id = ? and (m.ended_on is null or m.ended_on > ${londonToday}) order by p.name, m.id`,
      [caseId, establishment],
    );
  }

  /** Invites by email; an address that was invited already gets a new letter. @throws NotFound; Conflict once the detention there is over */
  async invite(actor: Actor, noticeId: string, { name, email }: HeadOfEducation): Promise<void> {
    const notice = await this.settled(actor, noticeId);
    if (notice.kind === 'release' || (await this.notices.lastOf(notice)).id !== notice.id) throw isOver();
    const [guest] = await this.em.execute<{ id: string }[]>('select invite_guest(?, ?, ?, ?) as id', [
      name,
      email,
      notice.establishment,
      notice.case,
    ]);
    const person = await this.em.findOneOrFail(Person, { id: guest!.id }, { refresh: true });
    const { name: place } = await this.em.findOneOrFail(Organisation, { id: notice.establishment });
    const { name: authority } = await this.em.findOneOrFail(Area, { id: notice.areaId });
    await this.invitations.endLinks(person.id);
    await this.invitations.welcome(person, {
      key: `custody-head:${noticeId}:${email}:${this.clock.now().getTime()}`,
      about: `${authority} lets you read what ${place} must know to teach and support a young person in its care. It ends when they leave.`,
    });
    this.record('custody.head-invited', notice, person.id);
  }

  /** Ends somebody’s part at once. @throws NotFound */
  async end(actor: Actor, noticeId: string, membershipId: string): Promise<void> {
    const notice = await this.settled(actor, noticeId);
    if (!(await this.of(notice)).some((each) => each.membershipId === membershipId)) throw new NotFound();
    await this.em.execute('select end_guest(?)', [membershipId]);
    this.record('custody.head-ended', notice, membershipId);
  }

  private async settled(actor: Actor, noticeId: string): Promise<CustodyNotice> {
    const notice = await this.notices.found(actor, noticeId);
    authorize(settleCustody, actor, notice);
    if (!notice.case || !notice.settledAt) throw new NotFound();
    return notice;
  }

  private record(action: string, { areaId, case: caseId }: CustodyNotice, subjectId: string): void {
    this.audit.record({ action, areaId, ...(caseId && { caseId }), subjectId, details: { rule: 'P14' } });
  }
}

const isOver = () =>
  new Conflict(
    'They are not detained there any more',
    'Nobody was invited. Open the latest notice of this detention: invite the head of education of the place where they are now.',
  );

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case } from '#cases';
import { authorize, Person, Team, Teams, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound } from '#platform';
import { basisOn } from '../basis.ts';
import { recordSharing } from '../decisions/sharing.policy.ts';
import { RestrictedGrant } from './restricted-grant.entity.ts';
import type { GrantOrder } from './restricted-grant.schema.ts';

/** Leave to read what is restricted because of a section 47 enquiry: one officer asks, another approves. @rule K6 C7 */
@Injectable()
export class RestrictedGrants {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly teams: Teams,
  ) {}

  /** Asks for leave; it counts once another officer approved it. @throws NotFound Invalid */
  async ask(actor: Actor, caseId: string, { recipient, reason, basis, until }: GrantOrder): Promise<RestrictedGrant> {
    const { areaId } = await this.caseOf(actor, caseId);
    if (until < this.clock.today()) throw new Invalid({ until: 'The last day cannot be in the past' });
    const reader = (await this.readers(actor, caseId)).find(({ value }) => value === recipient);
    if (!reader)
      throw new Invalid({ recipient: 'Choose a team on the case, somebody of one, or an officer of the authority' });
    const asked = this.em.create(RestrictedGrant, {
      areaId,
      case: caseId,
      ...(reader.isTeam ? { team: recipient } : { person: recipient }),
      reason,
      basis: basisOn(basis, this.clock.today()),
      until,
      askedBy: actor.personId,
      askedAt: this.clock.now(),
    });
    await this.em.flush();
    this.note('restricted.asked', asked);
    return asked;
  }

  /** The second person approves. @throws NotFound Conflict when they asked for it themself, or it is approved or over */
  async approve(actor: Actor, caseId: string, id: string): Promise<void> {
    const asked = await this.find(actor, caseId, id);
    if (asked.askedBy === actor.personId)
      throw new Conflict(
        'A second person must approve this',
        'You asked for it yourself. Ask a colleague to approve it. Nothing changed.',
      );
    this.approveNow(asked, actor.personId);
    this.note('restricted.approved', asked);
  }

  /** Ends it, or turns it down, from now. @throws NotFound Conflict when it ended already */
  async end(actor: Actor, caseId: string, id: string): Promise<void> {
    const asked = await this.find(actor, caseId, id);
    this.endNow(asked);
    this.note('restricted.ended', asked);
  }

  /** Every leave asked for on a case, newest first, for officers. @throws NotFound */
  async of(actor: Actor, caseId: string) {
    await this.caseOf(actor, caseId);
    const all = await this.em.find(RestrictedGrant, { case: caseId }, { orderBy: { askedAt: 'desc' } });
    const people = await this.em.find(Person, {
      id: all.flatMap(({ askedBy, approvedBy, person }) =>
        [askedBy, approvedBy, person].filter((id) => !!id),
      ) as string[],
    });
    const teams = await this.em.find(Team, { id: all.flatMap(({ team }) => team ?? []) });
    const names = new Map([...people, ...teams].map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null | undefined) => (id ? names.get(id) : undefined);
    const today = this.clock.today();
    return all.map((each) => ({
      ...each,
      recipient: nameOf(each.team ?? each.person),
      askedByName: nameOf(each.askedBy),
      approvedByName: nameOf(each.approvedBy),
      isOver: !!each.endedAt || each.until < today,
      mayApprove: !each.approvedBy && !each.endedAt && each.askedBy !== actor.personId,
    }));
  }

  /** What whoever acts may read now, with until when; and what waits for an answer that they may give, soonest over first. */
  async held({ personId, teamId }: Actor): Promise<HeldLeave[]> {
    return this.em.execute<HeldLeave[]>(
      `select g.id, c.id as "caseId", c.reference, coalesce(k.preferred_name, k.given_name) || ' ' || k.family_name as child, g.reason,
              g.until::text, n.name as "askedByName", s.name as "approvedByName", g.approved_by_id is null as "isWaiting"
         from restricted_grant g join ehc_case c on c.id = g.case_id join child k on k.id = c.child_id
         join person n on n.id = g.asked_by_id left join person s on s.id = g.approved_by_id
        where g.ended_at is null and g.until >= ?
          and case when g.approved_by_id is null then g.asked_by_id <> ? and (g.second_id is null and ?::uuid is null or g.second_id = ?)
                   else g.person_id = ? or g.team_id = ? end
        order by g.until, g.id`,
      [this.clock.today(), personId, teamId, personId, personId, teamId],
    );
  }

  /** Who may be let read: teams on the case, their people, officers of the authority. @throws NotFound */
  async readers(actor: Actor, caseId: string): Promise<{ value: string; text: string; isTeam: boolean }[]> {
    const { areaId } = await this.caseOf(actor, caseId);
    const today = this.clock.today();
    return this.em.execute(
      `select t.id as value, t.name || ', ' || o.name as text, true as "isTeam" from participant p join team t on t.id = p.team_id join organisation o on o.id = t.organisation_id
        where p.case_id = ? and (p.ended_on is null or p.ended_on > ?)
       union select n.id, n.name || ', ' || t.name || ', ' || o.name, false
         from participant p join team t on t.id = p.team_id join organisation o on o.id = t.organisation_id join membership m on m.team_id = t.id join person n on n.id = m.person_id
        where p.case_id = ? and (p.ended_on is null or p.ended_on > ?) and (m.ended_on is null or m.ended_on > ?)
       union select n.id, n.name || ', officer', false from membership m join person n on n.id = m.person_id
        where m.area_id = ? and m.role in ('case-officer', 'signing-officer') and (m.ended_on is null or m.ended_on > ?)
        order by 3 desc, 2`,
      [caseId, today, caseId, today, today, areaId, today],
    );
  }

  /**
   * Somebody of a social care team asks one colleague for leave to read; no officer learns of it. The audit line is the
   * caller's. @throws Invalid
   */
  async askColleague(
    actor: Actor,
    { caseId, areaId, second, reason, until }: AskedOfColleague,
  ): Promise<RestrictedGrant> {
    if (until < this.clock.today()) throw new Invalid({ until: 'The last day cannot be in the past' });
    const colleagues = await this.teams.namesOf(actor.teamId!);
    if (second === actor.personId || !colleagues[second])
      throw new Invalid({ second: 'Choose a colleague of your team' });
    const asked = this.em.create(RestrictedGrant, {
      areaId,
      case: caseId,
      person: actor.personId,
      reason,
      basis: 'Children Act 1989 s47',
      until,
      askedBy: actor.personId,
      askedAt: this.clock.now(),
      second,
    });
    await this.em.flush();
    return asked;
  }

  /** The colleague who was asked approves. @throws NotFound Conflict */
  async approveForColleague({ personId }: Actor, caseId: string, id: string): Promise<RestrictedGrant> {
    const asked = await this.em.findOne(RestrictedGrant, { id, case: caseId, second: personId });
    if (!asked) throw new NotFound();
    this.approveNow(asked, personId);
    return asked;
  }

  /** Either of the two ends it, or turns it down. @throws NotFound Conflict */
  async endAmongTwo({ personId }: Actor, caseId: string, id: string): Promise<RestrictedGrant> {
    const asked = await this.em.findOne(RestrictedGrant, {
      id,
      case: caseId,
      second: { $ne: null },
      $or: [{ askedBy: personId }, { second: personId }],
    });
    if (!asked) throw new NotFound();
    this.endNow(asked);
    return asked;
  }

  /** What the actor asked of a colleague, or a colleague of them, newest first. */
  async amongTwo({ personId }: Actor, caseId: string) {
    const today = this.clock.today();
    const rows = await this.em.find(
      RestrictedGrant,
      { case: caseId, second: { $ne: null }, $or: [{ askedBy: personId }, { second: personId }] },
      { orderBy: { askedAt: 'desc' } },
    );
    const people = await this.em.find(Person, { id: rows.flatMap(({ askedBy, second }) => [askedBy, second!]) });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return rows.map((each) => ({
      ...each,
      askedByName: names.get(each.askedBy),
      secondName: names.get(each.second!),
      isOver: !!each.endedAt || each.until < today,
      mayApprove: !each.approvedBy && !each.endedAt && each.until >= today && each.second === personId,
    }));
  }

  private async caseOf(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(recordSharing, actor, found);
    return found;
  }

  private async find(actor: Actor, caseId: string, id: string): Promise<RestrictedGrant> {
    await this.caseOf(actor, caseId);
    const found = await this.em.findOne(RestrictedGrant, { id, case: caseId });
    if (!found) throw new NotFound();
    return found;
  }

  private approveNow(asked: RestrictedGrant, personId: string): void {
    if (asked.approvedBy || asked.endedAt)
      throw new Conflict(
        'This was decided already',
        'A colleague approved or ended it a moment ago. Nothing else changed.',
      );
    asked.approvedBy = personId;
    asked.approvedAt = this.clock.now();
  }

  private endNow(asked: RestrictedGrant): void {
    if (asked.endedAt)
      throw new Conflict('This ended already', 'A colleague ended it a moment ago. Nothing else changed.');
    asked.endedAt = this.clock.now();
  }

  private note(action: string, { id, areaId, case: caseId, until }: RestrictedGrant): void {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule: 'K6', until } });
  }
}

/** Leave that somebody holds, or that waits for their answer. */
export interface HeldLeave {
  id: string;
  caseId: string;
  reference: string;
  child: string;
  reason: string;
  /** The last day. */
  until: string;
  askedByName: string;
  approvedByName: string | null;
  isWaiting: boolean;
}

interface AskedOfColleague {
  caseId: string;
  areaId: string;
  second: string;
  reason: string;
  /** The last day, a civil date. */
  until: string;
}

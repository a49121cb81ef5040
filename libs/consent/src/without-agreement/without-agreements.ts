import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case } from '#cases';
import { agencies, agencyWords, authorize, type Actor, type Agency } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { basisOn } from '../basis.ts';
import { categoryWords } from '../category-words.ts';
import { ConsentService } from '../decisions/consent.service.ts';
import { isOver } from '../decisions/deciding.ts';
import { sharingChanged } from '../decisions/sharing.events.ts';
import { readSharing, recordSharing } from '../decisions/sharing.policy.ts';
import { WithoutAgreement } from './without-agreement.entity.ts';
import type { Review, WithoutAgreementOrder } from './without-agreement.schema.ts';

/** Lets an agency or a person read without the family's agreement: on a basis, for a reason, on record. @rule C7 C8 */
@Injectable()
export class WithoutAgreements {
  constructor(
    private readonly em: EntityManager,
    private readonly consent: ConsentService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Shares, from now. @throws NotFound Invalid where a day is not possible, or it is hidden without a reason or a day to look again */
  async share(actor: Actor, caseId: string, order: WithoutAgreementOrder): Promise<WithoutAgreement> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(recordSharing, actor, found);
    const { categories, recipient, reason, until = null } = order;
    const today = this.clock.today();
    if (until && until < today) throw new Invalid({ until: 'The last day cannot be in the past' });
    const { areaId } = found;
    const shared = this.em.create(WithoutAgreement, {
      areaId,
      case: caseId,
      categories,
      ...(await this.recipientOf(caseId, recipient)),
      reason,
      basis: basisOn(order.basis, today),
      until,
      ...this.hidden(order),
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    this.note('sharing.without-agreement', shared, { rule: 'C7', basis: order.basis, categories });
    return this.tell(shared);
  }

  /** Ends it, from now. @throws NotFound Conflict when it ended already */
  async end(actor: Actor, caseId: string, id: string): Promise<void> {
    const shared = await this.find(actor, caseId, id);
    if (shared.endedAt)
      throw new Conflict('This ended already', 'Somebody ended it a moment ago. Nothing else changed.');
    shared.endedAt = this.clock.now();
    this.note('sharing.without-agreement-ended', shared, { rule: 'C7' });
    await this.tell(shared);
  }

  /** An officer has looked again whether the family may know of it. @rule C8 @throws NotFound Invalid */
  async review(actor: Actor, caseId: string, id: string, { may, ...again }: Review): Promise<void> {
    const shared = await this.find(actor, caseId, id);
    if (!shared.hiddenUntil) throw new NotFound();
    if (may === 'not-yet' && !again.hiddenBecause)
      throw new Invalid({ hiddenBecause: 'Say why telling the family would still put someone at risk' });
    this.em.assign(shared, may === 'know' ? { hiddenUntil: null } : this.hidden(again));
    this.note('sharing.hidden-reviewed', shared, { rule: 'C8', may, hiddenUntil: shared.hiddenUntil });
    await this.tell(shared);
  }

  /** Every sharing without agreement, newest first; the family's list leaves out what is hidden. @throws NotFound */
  async of(actor: Actor, caseId: string) {
    authorize(readSharing, actor, await this.em.findOne(Case, { id: caseId }));
    const all = await this.em.find(WithoutAgreement, { case: caseId }, { orderBy: { recordedAt: 'desc' } });
    const people = new Map((await this.consent.peopleOnCase(caseId)).map(({ value, text }) => [value, text]));
    const today = this.clock.today();
    return all.map((each) => ({
      ...each,
      until: each.until ?? null,
      hiddenUntil: each.hiddenUntil ?? null,
      recipient: each.agency ? agencyWords[each.agency] : (people.get(each.recipientPerson!) ?? 'One person'),
      categories: each.categories.map((category) => categoryWords[category]),
      isOver: !!each.endedAt || isOver(each, today),
      isToReview: !!each.hiddenUntil && each.hiddenUntil <= today,
    }));
  }

  /** One that is hidden from the family, to look again at. @throws NotFound */
  async toReview(actor: Actor, caseId: string, id: string) {
    const found = (await this.of(actor, caseId)).find((each) => each.id === id && each.hiddenUntil);
    if (!found) throw new NotFound();
    return found;
  }

  private async recipientOf(caseId: string, recipient: string) {
    const agency = agencies.find((each) => each === recipient);
    if (agency) return { agency } satisfies { agency: Agency };
    if ((await this.consent.peopleOnCase(caseId)).some(({ value }) => value === recipient))
      return { recipientPerson: recipient };
    throw new Invalid({ recipient: 'Choose an agency, or somebody of a team that is on the case' });
  }

  private hidden({
    hiddenBecause = '',
    hiddenUntil = null,
  }: Pick<WithoutAgreementOrder, 'hiddenBecause' | 'hiddenUntil'>) {
    if (!hiddenBecause) {
      if (hiddenUntil) throw new Invalid({ hiddenBecause: 'Say why telling the family would put someone at risk' });
      return { hiddenBecause: null, hiddenUntil: null };
    }
    if (!hiddenUntil)
      throw new Invalid({ hiddenUntil: 'Enter the day on which you look again whether the family can be told' });
    if (hiddenUntil <= this.clock.today()) throw new Invalid({ hiddenUntil: 'The day to look again must be ahead' });
    return { hiddenBecause, hiddenUntil };
  }

  private async find(actor: Actor, caseId: string, id: string): Promise<WithoutAgreement> {
    authorize(recordSharing, actor, await this.em.findOne(Case, { id: caseId }));
    const found = await this.em.findOne(WithoutAgreement, { id, case: caseId });
    if (!found) throw new NotFound();
    return found;
  }

  private note(action: string, { id, areaId, case: caseId }: WithoutAgreement, details: Record<string, unknown>): void {
    this.audit.record({ action, areaId, caseId, subjectId: id, details });
  }

  /** Open pages hear of it; where it is hidden from the family, those alone of whoever reads by it. */
  private async tell(shared: WithoutAgreement): Promise<WithoutAgreement> {
    const about = { caseId: shared.case, areaId: shared.areaId };
    await this.outbox.publish(
      sharingChanged,
      shared.hiddenUntil ? { ...about, readers: await this.readers(shared) } : about,
    );
    return shared;
  }

  private async readers({ case: caseId, agency, recipientPerson }: WithoutAgreement): Promise<string[]> {
    if (recipientPerson) return [recipientPerson];
    const rows = await this.em.execute<{ id: string }[]>(
      `select distinct m.person_id as id from participant p join team t on t.id = p.team_id join membership m on m.team_id = t.id
        where p.case_id = ? and t.agency = ? and (p.ended_on is null or p.ended_on > ?) and (m.ended_on is null or m.ended_on > ?)`,
      [caseId, agency, this.clock.today(), this.clock.today()],
    );
    return rows.map(({ id }) => id);
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case } from '#cases';
import { categoryWords, sharingChanged } from '#consent';
import { authorize, Person, type Actor } from '#identity';
import { Clock, NotFound, Outbox } from '#platform';
import { tell } from '../family-record.policy.ts';
import { Restriction } from '../restricting/restriction.entity.ts';

/**
 * Lets what was restricted afterwards be read again: by whoever restricted it, or in the place of an officer who has left
 * (`is_left_behind`). Why, both times, stays on record. @rule K6
 */
@Injectable()
export class Lifting {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What the actor restricted of a case, or may lift for somebody who left, newest first; never its words. @throws NotFound */
  async of(actor: Actor, caseId: string) {
    await this.caseOf(actor, caseId);
    const all = await this.em.find(Restriction, { case: caseId }, { orderBy: { restrictedAt: 'desc' } });
    const others = await this.em.find(Person, {
      id: all.map(({ restrictedBy }) => restrictedBy),
      $not: { id: actor.personId },
    });
    return all.map(({ id, category, toldOn, reason, restrictedBy, restrictedAt, liftedAt, liftedReason }) => ({
      ...{ id, toldOn, reason, restrictedAt, liftedAt, liftedReason },
      byName: others.find((each) => each.id === restrictedBy)?.name,
      about: categoryWords[category],
    }));
  }

  /** One that may be lifted. @throws NotFound when it is not theirs to lift, or it was lifted already */
  async toLift(actor: Actor, caseId: string, id: string) {
    const found = (await this.of(actor, caseId)).find((each) => each.id === id && !each.liftedAt);
    if (!found) throw new NotFound();
    return found;
  }

  /** From now on it is read as before it was restricted. @throws NotFound */
  async lift(actor: Actor, caseId: string, id: string, reason: string): Promise<void> {
    const { areaId } = await this.caseOf(actor, caseId);
    const lifted = await this.em.execute<{ id: string }[]>('select lift_restriction(?, ?, ?, ?) as id', [
      ...[caseId, id, reason, this.clock.now()],
    ]);
    if (!lifted.length) throw new NotFound();
    for (const { id: subjectId } of lifted)
      this.audit.record({ action: 'statement.restriction-lifted', areaId, caseId, subjectId, details: { rule: 'K6' } });
    await this.outbox.publish(sharingChanged, { caseId, areaId });
  }

  private async caseOf(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(tell, actor, found);
    return found;
  }
}

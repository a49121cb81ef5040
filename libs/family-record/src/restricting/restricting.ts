import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { Case } from '#cases';
import { sharingChanged } from '#consent';
import { authorize, type Actor } from '#identity';
import { Clock, Invalid, NotFound, Outbox } from '#platform';
import { tell } from '../family-record.policy.ts';
import { FamilyRecord } from '../statements/family-record.service.ts';
import type { ToldStatement } from '../statements/what-was-told.ts';

/** Marks what was told already as restricted, where reading it would put somebody at risk. @rule K6 */
@Injectable()
export class Restricting {
  constructor(
    private readonly em: EntityManager,
    private readonly record: FamilyRecord,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What the actor may mark: an officer anything that they read, the family what it told itself. @throws NotFound */
  async toRestrict(actor: Actor, caseId: string, statementId: string): Promise<ToldStatement> {
    const found = await this.record.toCorrect(actor, caseId, statementId);
    if (actor.role === null && found.teller !== actor.personId) throw new NotFound();
    return found;
  }

  /**
   * From now on nobody reads it without leave of two people: neither it, nor what it corrects, nor its file. Open pages
   * lose it. Whoever marked it may lift it again; an officer says why they mark it, the family need not.
   * @throws NotFound for what is not theirs to mark, or is restricted already
   * @throws Invalid when an officer gives no reason
   */
  async restrict(actor: Actor, caseId: string, statementId: string, reason: string): Promise<void> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(tell, actor, found);
    await this.toRestrict(actor, caseId, statementId);
    if (actor.role !== null && !reason) throw new Invalid({ reason: 'Say why it must be restricted' });
    const marked = await this.em.execute<{ id: string }[]>('select restrict_statement(?, ?, ?) as id', [
      ...[statementId, reason, this.clock.now()],
    ]);
    if (!marked.length) throw new NotFound();
    const { areaId } = found;
    for (const { id } of marked)
      this.audit.record({ action: 'statement.restricted', areaId, caseId, subjectId: id, details: { rule: 'K6' } });
    await this.outbox.publish(sharingChanged, { caseId, areaId });
  }
}

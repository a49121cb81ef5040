import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, type Actor } from '#identity';
import { Clock, Invalid, Outbox } from '#platform';
import { decisionMaker, type CivilDate, type DecisionMaker } from '#statute';
import { Case } from '../case.entity.ts';
import { familyChanged } from '../case.events.ts';
import { runCase } from '../case.policy.ts';
import { impossibleBirth } from '../case.schema.ts';
import { Child } from '../child.entity.ts';
import { Takeover } from '../people/takeover.entity.ts';

/** What another date of birth would change. */
export interface EffectOfBirth {
  before: DecisionMaker & { born: string };
  after: DecisionMaker & { born: string };
  /** Whether somebody else decides today. */
  changesWhoDecides: boolean;
  /** Whether the young person has already chosen what relatives see, and would now be too young to have done so. */
  undoesTakeover: boolean;
}

/** Corrects the date of birth, from which it follows who decides: what it changes is told before it is saved. @rule C3 */
@Injectable()
export class DateOfBirth {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Invalid when nobody of a plan's age was born on that day, or it is the day on record */
  async effect(actor: Actor, caseId: string, born: string): Promise<EffectOfBirth> {
    const child = await this.childOf(await this.caseOf(actor, caseId));
    const today = this.clock.today() as CivilDate;
    const impossible = impossibleBirth(born, today);
    if (impossible) throw new Invalid({ born: impossible });
    if (born === child.born) throw new Invalid({ born: 'This is the date of birth on record' });
    const [before, after] = [child.born, born].map((day) => ({ born: day, ...decisionMaker(day as CivilDate, today) }));
    const isTaken = (await this.em.count(Takeover, { case: caseId })) > 0;
    return {
      before: before!,
      after: after!,
      changesWhoDecides: before!.who !== after!.who,
      undoesTakeover: isTaken && after!.who === 'parent',
    };
  }

  /** @throws NotFound Invalid */
  async correct(actor: Actor, caseId: string, born: string, reason: string): Promise<EffectOfBirth> {
    const found = await this.caseOf(actor, caseId);
    const effect = await this.effect(actor, caseId, born);
    const child = await this.childOf(found);
    child.born = born;
    await this.em.flush();
    const { areaId } = found;
    const { before, after } = effect;
    const details = { rule: 'C3', from: before.born, to: born, reason, decidedBefore: before.who, decides: after.who };
    this.audit.record({ action: 'child.born-corrected', areaId, caseId, subjectId: child.id, details });
    await this.outbox.publish(familyChanged, { caseId, areaId });
    return effect;
  }

  private async caseOf(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(runCase, actor, found);
    return found;
  }

  private childOf({ child }: Case): Promise<Child> {
    return this.em.findOneOrFail(Child, { id: child });
  }
}

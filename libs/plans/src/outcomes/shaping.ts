import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Case, runCase } from '#cases';
import { allows, authorize, type Actor } from '#identity';
import { Conflict, Outbox } from '#platform';
import { outcomesChanged } from '../plans.events.ts';
import { shapeOutcomes } from '../plans.policy.ts';

/** Lets one officer at a time change what the plan is made of, and tells those who look on. */
@Injectable()
export class Shaping {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** The case, locked until the change commits. @throws NotFound; Conflict once the plan is issued */
  async locked(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    authorize(runCase, actor, found);
    if (!allows(shapeOutcomes, actor, found)) {
      throw new Conflict(
        'The plan cannot be changed at this stage',
        'Nothing was changed. It is put together from the decision to assess until the final plan is issued.',
      );
    }
    return found;
  }

  tell({ areaId, id }: Pick<Case, 'areaId' | 'id'>): Promise<void> {
    return this.outbox.publish(outcomesChanged, { caseId: id, areaId });
  }
}

export const decidedMeanwhile = (who = 'Another officer') =>
  new Conflict(
    `${who} decided about this first`,
    'Your decision was not recorded. Go back to see what was decided; you can still change it.',
  );

export const CORRECTED = 'Its author has corrected the advice; the corrected wording was decided about instead.';

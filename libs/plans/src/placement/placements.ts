import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, type FieldErrors } from '#platform';
import { Consultations } from '../consultations/consultations.ts';
import type { PlanVersion } from '../plan-version.entity.ts';
import type { FinalPlan } from '../plans.schema.ts';
import { PlacementDecision } from './placement-decision.entity.ts';
import { basisWords } from './placement.schema.ts';

type Decision = Pick<FinalPlan, 'institutionId' | 'basis' | 'placementReason' | 'placementSteps'>;

/** Why section I names what it names: decided with the final plan, never before. @rule F11 G4 G5 */
@Injectable()
export class Placements {
  constructor(
    private readonly em: EntityManager,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
  ) {}

  /** What is wrong with a decision, by field; nothing where it can stand. For officers of the area. */
  async refusals(caseId: string, { institutionId, basis, placementSteps = '' }: Decision): Promise<FieldErrors> {
    const isAskedFor = await this.consultations.isAskedFor(caseId, institutionId);
    const names = await this.consultations.ungrounded(caseId, institutionId);
    return {
      ...(names.length && {
        institutionId: `The family asked for ${names.join(' and ')}. Name it, or first record the ground in law on which it is not named, on the page of schools and colleges consulted`,
      }),
      ...(isAskedFor !== (basis === 'requested') && {
        basis: isAskedFor
          ? 'The family asked for this one: choose that'
          : 'The family did not ask for this one. If it did, record so on the page of schools and colleges consulted',
      }),
      ...(basis === 'education-of-others' &&
        !placementSteps && { placementSteps: 'List the reasonable steps that were weighed' }),
    };
  }

  /** Keeps the decision with the plan that it led to. */
  async keep(actor: Actor, { id, areaId, case: caseId }: PlanVersion, decision: Decision): Promise<void> {
    const { institutionId, basis, placementReason, placementSteps = '' } = decision;
    this.em.create(PlacementDecision, {
      ...{ areaId, case: caseId, planVersion: id, institution: institutionId, basis },
      ...{ reason: placementReason, steps: placementSteps, decidedBy: actor.personId, decidedAt: this.clock.now() },
    });
    await this.em.flush();
  }

  /** Why a plan names what it names, for an officer who may read the plan; row-level security lets nobody else. */
  async of(planVersion: string): Promise<{ basis: string; reason: string; steps: string } | null> {
    const found = await this.em.findOne(PlacementDecision, { planVersion });
    return found && { basis: basisWords[found.basis], reason: found.reason, steps: found.steps };
  }
}

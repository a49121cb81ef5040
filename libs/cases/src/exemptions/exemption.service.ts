import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, type Actor } from '#identity';
import { Clock, Conflict, Invalid, NotFound, Outbox } from '#platform';
import { judgeExemption, type CivilDate, type Exemption } from '#statute';
import { exemptionsChanged } from '../case.events.ts';
import { readCase, runCase } from '../case.policy.ts';
import { Case } from '../case.entity.ts';
import { isFallen, timelineOf } from '../case-timeline.ts';
import { CaseExemption } from './exemption.entity.ts';
import type { ExemptionClaim } from './exemption.schema.ts';

/** The exemptions that an authority claims from the statutory days of a case: facts, which move no day (D9, D10). */
@Injectable()
export class Exemptions {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Every exemption ever claimed on a case, in the order of their days. @throws NotFound */
  async all(actor: Actor, caseId: string): Promise<CaseExemption[]> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    return this.em.find(CaseExemption, { case: caseId }, { orderBy: { beginsOn: 'asc', id: 'asc' } });
  }

  /** Those in force, as the engine reads them, for whoever the case was read for. */
  async inForce(found: Case): Promise<Exemption[]> {
    const held = await this.em.find(
      CaseExemption,
      { case: found.id, withdrawnAt: null },
      { orderBy: { beginsOn: 'asc', id: 'asc' } },
    );
    return held.map(asExemption);
  }

  /** Those in force on each case of an area, for its officers. Nobody in custody is absent from the area (K10). */
  async inForceIn(areaId: string): Promise<Map<string, Exemption[]>> {
    const held = await this.em.find(
      CaseExemption,
      { areaId, withdrawnAt: null },
      { orderBy: { beginsOn: 'asc', id: 'asc' } },
    );
    const absent = held.filter(({ ground }) => ground === 'absence').map((each) => each.case);
    const inCustody = absent.length ? await this.em.find(Case, { id: absent, detainedSince: { $ne: null } }) : [];
    const counting = held.filter((each) => each.ground !== 'absence' || !inCustody.some(({ id }) => id === each.case));
    return new Map(
      [...Map.groupBy(counting, (each) => each.case)].map(([caseId, each]) => [caseId, each.map(asExemption)]),
    );
  }

  /** Records an exemption that can apply. @throws Invalid with the law's own reason where it never can @rule A7 D8 D9 D10 */
  async record(actor: Actor, caseId: string, claim: ExemptionClaim): Promise<CaseExemption> {
    const found = await this.lockedCase(actor, caseId);
    const affected = timelineOf(found).find(({ rule }) => rule === claim.rule);
    if (!affected || isFallen(found, affected))
      throw new Invalid({ rule: 'The case has no such day, or it no longer counts. Choose another' });
    if (claim.endsOn < claim.beginsOn) throw new Invalid({ endsOn: 'The last day must not be before the first' });
    if (claim.familyToldOn && claim.familyToldOn > this.clock.today())
      throw new Invalid({ familyToldOn: 'The day the family was told cannot be in the future' });
    const { applies, reason } = judgeExemption(asExemption(claim), affected);
    if (!applies) throw new Invalid({ ground: reason });
    const recorded = this.em.create(CaseExemption, {
      ...claim,
      areaId: found.areaId,
      case: caseId,
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    await this.tell('exemption.recorded', recorded);
    return recorded;
  }

  /** Takes an exemption back: it stays on the case, with the reason, and is no longer judged. @throws NotFound, Conflict */
  async withdraw(actor: Actor, caseId: string, exemptionId: string, why: string): Promise<CaseExemption> {
    await this.lockedCase(actor, caseId);
    const held = await this.em.findOne(CaseExemption, { id: exemptionId, case: caseId });
    if (!held) throw new NotFound();
    if (held.withdrawnAt)
      throw new Conflict(
        'This exemption was withdrawn already',
        'Another officer withdrew it first. Nothing was changed. Go back to the exemptions to read why.',
      );
    held.withdrawnBy = actor.personId;
    held.withdrawnAt = this.clock.now();
    held.withdrawnWhy = why;
    await this.tell('exemption.withdrawn', held);
    return held;
  }

  private async tell(action: string, { id, areaId, case: caseId, rule, ground }: CaseExemption): Promise<void> {
    this.audit.record({ action, areaId, caseId, subjectId: id, details: { rule, ground } });
    await this.outbox.publish(exemptionsChanged, { caseId, areaId });
  }

  /** The case, so that of two officers at once the second sees what the first did. */
  private async lockedCase(actor: Actor, caseId: string): Promise<Case> {
    const found = await this.em.findOne(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    authorize(runCase, actor, found);
    return found;
  }
}

type Claimed = Pick<CaseExemption, 'rule' | 'ground' | 'beginsOn' | 'endsOn' | 'adviceAskedOn'>;

export function asExemption({ rule, ground, beginsOn, endsOn, adviceAskedOn }: Claimed): Exemption {
  const asked = adviceAskedOn ? { adviceAskedOn: adviceAskedOn as CivilDate } : {};
  return { rule, ground, from: beginsOn as CivilDate, to: endsOn as CivilDate, ...asked };
}

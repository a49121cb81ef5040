import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, type Actor } from '#identity';
import { Clock, Invalid, Outbox } from '#platform';
import { Case } from '../case.entity.ts';
import { familyChanged } from '../case.events.ts';
import { readCase, runCase } from '../case.policy.ts';
import { Speakers } from '../people/speakers.ts';
import { CapacityJudgement } from './capacity-judgement.entity.ts';
import { representativeWords, type Judgement } from './capacity.schema.ts';

/** One judgement, as officers and the family read it. */
export interface JudgementLine {
  id: string;
  decision: string;
  assessor: string;
  judgedOn: string;
  hasCapacity: boolean;
  reasons: string;
  /** Who decides this one thing in the young person's place. */
  representative: string | null;
}

/** Whether a young person could take one decision at one time, and who takes it else. @rule C5 §3.2 s80 */
@Injectable()
export class CapacityJudgements {
  constructor(
    private readonly em: EntityManager,
    private readonly speakers: Speakers,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The newest first; for officers and the family (row-level security: who sees what is shared). @throws NotFound */
  async of(actor: Actor, caseId: string): Promise<JudgementLine[]> {
    authorize(readCase, actor, await this.em.findOne(Case, { id: caseId }));
    const judged = await this.em.find(
      CapacityJudgement,
      { case: caseId },
      { orderBy: { judgedOn: 'desc', recordedAt: 'desc', id: 'desc' } },
    );
    return judged.map(({ representative, representativeName, ...each }) => ({
      id: each.id,
      decision: each.decision,
      assessor: each.assessor,
      judgedOn: each.judgedOn,
      hasCapacity: each.hasCapacity,
      reasons: each.reasons,
      representative: representative
        ? `${representativeName} (${representativeWords[representative].toLowerCase()})`
        : null,
    }));
  }

  /** @throws Invalid when the day is ahead, or the young person does not decide yet: the parent does, without any judgement */
  async record(actor: Actor, caseId: string, input: Judgement): Promise<CapacityJudgement> {
    const found = await this.em.findOne(Case, { id: caseId });
    authorize(runCase, actor, found);
    if (input.judgedOn > this.clock.today())
      throw new Invalid({ judgedOn: 'The day of the judgement cannot be in the future' });
    const { endOfCompulsorySchoolAge, explanation } = await this.speakers.of(actor, caseId);
    if (input.judgedOn <= endOfCompulsorySchoolAge)
      throw new Invalid({ judgedOn: `On that day the parent decided, so nobody judges capacity (C5). ${explanation}` });
    const lacks = input.outcome === 'lacks';
    const { areaId } = found;
    const { decision, assessor, judgedOn, reasons } = input;
    const recorded = this.em.create(CapacityJudgement, {
      ...{ areaId, decision, assessor, judgedOn, reasons },
      case: caseId,
      hasCapacity: !lacks,
      representative: lacks ? input.representative || null : null,
      representativeName: lacks ? input.representativeName : null,
      recordedBy: actor.personId,
      recordedAt: this.clock.now(),
    });
    await this.em.flush();
    this.audit.record({
      action: 'capacity.judged',
      areaId,
      caseId,
      subjectId: recorded.id,
      details: { rule: 'C5', hasCapacity: !lacks },
    });
    await this.outbox.publish(familyChanged, { caseId, areaId });
    return recorded;
  }
}

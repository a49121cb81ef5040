import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { LookedAfter } from '#cases';
import type { Actor } from '#identity';
import { Clock, NotFound, UnitOfWork } from '#platform';
import { ReleasedPlans, SectionE, SentenceEncoder } from '#plans';
import { compareTargets, type Aim, type Overlap } from './compare-targets.ts';
import { PepTarget } from './pep-target.entity.ts';

/** The targets of a personal education plan, shown against the outcomes of Section E as far as the reader may see them. @rule K2 */
@Injectable()
export class PepTargets {
  constructor(
    private readonly em: EntityManager,
    private readonly periods: LookedAfter,
    private readonly sectionE: SectionE,
    private readonly released: ReleasedPlans,
    private readonly encoder: SentenceEncoder,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, periodId: string): Promise<PepTarget[]> {
    const period = await this.periods.read(actor, periodId);
    return this.em.find(PepTarget, { period: period.id, endedOn: null }, { orderBy: { recordedAt: 'asc', id: 'asc' } });
  }

  /** Outcomes of Section E: as they are drafted for the officers, as released for the others; null where nothing was. */
  async against(actor: Actor, periodId: string): Promise<{ outcomes: Aim[] | null; overlaps: Overlap[] }> {
    const targets = await this.of(actor, periodId);
    const { case: caseId } = await this.periods.read(actor, periodId);
    const outcomes = await this.outcomesFor(actor, caseId);
    const read = (texts: string[]) => this.work.apart(this.encoder.meanings(texts));
    return { outcomes, overlaps: await compareTargets(targets, outcomes ?? [], read) };
  }

  /** @throws NotFound Conflict */
  async add(actor: Actor, periodId: string, target: { text: string; by: string }): Promise<void> {
    const period = await this.periods.keep(actor, periodId);
    this.em.create(PepTarget, {
      ...{ areaId: period.areaId, case: period.case, period: period.id, ...target },
      ...{ recordedBy: actor.personId, recordedAt: this.clock.now() },
    });
    await this.periods.tell('looked-after.target-added', period);
  }

  /** @throws NotFound Conflict */
  async end(actor: Actor, periodId: string, targetId: string): Promise<void> {
    const period = await this.periods.keep(actor, periodId);
    const target = await this.em.findOne(PepTarget, { id: targetId, period: period.id, endedOn: null });
    if (!target) throw new NotFound();
    target.endedOn = this.clock.today();
    await this.periods.tell('looked-after.target-ended', period);
  }

  private async outcomesFor(actor: Actor, caseId: string): Promise<Aim[] | null> {
    if (actor.role === 'case-officer' || actor.role === 'signing-officer')
      return (await this.sectionE.of(actor, caseId)).outcomes.map(({ id, text }) => ({ id, text }));
    const plans = (await this.released.list(actor)).filter((plan) => plan.caseId === caseId);
    const section = plans[0]?.sections.find(({ id }) => id === 'E');
    return section ? section.statements.map(({ text }, nth) => ({ id: `${nth}`, text })) : null;
  }
}

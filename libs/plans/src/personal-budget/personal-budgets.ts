import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import type { Actor } from '#identity';
import { Clock, Invalid } from '#platform';
import { SectionE } from '../outcomes/section-e.ts';
import { Shaping } from '../outcomes/shaping.ts';
import { PersonalBudget } from './personal-budget.entity.ts';
import type { BudgetDecision } from './personal-budget.schema.ts';

/** Records what is decided about a personal budget. @rule F12 F13 */
@Injectable()
export class PersonalBudgets {
  constructor(
    private readonly em: EntityManager,
    private readonly section: SectionE,
    private readonly shaping: Shaping,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound; Invalid for a need or outcome that the plan has not; Conflict once the plan is issued */
  async decide(actor: Actor, caseId: string, given: BudgetDecision): Promise<void> {
    const about = await this.shaping.locked(actor, caseId);
    const { outcomes, lines } = await this.section.of(actor, caseId);
    const agreed = given.decision === 'agreed' ? given : null;
    const has = (all: readonly { id: string }[], ids: readonly string[]) =>
      ids.every((id) => all.some((each) => each.id === id));
    const needs = lines.lines.filter(({ kind }) => kind === 'need');
    if (agreed && !has(needs, agreed.needs)) throw new Invalid({ needs: 'Choose needs of this plan' });
    if (agreed && !has(outcomes, agreed.outcomes)) throw new Invalid({ outcomes: 'Choose outcomes of this plan' });
    const made = this.em.create(PersonalBudget, {
      ...{ areaId: about.areaId, case: caseId },
      ...{ words: '', needs: [], outcomes: [], amount: '', frequency: '', monitoring: '', reviewed: '', reason: '' },
      ...given,
      ...{ decidedBy: actor.personId, decidedAt: this.clock.now() },
    });
    await this.em.flush();
    const details = { rule: 'F12', decision: given.decision };
    this.audit.record({ action: 'budget.decided', areaId: about.areaId, caseId, subjectId: made.id, details });
    await this.shaping.tell(about);
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { planUrl } from '../plans.paths.ts';
import type { Block } from '../outcomes/section-e.ts';
import { Representation } from '../representations/representation.entity.ts';
import { PersonalBudget } from './personal-budget.entity.ts';

/** What was decided about personal budgets, for whoever makes the plan. */
@Injectable()
export class BudgetRecord {
  constructor(private readonly em: EntityManager) {}

  /** The decision that counts. */
  async of(caseId: string): Promise<PersonalBudget | null> {
    const [latest] = await this.em.find(
      PersonalBudget,
      { case: caseId },
      { orderBy: { decidedAt: 'desc', id: 'desc' }, limit: 1 },
    );
    return latest ?? null;
  }

  /** The family asked for one, was told yes, and section J does not have it: no final plan before. @rule F12 F13 */
  async owed(caseId: string): Promise<Block[]> {
    const promised = await this.em.find(Representation, {
      case: caseId,
      about: 'personal-budget',
      answer: { $in: ['accepted', 'in-part'] },
    });
    if (!promised.length || (await this.of(caseId))) return [];
    return promised.slice(0, 1).map(({ id, saidBy }) => ({
      id: `budget-${id}`,
      sentence: `${saidBy} asked for a personal budget and was told yes. Record it for section J.`,
      href: planUrl('budget', { caseId }),
    }));
  }
}

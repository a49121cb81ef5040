import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, CaseService, caseParams, runCase } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { SectionE } from '../outcomes/section-e.ts';
import { planPaths, planUrl } from '../plans.paths.ts';
import { shapeOutcomes } from '../plans.policy.ts';
import { outcomeChoices } from '../web/section-e/section-e.view.ts';
import { lineChoices } from '../web/needs-and-provision/lines.view.ts';
import { BudgetRecord } from './budget-record.ts';
import { budgetSchema, managementWords, type BudgetDecision } from './personal-budget.schema.ts';
import { PersonalBudgets } from './personal-budgets.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** Section J: the decision about a personal budget. */
@Controller()
export class PersonalBudgetController {
  constructor(
    private readonly budgets: PersonalBudgets,
    private readonly record: BudgetRecord,
    private readonly section: SectionE,
    private readonly cases: CaseService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.budget)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const state = await this.section.of(actor, caseId);
    const budget = await this.record.of(caseId);
    return page('page.njk', {
      title: 'Section J: personal budget',
      header: await this.headers.of(actor, caseId),
      budget,
      management: budget?.managedBy ? managementWords[budget.managedBy] : '',
      needs: lineChoices(state, 'need'),
      outcomes: outcomeChoices(state),
      managements: Object.entries(managementWords).map(([value, text]) => ({ value, text })),
      mayDecide: allows(shapeOutcomes, actor, await this.cases.forOfficer(actor, caseId)),
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
    });
  }

  @Can(shapeOutcomes)
  @Post(planPaths.budget)
  async decide(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: budgetSchema }) given: BudgetDecision,
  ) {
    await this.budgets.decide(actor, caseId, given);
    return seeOther(planUrl('budget', { caseId }));
  }

  /** The same, for programs. */
  @Can(runCase)
  @Get('api/v1/cases/:caseId/plan/personal-budget')
  async read(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    await this.cases.forOfficer(actor, caseId);
    return { budget: await this.record.of(caseId) };
  }

  @Can(shapeOutcomes)
  @Post('api/v1/cases/:caseId/plan/personal-budget')
  @HttpCode(200)
  async decideOver(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: budgetSchema }) given: BudgetDecision,
  ) {
    await this.budgets.decide(actor, caseId, given);
    return this.read(actor, { caseId });
  }
}

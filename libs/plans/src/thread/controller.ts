import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, runCase } from '#cases';
import { FamilyRecord } from '#family-record';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { planQuestions } from '#statute';
import { SectionE } from '../outcomes/section-e.ts';
import { planPaths, planUrl } from '../plans.paths.ts';
import { PlanChecks } from './plan-checks.ts';
import { threadView } from './thread.view.ts';

const page = pagesIn(import.meta.dirname);

@Controller()
export class ThreadController {
  constructor(
    private readonly section: SectionE,
    private readonly checks: PlanChecks,
    private readonly record: FamilyRecord,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.thread)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const state = await this.section.of(actor, caseId);
    const findings = await this.checks.of(actor, state);
    const { told } = await this.record.readFor(actor, caseId);
    const hopes = told.find(({ category }) => category === 'hopes')?.statements ?? [];
    return page('page.njk', {
      title: 'Golden thread and checks',
      wide: true,
      header: await this.headers.of(actor, caseId),
      ...threadView(state, hopes, findings),
      hopes,
      findings,
      musts: findings.filter(({ severity }) => severity === 'must').length,
      planQuestions,
      back: { href: planUrl('outcomes', { caseId }), text: 'Back to Section E' },
    });
  }

  /** What the checks find, for programs. */
  @Can(runCase)
  @Get('api/v1/cases/:caseId/plan-checks')
  async findings(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { findings: await this.checks.of(actor, await this.section.of(actor, caseId)) };
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, SettingList } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planQuestions } from '#statute';
import { HealthProvisions } from '../../health-provision/health-provisions.ts';
import { basisWords } from '../../placement/placement.schema.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { issuePlan } from '../../plans.policy.ts';
import { finalSchema } from '../../plans.schema.ts';
import { Remarks } from '../../remarks/remarks.ts';
import { PlanReader } from '../../versions/plan-reader.ts';
import { PlanVersions } from '../../versions/plan-versions.ts';

const page = pagesIn(import.meta.dirname);
const types = [
  'Mainstream school',
  'Special school',
  'Nursery or early years setting',
  'College or other post-16 institution',
];
type Params = z.infer<typeof caseParams>;

@Controller(planPaths.final)
export class IssuePlanController {
  constructor(
    private readonly reader: PlanReader,
    private readonly plans: PlanVersions,
    private readonly health: HealthProvisions,
    private readonly remarks: Remarks,
    private readonly settings: SettingList,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(issuePlan)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const { items } = await this.health.of(actor, caseId);
    const { about, blocks, beforeFinal, views } = await this.reader.overview(actor, caseId);
    return page('page.njk', {
      title: 'Issue the final plan',
      header: await this.headers.of(actor, caseId),
      blocks: [...blocks, ...beforeFinal],
      views,
      unanswered: (await this.remarks.of(actor, caseId)).filter(({ answer }) => !answer).length,
      outcomesUrl: planUrl('outcomes', { caseId }),
      questions: planQuestions.map(({ rule, question }) => ({ value: rule, text: question, hint: `Rule ${rule}` })),
      mayIssue: allows(issuePlan, actor, about),
      institutions: await this.settings.of(actor),
      setting: about.setting ?? '',
      health: items,
      agreedCount: items.filter(({ standing }) => standing === 'agreed').length,
      healthUrl: planUrl('health', { caseId }),
      bases: Object.entries(basisWords).map(([value, text]) => ({ value, text })),
      types: types.map((text) => ({ value: text, text })),
      consultationsUrl: planUrl('consultations', { caseId }),
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
    });
  }

  @Can(issuePlan)
  @Post()
  async issue(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: finalSchema }) input: z.infer<typeof finalSchema>,
  ) {
    const { number } = await this.plans.makeFinal(actor, caseId, input);
    return seeOther(planUrl('version', { caseId, number }));
  }
}

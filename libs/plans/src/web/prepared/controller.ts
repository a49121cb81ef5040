import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { CaseHeaders, caseParams, caseUrl, runCase } from '#cases';
import { PreparedReleases, releasePlan, Releases } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, Conflict, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { PlanReader } from '../../versions/plan-reader.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;
const endParams = caseParams.extend({ releaseId: z.uuid() });
const doneSchema = z.object({ done: z.enum(['sent', 'ended']).optional().catch(undefined) });
const doneWords = {
  sent: 'Signed and sent. Each can read the plan now, and the family’s log says so.',
  ended: 'Ended. They can no longer read the plan.',
};

/** Releases that the law asks for, ready but for one signature. @rule P14 K10 K11 */
@Controller()
export class PreparedReleasesController {
  constructor(
    private readonly prepared: PreparedReleases,
    private readonly releases: Releases,
    private readonly reader: PlanReader,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.prepared)
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Query({ schema: doneSchema }) { done }: z.infer<typeof doneSchema>,
  ) {
    const header = await this.headers.of(actor, caseId);
    const lines = await this.prepared.of(actor, caseId);
    const plan = await this.reader.lastFinal(actor, caseId);
    const waiting = lines.filter(({ sentOn }) => !sentOn);
    return page('page.njk', {
      title: 'Sign and send the plan',
      header,
      notice: done && doneWords[done],
      waiting,
      deadline: waiting[0]?.deadline,
      sent: lines.filter(({ sentOn }) => sentOn),
      plan: plan && { ...plan, href: planUrl('version', { caseId, number: plan.number }) },
      preparedUrl: caseUrl('prepared', caseId),
      back: { href: caseUrl('plan', caseId), text: 'Plan' },
    });
  }

  @Can(releasePlan)
  @Post(planPaths.prepared)
  async sign(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    await this.signAll(actor, caseId);
    return seeOther(`${caseUrl('prepared', caseId)}?done=sent`);
  }

  @Can(releasePlan)
  @Post(`${planPaths.prepared}/:releaseId/end`)
  async end(@Acting() actor: Actor, @Param({ schema: endParams }) { caseId, releaseId }: z.infer<typeof endParams>) {
    await this.releases.end(actor, caseId, releaseId);
    return seeOther(`${caseUrl('prepared', caseId)}?done=ended`);
  }

  @Can(runCase)
  @Get('api/v1/cases/:caseId/prepared-releases')
  async listByApi(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    return { prepared: await this.prepared.of(actor, caseId) };
  }

  @Can(releasePlan)
  @Post('api/v1/cases/:caseId/prepared-releases/signature')
  @HttpCode(204)
  async signByApi(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    await this.signAll(actor, caseId);
  }

  /** With the latest final plan: there is nothing else to send. @throws NotFound; Conflict while there is none */
  private async signAll(actor: Actor, caseId: string): Promise<void> {
    const plan = await this.reader.lastFinal(actor, caseId);
    if (!plan)
      throw new Conflict(
        'There is no final plan yet',
        'Nothing was sent. It stays prepared: sign it once the final plan is issued.',
      );
    await this.prepared.sign(actor, caseId, plan.id);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, caseParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { askSchema, recordSchema, type Asking, type Recorded } from '../health-provision.schema.ts';
import { HealthProvisions } from '../health-provisions.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** Section G item by item: what the commissioner was asked, agreed, or disputes. */
@Controller(planPaths.health)
export class HealthProvisionController {
  constructor(
    private readonly provisions: HealthProvisions,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const { items, past } = await this.provisions.of(actor, caseId);
    return page('page.njk', {
      title: 'Health provision: what the commissioner agrees',
      header: await this.headers.of(actor, caseId),
      items,
      past: past.filter(({ id }) => !items.some(({ asked, isChanged }) => asked?.id === id && !isChanged)),
      open: items.filter(({ standing }) => standing !== 'agreed').map(choice),
      toAsk: items.filter(({ standing }) => ['not-asked', 'not-agreed'].includes(standing)).map(choice),
      commissioners: await this.provisions.commissioners(actor),
      today: this.clock.today(),
      askUrl: `${planUrl('health', { caseId })}/asking`,
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
    });
  }

  @Can(runCase)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: recordSchema }) said: Recorded,
  ) {
    await this.provisions.record(actor, caseId, said);
    return seeOther(planUrl('health', { caseId }));
  }

  @Can(runCase)
  @Post('asking')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: askSchema }) asking: Asking,
  ) {
    await this.provisions.ask(actor, caseId, asking);
    return seeOther(planUrl('health', { caseId }));
  }
}

const choice = ({ lineId, words }: { lineId: string; words: string }) => ({
  value: lineId,
  text: words.split('\n')[0] ?? '',
});

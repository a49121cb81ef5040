import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Acting, type Actor, Area, nations } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { CaseHeaders } from '../case-header.ts';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { casePaths, caseUrl } from '../cases.paths.ts';
import { isOver, LookedAfter } from './looked-after.ts';
import { LookedAfterMeetings, nextDays } from '../looked-after-meetings/looked-after-meetings.ts';
import {
  endingSchema,
  periodParams,
  periodSchema,
  placementWords,
  type Ending,
  type NewPeriod,
} from './looked-after.schema.ts';
import { placements } from './looked-after-period.entity.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;

/** The case's page on who looks after the child: each authority in its role (K1). */
@Controller(casePaths.lookedAfter)
export class LookedAfterController {
  constructor(
    private readonly periods: LookedAfter,
    private readonly meetings: LookedAfterMeetings,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
    private readonly em: EntityManager,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const header = await this.headers.of(actor, caseId);
    const areas = new Map((await this.em.find(Area, {})).map(({ id, name }) => [id, name]));
    const today = this.clock.today();
    const periods = await Promise.all(
      (await this.periods.of(actor, caseId)).map(async (period) => ({
        ...period,
        isOver: isOver(period, today),
        authorityName: areas.get(period.authority),
        placedInName: areas.get(period.placedIn),
        isOutOfArea: period.placedIn !== period.authority,
        placementWords: placementWords[period.placement],
        next: nextDays(period, await this.meetings.of(actor, period.id), today, header.born),
      })),
    );
    return page('page.njk', {
      title: 'Looked after',
      header,
      assessing: areas.get(header.areaId),
      periods: periods.filter(({ isOver }) => !isOver),
      former: periods.filter(({ isOver }) => isOver),
    });
  }

  @Can(runCase)
  @Get('new')
  async ask(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return page('new.njk', {
      title: 'Record that an authority looks after the child',
      header: await this.headers.of(actor, caseId),
      back: { href: caseUrl('lookedAfter', caseId), text: 'Back to looked after' },
      ...(await placeChoices(this.em)),
    });
  }

  @Can(runCase)
  @Post('new')
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: periodSchema }) input: NewPeriod,
  ) {
    await this.periods.record(actor, caseId, input);
    return seeOther(caseUrl('lookedAfter', caseId));
  }

  @Can(runCase)
  @Post(':periodId/end')
  async end(
    @Acting() actor: Actor,
    @Param({ schema: periodParams }) { caseId, periodId }: z.infer<typeof periodParams>,
    @Body({ schema: endingSchema }) input: Ending,
  ) {
    await this.periods.end(actor, caseId, periodId, input);
    return seeOther(caseUrl('lookedAfter', caseId));
  }
}

const choice = ({ id, name }: Area) => ({ value: id, text: name });

/** Authorities, where a child may live, and kinds of placement to choose from. */
export async function placeChoices(em: EntityManager) {
  const areas = await em.find(Area, {}, { orderBy: { name: 'asc' } });
  return {
    areas: areas.map(choice),
    authorities: areas.filter(({ id }) => !nations[id]).map(choice),
    placements: placements.map((value) => ({ value, text: placementWords[value] })),
  };
}

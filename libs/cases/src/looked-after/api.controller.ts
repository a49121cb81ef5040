import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, allows, type Actor } from '#identity';
import { Can, Clock } from '#platform';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { LookedAfterMeetings, nextDays } from '../looked-after-meetings/looked-after-meetings.ts';
import { LookedAfterPeople } from '../looked-after-people/looked-after-people.ts';
import { LookedAfter } from './looked-after.ts';
import { keepPeriod, readPeriod } from './looked-after.policy.ts';
import type { LookedAfterPeriod } from './looked-after-period.entity.ts';
import {
  endingSchema,
  meetingSchema,
  periodParams,
  periodSchema,
  personSchema,
  placementSchema,
  toldEndingSchema,
  type Ending,
  type NewMeeting,
  type NewPerson,
  type NewPeriod,
  type Placement,
} from './looked-after.schema.ts';

const params = z.object({ periodId: z.uuid() });
type Params = z.infer<typeof params>;

@Controller('api/v1')
export class LookedAfterApiController {
  constructor(
    private readonly periods: LookedAfter,
    private readonly meetings: LookedAfterMeetings,
    private readonly people: LookedAfterPeople,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get('cases/:caseId/looked-after')
  async all(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { periods: (await this.periods.of(actor, caseId)).map(shown) };
  }

  @Can(runCase)
  @Post('cases/:caseId/looked-after')
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: periodSchema }) input: NewPeriod,
  ) {
    return shown(await this.periods.record(actor, caseId, input));
  }

  @Can(runCase)
  @Post('cases/:caseId/looked-after/:periodId/end')
  @HttpCode(204)
  async end(
    @Acting() actor: Actor,
    @Param({ schema: periodParams }) { caseId, periodId }: z.infer<typeof periodParams>,
    @Body({ schema: endingSchema }) input: Ending,
  ) {
    await this.periods.end(actor, caseId, periodId, input);
  }

  /** A period with its meetings and the days by which the next are due, as far as the reader’s part reaches. */
  @Can(readPeriod)
  @Get('looked-after/:periodId')
  async one(@Acting() actor: Actor, @Param({ schema: params }) { periodId }: Params) {
    const period = await this.periods.read(actor, periodId);
    const meetings = await this.meetings.of(actor, periodId);
    const { child } = await this.periods.about(period);
    return {
      ...shown(period),
      meetings: meetings.map(({ id, kind, on, isHeld }) => ({ id, kind, on, isHeld })),
      // whoever has only a part sees no days of reviews that are not theirs
      next: allows(keepPeriod, actor, period) ? nextDays(period, meetings, this.clock.today(), child.born) : null,
    };
  }

  @Can(keepPeriod)
  @Post('looked-after/:periodId/placement')
  async place(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: placementSchema }) input: Placement,
  ) {
    return shown(await this.periods.place(actor, periodId, input));
  }

  @Can(keepPeriod)
  @Post('looked-after/:periodId/told-ended')
  async sayEnded(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: toldEndingSchema }) { endedOn }: z.infer<typeof toldEndingSchema>,
  ) {
    return shown(await this.periods.sayEnded(actor, periodId, endedOn));
  }

  @Can(keepPeriod)
  @Post('looked-after/:periodId/meetings')
  @HttpCode(204)
  async meet(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: meetingSchema }) input: NewMeeting,
  ) {
    await this.meetings.record(actor, periodId, input);
  }

  @Can(keepPeriod)
  @Post('looked-after/:periodId/people')
  async add(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: personSchema }) input: NewPerson,
  ) {
    const { id, part, name } = await this.people.add(actor, periodId, input);
    return { id, part, name };
  }
}

function shown({ id, areaId, authority, standing, since, until, placement, placedIn, ...rest }: LookedAfterPeriod) {
  const { alsoClaimedBy, planIssuedOn } = rest;
  return { id, areaId, authority, standing, since, until, placement, placedIn, alsoClaimedBy, planIssuedOn };
}

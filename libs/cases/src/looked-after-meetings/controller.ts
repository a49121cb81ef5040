import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { caseUrl, lookedAfterPaths, lookedAfterUrl } from '../cases.paths.ts';
import { placeChoices } from '../looked-after/controller.ts';
import { LookedAfter } from '../looked-after/looked-after.ts';
import { LookedAfterMeetings } from './looked-after-meetings.ts';
import { LookedAfterPeople } from '../looked-after-people/looked-after-people.ts';
import { keepPeriod } from '../looked-after/looked-after.policy.ts';
import {
  meetingSchema,
  meetingWords,
  partNames,
  personSchema,
  placementSchema,
  toldEndingSchema,
  type NewMeeting,
  type NewPerson,
  type Placement,
} from '../looked-after/looked-after.schema.ts';

const page = pagesIn(import.meta.dirname);
const params = z.object({ periodId: z.uuid() });
type Params = z.infer<typeof params>;
const meetingParams = z.object({ periodId: z.uuid(), meetingId: z.uuid() });
const personParams = z.object({ periodId: z.uuid(), partId: z.uuid() });
const choices = (words: Record<string, string>) => Object.entries(words).map(([value, text]) => ({ value, text }));

/** Where what is known of a looked-after child is kept up: by the officers of the case and by the child's virtual school head. */
@Controller(lookedAfterPaths.keep)
export class KeepLookedAfterController {
  constructor(
    private readonly periods: LookedAfter,
    private readonly meetings: LookedAfterMeetings,
    private readonly people: LookedAfterPeople,
    private readonly em: EntityManager,
  ) {}

  @Can(keepPeriod)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: params }) { periodId }: Params) {
    const period = await this.periods.keep(actor, periodId);
    const { found, child } = await this.periods.about(period);
    return page('keep.njk', {
      title: 'Keep up what is known',
      period,
      child: child.fullName(),
      reference: found.reference,
      isOfficer: actor.role !== 'virtual-school-head',
      people: await this.people.of(actor, periodId),
      meetings: (await this.meetings.of(actor, periodId)).filter(({ isHeld }) => !isHeld),
      back: { href: placeFor(actor, period), text: 'Back' },
      ...(await placeChoices(this.em)),
      parts: choices(partNames),
      partNames,
      kinds: choices(meetingWords),
      meetingWords,
    });
  }

  @Can(keepPeriod)
  @Post('placement')
  async place(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: placementSchema }) input: Placement,
  ) {
    return seeOther(placeFor(actor, await this.periods.place(actor, periodId, input)));
  }

  @Can(keepPeriod)
  @Post('told-ended')
  async sayEnded(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: toldEndingSchema }) { endedOn }: z.infer<typeof toldEndingSchema>,
  ) {
    return seeOther(placeFor(actor, await this.periods.sayEnded(actor, periodId, endedOn)));
  }

  @Can(keepPeriod)
  @Post('meetings')
  async meet(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: meetingSchema }) input: NewMeeting,
  ) {
    await this.meetings.record(actor, periodId, input);
    return seeOther(placeFor(actor, await this.periods.read(actor, periodId)));
  }

  @Can(keepPeriod)
  @Post('meetings/:meetingId/cancel')
  async cancel(
    @Acting() actor: Actor,
    @Param({ schema: meetingParams }) { periodId, meetingId }: z.infer<typeof meetingParams>,
  ) {
    await this.meetings.cancel(actor, periodId, meetingId);
    return seeOther(lookedAfterUrl('keep', periodId));
  }

  @Can(keepPeriod)
  @Post('people')
  async add(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: Params,
    @Body({ schema: personSchema }) input: NewPerson,
  ) {
    await this.people.add(actor, periodId, input);
    return seeOther(lookedAfterUrl('keep', periodId));
  }

  @Can(keepPeriod)
  @Post('people/:partId/end')
  async letGo(
    @Acting() actor: Actor,
    @Param({ schema: personParams }) { periodId, partId }: z.infer<typeof personParams>,
  ) {
    await this.people.end(actor, periodId, partId);
    return seeOther(lookedAfterUrl('keep', periodId));
  }
}

/** The page from which somebody came: the case for its officers, the child's page for the others. */
const placeFor = ({ role }: Actor, { id, case: caseId }: { id: string; case: string }) =>
  role === 'virtual-school-head' ? lookedAfterUrl('show', id) : caseUrl('lookedAfter', caseId);

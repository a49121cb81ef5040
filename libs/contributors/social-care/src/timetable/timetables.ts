import { Injectable } from '@nestjs/common';
import { adviceUrl } from '#advice';
import { Appointments } from '#family-record';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import type { CivilDate } from '#statute';
import { OwnCase } from '../own-case.ts';
import type { Section17 } from '../section-17/section-17.entity.ts';
import { Section17Texts } from '../write-once/section-17-texts.ts';
import { clocksOf } from './child-clocks.ts';
import { clockDrawing } from './clock-drawing.ts';
import { jointTimetable } from './joint-timetable.ts';

/** Both clocks of a child and what is suggested for both. */
@Injectable()
export class Timetables {
  constructor(
    private readonly own: OwnCase,
    private readonly texts: Section17Texts,
    private readonly appointments: Appointments,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async of(actor: Actor, caseId: string, assessment: Section17 | null) {
    const found = await this.own.find(actor, caseId);
    const { texts, request } = await this.texts.of(actor, caseId);
    const visits = await this.appointments.toCome(actor, caseId);
    const asked = request && {
      state: request.state,
      sentOn: request.sentOn ?? null,
      receivedOn: request.receivedOn ?? null,
    };
    const clocks = clocksOf(found, asked, assessment);
    const today = this.clock.today() as CivilDate;
    return {
      clocks,
      drawing: clockDrawing(clocks, today),
      suggestions: jointTimetable({ clocks, teamId: actor.teamId!, visits, texts, today }),
      requestUrl: request && adviceUrl('answer', { requestId: request.id }),
    };
  }
}

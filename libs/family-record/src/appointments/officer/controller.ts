import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseHeaders, casePaths, caseUrl, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { Appointments } from '../appointments.ts';
import { pairsOf } from '../joint-visits.ts';
import { placeWords } from '../visit-words.ts';

const page = pagesIn(import.meta.dirname);

/** The visits to one child: which clash, which might be one, who has planned none yet. @rule A9 */
@Controller(casePaths.visits)
export class CaseVisitsController {
  constructor(
    private readonly appointments: Appointments,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const visits = await this.appointments.toCome(actor, caseId);
    return page('page.njk', {
      header: await this.headers.of(actor, caseId),
      title: 'Visits to come',
      places: placeWords,
      visits,
      ...pairsOf(visits),
      notBooked: await this.appointments.notBooked(actor, caseId),
      url: caseUrl('visits', caseId),
      familyUrl: caseUrl('family', caseId),
    });
  }
}

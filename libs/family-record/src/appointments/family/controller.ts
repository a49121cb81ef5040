import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseService } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { followCase } from '../../family-record.policy.ts';
import { Appointments } from '../appointments.ts';
import { placeWords } from '../visit-words.ts';

const page = pagesIn(import.meta.dirname);

@Controller(familyPaths.visits)
export class FamilyVisitsController {
  constructor(
    private readonly appointments: Appointments,
    private readonly cases: CaseService,
  ) {}

  @Can(followCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return page('page.njk', {
      title: 'Who is coming',
      caseId,
      childName: child.fullName(),
      places: placeWords,
      visits: await this.appointments.toCome(actor, caseId),
      url: familyUrl('visits', caseId),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }
}

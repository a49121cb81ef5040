import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { FamilyCases } from './where-we-are.ts';

const page = pagesIn(import.meta.dirname);

@Controller()
export class WhereWeAreController {
  constructor(private readonly cases: FamilyCases) {}

  @Can(followCase)
  @Get(familyPaths.home)
  async choose(@Acting() actor: Actor) {
    const cases = await this.cases.of(actor);
    if (cases.length === 1) return seeOther(familyUrl('case', cases[0]!.caseId));
    return page('choose.njk', {
      title: 'Where we are',
      cases: cases.map(({ caseId, ...each }) => ({ ...each, href: familyUrl('case', caseId) })),
    });
  }

  @Can(followCase)
  @Get(familyPaths.case)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const where = await this.cases.show(actor, caseId);
    return page('page.njk', {
      title: `Where we are with ${where.childName}`,
      caseId,
      ...where,
      links: [
        { href: familyUrl('story', caseId), text: 'Our story', hint: 'Read what you told us. Add something new.' },
        { href: familyUrl('plan', caseId), text: 'The plan', hint: 'Read every draft and plan that we gave you.' },
        {
          href: familyUrl('questions', caseId),
          text: 'Questions for us',
          hint: 'What people ask you, and what you answered.',
        },
        { href: familyUrl('visits', caseId), text: 'Who is coming', hint: 'Visits that people have planned.' },
        {
          href: familyUrl('sharing', caseId),
          text: 'What may be shared',
          hint: 'Who may read your story, as you decided.',
        },
        {
          href: familyUrl('whoSaw', caseId),
          text: 'Who has seen what',
          hint: 'Who read your story or was given the plan.',
        },
      ],
    });
  }
}

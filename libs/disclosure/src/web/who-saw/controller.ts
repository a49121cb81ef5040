import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseService, FamilyParts } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { readOwnLog } from '../../disclosure.policy.ts';
import { FamilyLog } from '../../family-log.ts';

const page = pagesIn(import.meta.dirname);

@Controller(familyPaths.whoSaw)
export class WhoSawController {
  constructor(
    private readonly log: FamilyLog,
    private readonly reach: FamilyParts,
    private readonly cases: CaseService,
  ) {}

  @Can(readOwnLog)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const log = await this.log.of(actor, caseId);
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return page('page.njk', {
      title: 'Who has seen what',
      childName: child.fullName(),
      days: Object.entries(Object.groupBy(log, ({ on }) => on)).map(([on, entries]) => ({ on, entries })),
      sharingUrl: (await this.reach.isOpen(actor, caseId, 'sharing')) && familyUrl('sharing', caseId),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { planPaths } from '../plans.paths.ts';
import { readSectionE } from '../plans.policy.ts';
import { PeopleHere } from './people-here.ts';
import { SectionVersion } from './section-version.ts';
import { SharedOutcomes } from './shared-outcomes.ts';

/** Ids with commas between. */
const ids = z
  .string()
  .max(2000)
  .default('')
  .transform((given) => given.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).max(50));
const hereSchema = z.object({ memberships: ids, family: ids });

/** What a live page of Section E asks: who the others are, as far as whoever looks may know, and whether anything changed. */
@Controller()
export class LiveSectionController {
  constructor(
    private readonly shared: SharedOutcomes,
    private readonly people: PeopleHere,
    private readonly versions: SectionVersion,
  ) {}

  @Can(readSectionE)
  @Get(planPaths.sectionVersion)
  async version(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    await this.shared.readable(actor, caseId);
    return { version: await this.versions.of(caseId) };
  }

  @Can(readSectionE)
  @Get(planPaths.here)
  async name(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: hereSchema }) asked: z.infer<typeof hereSchema>,
  ) {
    await this.shared.readable(actor, caseId);
    return this.people.of(actor, caseId, asked);
  }
}

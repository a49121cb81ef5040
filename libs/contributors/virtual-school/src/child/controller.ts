import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { keepPeriod, lookedAfterPaths, lookedAfterUrl, partNames, readPeriod } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, required, seeOther } from '#platform';
import { PepTargets } from '../targets/pep-targets.ts';
import { ChildPage } from './child-page.ts';

const page = pagesIn(import.meta.dirname);
const params = z.object({ periodId: z.uuid() });
const targetParams = z.object({ periodId: z.uuid(), targetId: z.uuid() });
const targetSchema = z.object({
  text: required('Write the target', 1000),
  by: required('Say by when, such as “by Easter”', 200),
});

/** A looked-after child: care plan, personal education plan, health plan, reviews and EHC on one line; targets against Section E. */
@Controller()
export class LookedAfterChildController {
  constructor(
    private readonly children: ChildPage,
    private readonly targets: PepTargets,
  ) {}

  @Can(readPeriod)
  @Get(lookedAfterPaths.show)
  async show(@Acting() actor: Actor, @Param({ schema: params }) { periodId }: z.infer<typeof params>) {
    const about = await this.children.of(actor, periodId);
    const isOfficer = actor.role === 'case-officer' || actor.role === 'signing-officer';
    return page('page.njk', {
      title: about.child,
      ...about,
      partNames,
      isOfficer,
      targets: await this.targets.of(actor, periodId),
      ...(about.mayKeep ? await this.targets.against(actor, periodId) : { outcomes: null, overlaps: [] }),
      back: isOfficer
        ? { href: `/cases/${about.caseId}/looked-after`, text: 'Back to the case' }
        : { href: lookedAfterPaths.list, text: 'Back to looked-after children' },
    });
  }

  @Can(keepPeriod)
  @Post(lookedAfterPaths.targets)
  async add(
    @Acting() actor: Actor,
    @Param({ schema: params }) { periodId }: z.infer<typeof params>,
    @Body({ schema: targetSchema }) input: z.infer<typeof targetSchema>,
  ) {
    await this.targets.add(actor, periodId, input);
    return seeOther(`${lookedAfterUrl('show', periodId)}#targets`);
  }

  @Can(keepPeriod)
  @Post(`${lookedAfterPaths.targets}/:targetId/end`)
  async end(
    @Acting() actor: Actor,
    @Param({ schema: targetParams }) { periodId, targetId }: z.infer<typeof targetParams>,
  ) {
    await this.targets.end(actor, periodId, targetId);
    return seeOther(`${lookedAfterUrl('show', periodId)}#targets`);
  }
}

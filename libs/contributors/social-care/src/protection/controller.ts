import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams } from '#cases';
import { RestrictedGrants } from '#consent';
import { Acting, Teams, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { OwnCase } from '../own-case.ts';
import { socialCarePaths, socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import { entrySchema, leaveParams, leaveSchema, type LeaveOrder, type ProtectionEntry } from './section-47.schema.ts';
import { Section47s } from './section-47s.ts';
import { kindChoices, kindWords } from './section-47-words.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;
type LeaveParams = z.infer<typeof leaveParams>;
const doneSchema = z.object({ done: z.enum(['kept', 'asked']).optional().catch(undefined) });
const doneWords = {
  kept: 'Kept. It can be read only with leave of two people.',
  asked: 'Your colleague sees it on their Social care page. Nobody else does.',
};

/** What belongs to a section 47 enquiry. Without leave the page is the same whether or not there is anything. @rule K6 */
@Controller(socialCarePaths.restricted)
export class ProtectionController {
  constructor(
    private readonly own: OwnCase,
    private readonly entries: Section47s,
    private readonly grants: RestrictedGrants,
    private readonly teams: Teams,
  ) {}

  @Can(socialWork)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Query({ schema: doneSchema }) { done }: z.infer<typeof doneSchema>,
  ) {
    const frame = await this.own.frame(actor, caseId);
    const names = await this.teams.namesOf(actor.teamId!);
    const colleagues = Object.entries(names).filter(([id]) => id !== actor.personId);
    return page('page.njk', {
      ...frame,
      title: 'Restricted',
      notice: done && doneWords[done],
      entries: (await this.entries.of(actor, caseId)).map((each) => ({
        ...each,
        kindWords: kindWords[each.kind],
        by: names[each.recordedBy] ?? 'Somebody with leave',
      })),
      leaves: await this.grants.amongTwo(actor, caseId),
      kinds: kindChoices,
      colleagues: colleagues.map(([value, text]) => ({ value, text })),
      url: socialCareUrl('restricted', { caseId }),
    });
  }

  @Can(socialWork)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: entrySchema }) entry: ProtectionEntry,
  ) {
    await this.entries.record(actor, caseId, entry);
    return seeOther(`${socialCareUrl('restricted', { caseId })}?done=kept`);
  }

  @Can(socialWork)
  @Post('leave')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: leaveSchema }) order: LeaveOrder,
  ) {
    await this.entries.askLeave(actor, caseId, order);
    return seeOther(`${socialCareUrl('restricted', { caseId })}?done=asked`);
  }

  @Can(socialWork)
  @Post('leave/:grantId/approval')
  async approve(@Acting() actor: Actor, @Param({ schema: leaveParams }) { caseId, grantId }: LeaveParams) {
    await this.entries.approve(actor, caseId, grantId);
    return seeOther(socialCareUrl('restricted', { caseId }));
  }

  @Can(socialWork)
  @Post('leave/:grantId/end')
  async end(@Acting() actor: Actor, @Param({ schema: leaveParams }) { caseId, grantId }: LeaveParams) {
    await this.entries.end(actor, caseId, grantId);
    return seeOther(socialCareUrl('restricted', { caseId }));
  }
}

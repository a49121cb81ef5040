import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseService } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { allowedEndings, allowedWords, Can, LARGEST_MB, pagesIn, ReceivesFile, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { WhoHelps } from './who-helps.ts';
import {
  earlierReportSchema,
  knownServiceSchema,
  reportParams,
  serviceParams,
  type EarlierReportInput,
  type KnownServiceInput,
} from './who-helps.schema.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;

/** The family tells who helps, and gives the reports that it has. */
@Controller(familyPaths.whoHelps)
export class WhoHelpsController {
  constructor(
    private readonly helps: WhoHelps,
    private readonly cases: CaseService,
  ) {}

  @Can(followCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const services = await this.helps.servicesOf(actor, caseId);
    return page('page.njk', {
      title: 'Who helps us',
      childName: await this.nameOf(actor, caseId),
      now: services.filter(({ endedOn }) => !endedOn),
      before: services.filter(({ endedOn }) => endedOn),
      reports: await this.helps.reportsOf(actor, caseId),
      url: familyUrl('whoHelps', caseId),
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(followCase)
  @Get('new')
  async ask(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return page('somebody.njk', {
      title: 'Who helps?',
      childName: await this.nameOf(actor, caseId),
      back: { href: familyUrl('whoHelps', caseId), text: 'Back to who helps us' },
    });
  }

  @Can(followCase)
  @Post('new')
  async add(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: knownServiceSchema }) service: KnownServiceInput,
  ) {
    await this.helps.add(actor, caseId, service);
    return seeOther(familyUrl('whoHelps', caseId));
  }

  @Can(followCase)
  @Post(':serviceId/end')
  async end(@Acting() actor: Actor, @Param({ schema: serviceParams }) params: z.infer<typeof serviceParams>) {
    await this.helps.end(actor, params.caseId, params.serviceId);
    return seeOther(familyUrl('whoHelps', params.caseId));
  }

  @Can(followCase)
  @Get('report')
  async askReport(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return page('report.njk', {
      title: 'Give us a report that you have',
      childName: await this.nameOf(actor, caseId),
      allowedWords,
      allowedEndings,
      largest: LARGEST_MB,
      back: { href: familyUrl('whoHelps', caseId), text: 'Back to who helps us' },
    });
  }

  @Can(followCase)
  @Post('report')
  @ReceivesFile('report')
  async addReport(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: earlierReportSchema }) report: EarlierReportInput,
  ) {
    await this.helps.addReport(actor, caseId, report);
    return seeOther(familyUrl('whoHelps', caseId));
  }

  @Can(followCase)
  @Get('report/:reportId')
  async open(@Acting() actor: Actor, @Param({ schema: reportParams }) params: z.infer<typeof reportParams>) {
    return this.helps.openReport(actor, params.caseId, params.reportId);
  }

  private async nameOf(actor: Actor, caseId: string): Promise<string> {
    return (await this.cases.childOf(await this.cases.readFor(actor, caseId))).fullName();
  }
}

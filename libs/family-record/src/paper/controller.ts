import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, CaseHeaders, CasePapers, casePaths, caseUrl, paperParams, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { FamilyRecord } from '../statements/family-record.service.ts';
import { WhoHelps } from '../who-helps/who-helps.ts';
import { checkLetter } from './check-letter.ts';
import { checkSchema, RecordChecks } from './record-checks.ts';

const page = pagesIn(import.meta.dirname);
const ways = [
  { value: 'paper', text: 'On paper, signed' },
  { value: 'telephone', text: 'On the telephone: I read it to them' },
  { value: 'meeting', text: 'In a meeting' },
];

/** "Is this right?": what was written down for a family, to print, read and sign. */
@Controller(`${casePaths.family}/check`)
export class PaperController {
  constructor(
    private readonly record: FamilyRecord,
    private readonly checks: RecordChecks,
    private readonly helps: WhoHelps,
    private readonly headers: CaseHeaders,
    private readonly papers: CasePapers,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    const { told, services, last, isNew } = await this.written(actor, caseId);
    return page('page.njk', {
      title: 'Is this right?',
      header: await this.headers.of(actor, caseId),
      told: told.map((group) => ({
        ...group,
        statements: group.statements.map((each) => ({ ...each, isNew: isNew(each) })),
      })),
      services,
      last,
      ways,
      today: this.clock.today(),
      upTo: this.clock.now().toISOString(),
      familyUrl: caseUrl('family', caseId),
    });
  }

  /** The same as a letter. */
  @Can(runCase)
  @Get('letter/:format')
  async letter(
    @Acting() actor: Actor,
    @Param({ schema: paperParams }) { caseId, format }: z.infer<typeof paperParams>,
  ) {
    const { childName } = await this.headers.of(actor, caseId);
    const { last, isNew, ...written } = await this.written(actor, caseId);
    const letter = checkLetter({ childName, ...written, isNew: (each) => last !== null && isNew(each) });
    return this.papers.save(actor, caseId, letter, 'Is this right', format);
  }

  /** What was told for its teller alone goes to no address that others of the family share. */
  private async written(actor: Actor, caseId: string) {
    const { told: all } = await this.record.readFor(actor, caseId);
    const told = all
      .map((group) => ({ ...group, statements: group.statements.filter(({ onlyTeller }) => !onlyTeller) }))
      .filter(({ statements }) => statements.length);
    const services = (await this.helps.servicesOf(actor, caseId)).filter(({ endedOn }) => !endedOn);
    const last = await this.checks.last(caseId);
    const isNew = ({ recordedAt }: { recordedAt: Date }) => !last || recordedAt > last.upTo;
    return { told, services, last, isNew };
  }

  @Can(runCase)
  @Post()
  async check(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: checkSchema }) check: z.infer<typeof checkSchema>,
  ) {
    await this.checks.record(actor, caseId, check);
    return seeOther(caseUrl('family', caseId));
  }
}

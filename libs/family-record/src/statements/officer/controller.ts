import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, CaseHeaders, casePaths, caseUrl, runCase } from '#cases';
import { categories, categoryWords } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { FamilyRecord } from '../family-record.service.ts';
import { Lifting } from '../../lifting/lifting.ts';
import { RecordChecks } from '../../paper/record-checks.ts';
import { WhoHelps } from '../../who-helps/who-helps.ts';
import { tellers, type Teller } from '../statement.entity.ts';
import { statementSchema, type Telling } from '../statement.schema.ts';

const page = pagesIn(import.meta.dirname);
const querySchema = z.object({
  correct: z.uuid().optional().catch(undefined),
  told: z.string().optional(),
  restricted: z.string().optional(),
  lifted: z.string().optional(),
});

@Controller(casePaths.family)
export class FamilyRecordController {
  constructor(
    private readonly record: FamilyRecord,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
    private readonly checks: RecordChecks,
    private readonly helps: WhoHelps,
    private readonly lifting: Lifting,
  ) {}

  @Can(runCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: querySchema }) { correct, told: wasTold, restricted, lifted }: z.infer<typeof querySchema>,
  ) {
    const header = await this.headers.of(actor, caseId);
    const { told } = await this.record.readFor(actor, caseId);
    const correcting = correct ? await this.record.toCorrect(actor, caseId, correct) : undefined;
    return page('page.njk', {
      title: correcting ? 'Correct what was told' : 'Family',
      header,
      notice: correct ? undefined : noticeOf(wasTold, restricted, lifted),
      told,
      untold: categories
        .filter((category) => !told.some((group) => group.category === category))
        .map((category) => categoryWords[category]),
      choices: categories.map((value) => ({ value, text: categoryWords[value] })),
      correcting,
      correctingWords: correcting && categoryWords[correcting.category],
      familyUrl: caseUrl('family', caseId),
      visitsUrl: caseUrl('visits', caseId),
      today: this.clock.today(),
      tellers: tellers.map((value) => ({ value, text: tellerWords[value] })),
      hasRestricted: (await this.lifting.of(actor, caseId)).length > 0,
      lastCheck: await this.checks.last(caseId),
      services: await this.helps.servicesOf(actor, caseId),
      reports: await this.helps.reportsOf(actor, caseId),
    });
  }

  @Can(runCase)
  @Post()
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: statementSchema }) input: Telling,
  ) {
    await this.record.tell(actor, caseId, input);
    return seeOther(`${caseUrl('family', caseId)}?told`);
  }
}

function noticeOf(told?: string, restricted?: string, lifted?: string): string | undefined {
  if (lifted !== undefined) return 'The restriction is lifted. It is read again as the family agreed.';
  if (restricted !== undefined)
    return 'It is restricted. Nobody reads it without leave from two people. You find it under What was restricted.';
  return told === undefined ? undefined : 'It is recorded. Nobody needs to ask the family for it again.';
}

const tellerWords: Record<Teller, string> = {
  child: 'The child',
  'young-person': 'The young person',
  parent: 'A parent',
  supporter: 'A supporter',
  other: 'Somebody else',
};

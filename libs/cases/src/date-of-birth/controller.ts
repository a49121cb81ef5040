import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, day, pagesIn, required, seeOther } from '#platform';
import { CaseHeaders } from '../case-header.ts';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { casePaths, caseUrl } from '../cases.paths.ts';
import { DateOfBirth } from './date-of-birth.ts';

const page = pagesIn(import.meta.dirname);
const born = day('The date of birth');
const proposedSchema = z.object({ born });
const correctedSchema = z.object({ born, reason: required('Say how you know the right date', 500) });

@Controller('api/v1/cases/:caseId/date-of-birth')
export class DateOfBirthApiController {
  constructor(private readonly births: DateOfBirth) {}

  /** What another date would change; nothing is saved. */
  @Can(runCase)
  @Get()
  async effect(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: proposedSchema }) { born }: z.infer<typeof proposedSchema>,
  ) {
    return this.births.effect(actor, caseId, born);
  }

  @Can(runCase)
  @Post()
  async correct(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: correctedSchema }) { born, reason }: z.infer<typeof correctedSchema>,
  ) {
    return this.births.correct(actor, caseId, born, reason);
  }
}

/** Two steps: the right date; then what it changes, before it is saved. */
@Controller(casePaths.born)
export class DateOfBirthController {
  constructor(
    private readonly births: DateOfBirth,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async ask(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return page('page.njk', {
      title: 'Correct the date of birth',
      header: await this.headers.of(actor, caseId),
      back: { href: caseUrl('people', caseId), text: 'Back to who speaks' },
    });
  }

  @Can(runCase)
  @Post()
  async propose(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: proposedSchema }) { born }: z.infer<typeof proposedSchema>,
  ) {
    await this.births.effect(actor, caseId, born);
    return seeOther(`${caseUrl('born', caseId)}/check?born=${born}`);
  }

  @Can(runCase)
  @Get('check')
  async check(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: proposedSchema }) { born }: z.infer<typeof proposedSchema>,
  ) {
    return page('check.njk', {
      title: 'What this changes',
      header: await this.headers.of(actor, caseId),
      back: { href: caseUrl('born', caseId), text: 'Back to the date' },
      effect: await this.births.effect(actor, caseId, born),
    });
  }

  @Can(runCase)
  @Post('check')
  async correct(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: correctedSchema }) { born, reason }: z.infer<typeof correctedSchema>,
  ) {
    await this.births.correct(actor, caseId, born, reason);
    return seeOther(`${caseUrl('people', caseId)}?done=born`);
  }
}

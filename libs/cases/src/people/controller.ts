import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Acting, scopes, type Actor } from '#identity';
import { Can, Clock, pagesIn, seeOther } from '#platform';
import { CapacityJudgements } from '../capacity/capacity-judgements.ts';
import { CaseHeaders } from '../case-header.ts';
import { runCase } from '../case.policy.ts';
import { caseParams } from '../case.schema.ts';
import { casePaths, caseUrl } from '../cases.paths.ts';
import { FamilyParts } from './family-parts.ts';
import {
  changedPersonSchema,
  newPersonSchema,
  partParams,
  partWords,
  scopeWords,
  type ChangedPerson,
  type NewPerson,
} from './people.schema.ts';
import { Speakers } from './speakers.ts';

const page = pagesIn(import.meta.dirname);
const querySchema = z.object({ done: z.string().optional() });
const newSchema = z.object({ part: z.enum(['parent', 'young-person', 'supporter']).optional().catch(undefined) });
const choices = {
  parts: Object.entries(partWords).map(([value, text]) => ({ value, text })),
  scopes: scopes.map((value) => ({ value, text: scopeWords[value] })),
};

const notices: Record<string, string> = {
  added: 'They are on the case. We sent them an email that says how to begin.',
  changed: 'It is changed. It holds from now.',
  ended: 'Their part has ended. They see nothing of the case any more.',
  judged: 'It is recorded, for this decision only. The family sees it.',
  born: 'The date of birth is corrected. Who decides was worked out afresh.',
};

/** Who speaks for the child: family and supporters, what they may see, who decides today. */
@Controller(casePaths.people)
export class PeopleController {
  constructor(
    private readonly parts: FamilyParts,
    private readonly speakers: Speakers,
    private readonly judgements: CapacityJudgements,
    private readonly headers: CaseHeaders,
    private readonly clock: Clock,
  ) {}

  @Can(runCase)
  @Get()
  async show(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: querySchema }) { done }: z.infer<typeof querySchema>,
  ) {
    const people = await this.parts.of(actor, caseId);
    return page('page.njk', {
      title: 'Family and supporters',
      header: await this.headers.of(actor, caseId),
      notice: notices[done ?? ''],
      speaking: await this.speakers.of(actor, caseId),
      people: people.filter(({ isOver }) => !isOver),
      former: people.filter(({ isOver }) => isOver),
      youngPerson: people.find(({ part, isOver }) => part === 'young-person' && !isOver),
      hasOthers: people.some(({ part, isOver, scope }) => part !== 'young-person' && !isOver && scope.length > 0),
      judgements: await this.judgements.of(actor, caseId),
      partWords,
      scopeWords,
      whole: scopes.length,
    });
  }

  @Can(runCase)
  @Get('new')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: newSchema }) { part }: z.infer<typeof newSchema>,
  ) {
    return page('person.njk', {
      title: 'Add somebody',
      header: await this.headers.of(actor, caseId),
      back: { href: caseUrl('people', caseId), text: 'Back to family and supporters' },
      person: { part, scope: part === 'supporter' ? [] : scopes },
      isNew: true,
      ...choices,
    });
  }

  @Can(runCase)
  @Post('new')
  async add(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Body({ schema: newPersonSchema }) input: NewPerson,
  ) {
    await this.parts.add(actor, caseId, input);
    return seeOther(`${caseUrl('people', caseId)}?done=added`);
  }

  @Can(runCase)
  @Get(':partId')
  async edit(@Acting() actor: Actor, @Param({ schema: partParams }) { caseId, partId }: z.infer<typeof partParams>) {
    const person = await this.parts.one(actor, caseId, partId);
    return page('person.njk', {
      title: person.name,
      header: await this.headers.of(actor, caseId),
      back: { href: caseUrl('people', caseId), text: 'Back to family and supporters' },
      person,
      partWords,
      today: this.clock.today(),
      ...choices,
    });
  }

  @Can(runCase)
  @Post(':partId')
  async change(
    @Acting() actor: Actor,
    @Param({ schema: partParams }) { caseId, partId }: z.infer<typeof partParams>,
    @Body({ schema: changedPersonSchema }) input: ChangedPerson,
  ) {
    await this.parts.change(actor, caseId, partId, input);
    return seeOther(`${caseUrl('people', caseId)}?done=changed`);
  }

  @Can(runCase)
  @Post(':partId/end')
  async end(@Acting() actor: Actor, @Param({ schema: partParams }) { caseId, partId }: z.infer<typeof partParams>) {
    await this.parts.end(actor, caseId, partId);
    return seeOther(`${caseUrl('people', caseId)}?done=ended`);
  }
}

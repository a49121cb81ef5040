import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, pagesIn, seeOther } from '#platform';
import { OwnCase } from '../own-case.ts';
import { socialCarePaths, socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import { factChoices, factWords } from './fact-words.ts';
import {
  factChangeSchema,
  factParams,
  factSchema,
  type FactChange,
  type FactOrder,
} from './social-care-fact.schema.ts';
import { SocialCareFacts } from './social-care-facts.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;
type FactParams = z.infer<typeof factParams>;

/** Plans of social care with their reviews, those that could be one meeting, and adult social care in time. @rule I12 K7 */
@Controller(socialCarePaths.facts)
export class SocialCareFactsController {
  constructor(
    private readonly own: OwnCase,
    private readonly facts: SocialCareFacts,
  ) {}

  @Can(socialWork)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return page('page.njk', {
      ...(await this.own.frame(actor, caseId)),
      title: 'Plans and reviews',
      ...(await this.facts.of(actor, caseId)),
      factWords,
      kinds: factChoices,
      url: socialCareUrl('facts', { caseId }),
    });
  }

  @Can(socialWork)
  @Post()
  async add(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: factSchema }) order: FactOrder,
  ) {
    await this.facts.add(actor, caseId, order);
    return seeOther(socialCareUrl('facts', { caseId }));
  }

  @Can(socialWork)
  @Get(':socialCareFactId')
  async one(@Acting() actor: Actor, @Param({ schema: factParams }) { caseId, socialCareFactId }: FactParams) {
    const { current } = await this.facts.of(actor, caseId);
    const fact = current.find(({ id }) => id === socialCareFactId);
    if (!fact) throw new NotFound();
    return page('fact.njk', {
      ...(await this.own.frame(actor, caseId)),
      title: factWords[fact.kind].fact,
      fact,
      back: { href: socialCareUrl('facts', { caseId }), text: 'Plans and reviews' },
    });
  }

  @Can(socialWork)
  @Post(':socialCareFactId')
  async change(
    @Acting() actor: Actor,
    @Param({ schema: factParams }) { caseId, socialCareFactId }: FactParams,
    @Body({ schema: factChangeSchema }) change: FactChange,
  ) {
    await this.facts.change(actor, caseId, socialCareFactId, change);
    return seeOther(socialCareUrl('facts', { caseId }));
  }
}

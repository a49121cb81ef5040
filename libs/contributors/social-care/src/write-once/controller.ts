import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { categories, categoryWords } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { OwnCase } from '../own-case.ts';
import { Section17s } from '../section-17/section-17s.ts';
import { socialCarePaths, socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import { Section17Texts } from './section-17-texts.ts';
import {
  serveSchema,
  takeSchema,
  textParams,
  textSchema,
  type TakeOrder,
  type TextOrder,
} from './section-17-text.schema.ts';
import { servedWords } from './served-words.ts';

const page = pagesIn(import.meta.dirname);
type CaseParams = z.infer<typeof caseParams>;
type TextParams = z.infer<typeof textParams>;

/** What is written once for both assessments, with where each text came from and went. @rule C1 */
@Controller(socialCarePaths.texts)
export class WriteOnceController {
  constructor(
    private readonly own: OwnCase,
    private readonly assessments: Section17s,
    private readonly texts: Section17Texts,
  ) {}

  @Can(socialWork)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const { texts, cards } = await this.texts.of(actor, caseId);
    return page('page.njk', {
      ...(await this.own.frame(actor, caseId)),
      title: 'Write once',
      texts,
      hasAssessment: (await this.assessments.of(actor, caseId)).length > 0,
      categoryWords,
      categories: categories.map((value) => ({ value, text: categoryWords[value] })),
      servedWords,
      served: Object.entries(servedWords).map(([value, text]) => ({ value, text })),
      cards: cards.map(({ list, key, words, section }) => ({
        value: `${list}:${key}`,
        text: words,
        hint: servedWords[section],
      })),
      url: socialCareUrl('texts', { caseId }),
      caseUrl: socialCareUrl('case', { caseId }),
    });
  }

  @Can(socialWork)
  @Post()
  async write(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: textSchema }) order: TextOrder,
  ) {
    await this.texts.write(actor, caseId, order);
    return seeOther(socialCareUrl('texts', { caseId }));
  }

  @Can(socialWork)
  @Post('from-advice')
  async take(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: takeSchema }) order: TakeOrder,
  ) {
    await this.texts.take(actor, caseId, order);
    return seeOther(socialCareUrl('texts', { caseId }));
  }

  @Can(socialWork)
  @Post(':textId')
  async serve(
    @Acting() actor: Actor,
    @Param({ schema: textParams }) { caseId, textId }: TextParams,
    @Body({ schema: serveSchema }) { serves }: z.infer<typeof serveSchema>,
  ) {
    await this.texts.serve(actor, caseId, textId, serves);
    return seeOther(socialCareUrl('texts', { caseId }));
  }

  @Can(socialWork)
  @Post(':textId/advice')
  async place(@Acting() actor: Actor, @Param({ schema: textParams }) { caseId, textId }: TextParams) {
    await this.texts.place(actor, caseId, textId);
    return seeOther(socialCareUrl('texts', { caseId }));
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { caseParams, CaseService } from '#cases';
import { familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { childsPages, ownWordsOf } from './childs-page.ts';
import { ChildsPages, chosenSchema, pageParams } from './childs-pages.ts';

const page = pagesIn(import.meta.dirname);
const doneSchema = z.object({ done: z.string().optional() });
type PageParams = z.infer<typeof pageParams>;

/** The child's own pages: four questions with pictures to choose, and room for their own words. */
@Controller(familyPaths.childsPages)
export class ChildsPagesController {
  constructor(
    private readonly pages: ChildsPages,
    private readonly cases: CaseService,
  ) {}

  @Can(followCase)
  @Get()
  async all(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>,
    @Query({ schema: doneSchema }) { done }: z.infer<typeof doneSchema>,
  ) {
    const pages = await this.pages.of(actor, caseId);
    return page('all.njk', {
      title: `All about ${await this.nameOf(actor, caseId)}`,
      notice: done === undefined ? undefined : 'Well done. We have it.',
      pages: pages.map((each) => ({ ...each, href: urlOf(caseId, each.key) })),
      isEmpty: pages.every((each) => !each.told),
      drawUrl: `${familyUrl('story', caseId)}/hopes/file`,
      back: { href: familyUrl('case', caseId), text: 'Back to where we are' },
    });
  }

  @Can(followCase)
  @Get(':page')
  async show(@Acting() actor: Actor, @Param({ schema: pageParams }) { caseId, page: key }: PageParams) {
    const pages = await this.pages.of(actor, caseId);
    const { told, ...asked } = pages.find((each) => each.key === key)!;
    const chosen = told?.pictures ?? [];
    return page('page.njk', {
      ...asked,
      childName: await this.nameOf(actor, caseId),
      number: keysInOrder.indexOf(key) + 1,
      count: pages.length,
      chosen,
      words: told && ownWordsOf(asked, chosen, told.words),
      back: { href: familyUrl('childsPages', caseId), text: 'Back to all pages' },
    });
  }

  @Can(followCase)
  @Post(':page')
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: pageParams }) { caseId, page: key }: PageParams,
    @Body({ schema: chosenSchema }) chosen: z.infer<typeof chosenSchema>,
  ) {
    await this.pages.tell(actor, caseId, key, chosen);
    const next = keysInOrder[keysInOrder.indexOf(key) + 1];
    return seeOther(next ? urlOf(caseId, next) : `${familyUrl('childsPages', caseId)}?done`);
  }

  private async nameOf(actor: Actor, caseId: string): Promise<string> {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return child.preferredName ?? child.givenName;
  }
}

const keysInOrder = childsPages.map(({ key }) => key);
const urlOf = (caseId: string, key: string) => `${familyUrl('childsPages', caseId)}/${key}`;

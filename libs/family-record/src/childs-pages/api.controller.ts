import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { ChildsPages, chosenSchema, pageParams } from './childs-pages.ts';

@Controller('api/v1/family/cases/:caseId/my-pages')
export class ChildsPagesApiController {
  constructor(private readonly pages: ChildsPages) {}

  @Can(followCase)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: z.infer<typeof caseParams>) {
    return { pages: await this.pages.of(actor, caseId) };
  }

  @Can(followCase)
  @Post(':page')
  @HttpCode(204)
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: pageParams }) { caseId, page }: z.infer<typeof pageParams>,
    @Body({ schema: chosenSchema }) chosen: z.infer<typeof chosenSchema>,
  ) {
    await this.pages.tell(actor, caseId, page, chosen);
  }
}

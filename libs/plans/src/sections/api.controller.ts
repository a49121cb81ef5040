import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { shapeOutcomes } from '../plans.policy.ts';
import { sectionParams, sectionSchema, type WordedSection } from './plan-text.schema.ts';
import { SectionEditor } from './section-editor.ts';
import { sectionView } from './section.view.ts';
import { Wordings } from './wordings.ts';

type Params = z.infer<typeof sectionParams>;

/** One section of the plan over JSON: the same service and schema as its page. */
@Controller('api/v1/cases/:caseId/plan/sections/:section')
export class SectionApiController {
  constructor(
    private readonly editor: SectionEditor,
    private readonly wordings: Wordings,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: sectionParams }) { caseId, section }: Params) {
    const { statements, gone, sources } = sectionView(await this.editor.of(actor, caseId, section));
    return { section, statements, gone, sources, history: await this.wordings.history(caseId, section) };
  }

  @Can(shapeOutcomes)
  @Post()
  @HttpCode(200)
  async save(
    @Acting() actor: Actor,
    @Param({ schema: sectionParams }) params: Params,
    @Body({ schema: sectionSchema }) given: WordedSection,
  ) {
    await this.editor.save(actor, params.caseId, params.section, given);
    return this.show(actor, params);
  }
}

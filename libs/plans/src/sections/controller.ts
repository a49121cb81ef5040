import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, runCase } from '#cases';
import { Acting, allows, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { planSections } from '#statute';
import { planPaths, planUrl } from '../plans.paths.ts';
import { shapeOutcomes } from '../plans.policy.ts';
import { sectionParams, sectionSchema, type WordedSection } from './plan-text.schema.ts';
import { SectionChanged, SectionEditor } from './section-editor.ts';
import { historyView, sectionView, type Unsaved } from './section.view.ts';
import { Wordings } from './wordings.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof sectionParams>;

/** One section of the plan, for officers to word. */
@Controller(planPaths.section)
export class SectionController {
  constructor(
    private readonly editor: SectionEditor,
    private readonly wordings: Wordings,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: sectionParams }) params: Params) {
    return this.editing(actor, params, {});
  }

  /** What somebody else saved meanwhile is shown beside one's own, and nothing is saved until one has chosen. */
  @Can(shapeOutcomes)
  @Post()
  async save(
    @Acting() actor: Actor,
    @Param({ schema: sectionParams }) params: Params,
    @Body({ schema: sectionSchema }) typed: WordedSection,
  ) {
    try {
      await this.editor.save(actor, params.caseId, params.section, typed);
    } catch (error) {
      if (!(error instanceof SectionChanged)) throw error;
      const { title: heading, advice, theirs, status } = error;
      return this.editing(actor, params, { conflict: { heading, advice } }, { typed, theirs }, status);
    }
    return seeOther(planUrl('section', params));
  }

  private async editing(actor: Actor, params: Params, model: object, unsaved?: Unsaved, status = 200) {
    const { caseId, section } = params;
    const now = await this.editor.of(actor, caseId, section);
    const about = planSections.find(({ id }) => id === section)!;
    return page(
      'page.njk',
      {
        title: `Section ${section}: ${about.title}`,
        content: about.content,
        header: await this.headers.of(actor, caseId),
        ...sectionView(now, unsaved),
        history: historyView(await this.wordings.history(caseId, section)),
        mayWord: allows(shapeOutcomes, actor, now.about),
        back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
        ...model,
      },
      status,
    );
  }
}

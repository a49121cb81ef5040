import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn, seeOther } from '#platform';
import { needAreas, planSections } from '#statute';
import { LineChanged, LineService } from '../../merging/line.service.ts';
import type { PlanLine } from '../../merging/plan-line.entity.ts';
import { lineParams, lineSchema } from '../../merging/plan-line.schema.ts';
import { SectionE } from '../../outcomes/section-e.ts';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { shapeOutcomes } from '../../plans.policy.ts';
import { outcomeChoices } from '../section-e/section-e.view.ts';
import { contradictionsIn, lineChoices } from '../needs-and-provision/lines.view.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof lineParams>;
const areas = needAreas.map(({ id, title }) => ({ value: id, text: title }));

@Controller(planPaths.line)
export class EditLineController {
  constructor(
    private readonly section: SectionE,
    private readonly lines: LineService,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(shapeOutcomes)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: lineParams }) params: Params) {
    const line = await this.lines.line(actor, params.caseId, params.lineId);
    return this.editing(actor, params, line, {});
  }

  /** Somebody else's change in between is shown beside one's own, and nothing is saved until one has chosen. */
  @Can(shapeOutcomes)
  @Post()
  async save(
    @Acting() actor: Actor,
    @Param({ schema: lineParams }) params: Params,
    @Body({ schema: lineSchema }) input: z.infer<typeof lineSchema>,
  ) {
    try {
      await this.lines.reword(actor, params.caseId, params.lineId, input);
    } catch (error) {
      if (!(error instanceof LineChanged)) throw error;
      const { title: heading, advice, now, status } = error;
      const { version: _, ...typed } = input;
      return this.editing(actor, params, now, { words: typed, conflict: { heading, advice, now } }, status);
    }
    return seeOther(`${planUrl('needsAndProvision', params)}#${params.lineId}`);
  }

  private async editing(actor: Actor, params: Params, line: PlanLine, model: Record<string, unknown>, status = 200) {
    const state = await this.section.of(actor, params.caseId);
    const { text, section, area, tiedTo, details, kind, version } = line;
    const isNeed = kind === 'need';
    return page(
      'page.njk',
      {
        title: isNeed ? 'Edit the need' : 'Edit the provision',
        header: await this.headers.of(actor, params.caseId),
        back: { href: planUrl('needsAndProvision', params), text: 'Back to needs and provision' },
        ...{ isNeed, version, areas },
        words: { text, section, area, tiedTo, ...details },
        sections: planSections
          .filter(({ id }) => (isNeed ? ['B', 'C', 'D'] : ['F', 'G', 'H1', 'H2']).includes(id))
          .map(({ id, title }) => ({ value: id, text: `${id}: ${title}` })),
        choices: isNeed ? [] : [...outcomeChoices(state), ...lineChoices(state, 'need')],
        contradictions: contradictionsIn(
          line,
          state.lines.uses.filter(({ lineId }) => lineId === line.id),
        ),
        ...model,
      },
      status,
    );
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import {
  CaseHeaders,
  caseParams,
  caseUrl,
  dueWords,
  Exemptions,
  isBehind,
  runCase,
  stageWords,
  timelineOf,
} from '#cases';
import { FamilyRecord } from '#family-record';
import { Acting, agencyWords, type Actor } from '#identity';
import { Can, civil, pagesIn, seeOther } from '#platform';
import { SectionE } from '../outcomes/section-e.ts';
import { planPaths, planUrl } from '../plans.paths.ts';
import { setLetterhead } from '../plans.policy.ts';
import { PlanChecks } from '../thread/plan-checks.ts';
import { PlanReader } from '../versions/plan-reader.ts';
import { viewOf } from '../versions/plan-view.ts';
import { monthSchema, panelSchema, panelWords, seeDecisions, type PanelSaid } from './panel.schema.ts';
import { Panels } from './panels.ts';

const page = pagesIn(import.meta.dirname);
type Params = z.infer<typeof caseParams>;

/** Everything that a panel needs of a case on one page, and what it said. @rule E3 */
@Controller()
export class PanelController {
  constructor(
    private readonly panels: Panels,
    private readonly reader: PlanReader,
    private readonly section: SectionE,
    private readonly checks: PlanChecks,
    private readonly record: FamilyRecord,
    private readonly exemptions: Exemptions,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.panel)
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    const said = await this.panels.of(actor, caseId);
    const { about, sections, blocks, waitingFor, versions } = await this.reader.overview(actor, caseId);
    const shown = viewOf(sections).filter(({ id }) => id !== 'A' && id !== 'K');
    const state = await this.section.of(actor, caseId);
    const findings = await this.checks.of(actor, state);
    const { told } = await this.record.readFor(actor, caseId);
    const deadlines = timelineOf(about, await this.exemptions.inForce(about));
    return page('page.njk', {
      title: 'Case pack for the panel',
      header: await this.headers.of(actor, caseId),
      back: { href: planUrl('plan', { caseId }), text: 'Back to the plan' },
      about,
      deadlines: deadlines
        .filter((each) => (each.rule === 'D3' || each.rule === 'D7') && !isBehind(about, each))
        .map((each) => ({ ...each, what: dueWords(each) })),
      told,
      advice: state.advice.map(({ agency, ...each }) => ({ ...each, from: agencyWords[agency] })),
      adviceUrl: caseUrl('advice', caseId),
      waitingFor,
      sections: shown.filter(({ isEmpty }) => !isEmpty),
      empty: shown.filter(({ isEmpty }) => isEmpty).map(({ name, title }) => `${name} (${title})`),
      musts: findings.filter(({ severity }) => severity === 'must').length,
      threadUrl: planUrl('thread', { caseId }),
      blocks,
      versions: versions.map((each) => ({ ...each, href: planUrl('version', { caseId, number: each.number }) })),
      links: [
        { text: 'Timeline and statutory days', href: caseUrl('show', caseId) },
        { text: 'Section E', href: planUrl('outcomes', { caseId }) },
        { text: 'What the family said of the draft', href: planUrl('views', { caseId }) },
        { text: 'Schools and colleges consulted', href: planUrl('consultations', { caseId }) },
      ],
      said,
      panelWords,
    });
  }

  @Can(runCase)
  @Post(planPaths.panel)
  async keep(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: panelSchema }) said: PanelSaid,
  ) {
    await this.panels.record(actor, caseId, said);
    return seeOther(`${planUrl('panel', { caseId })}#said`);
  }

  /** What awaits a decision, and which decisions are looked at again. @rule E3 */
  @Can(seeDecisions)
  @Get(planPaths.decisions)
  async decisions(@Acting() actor: Actor, @Query({ schema: monthSchema }) { month }: z.infer<typeof monthSchema>) {
    const [last] = this.panels.lastMonths();
    const shown = month && month <= last! ? month : last!;
    const packOf = ({ caseId }: { caseId: string }) => planUrl('panel', { caseId });
    const awaiting = await this.panels.awaiting(actor);
    const { decided, sampled } = await this.panels.sample(actor, shown);
    return page('decisions.njk', {
      title: 'Decisions',
      wide: true,
      letterheadUrl: setLetterhead.may(actor) ? planPaths.letterhead : null,
      awaiting: awaiting.map((each) => ({ ...each, href: packOf(each), stage: stageWords[each.state as 'drafting'] })),
      month: shown,
      monthWords: monthWords(shown),
      months: this.panels.lastMonths().map((value) => ({ value, text: monthWords(value) })),
      decided,
      sampled: sampled.map((each) => ({
        ...each,
        href: `${packOf(each)}#second-look`,
        words: decisionWords[each.what],
      })),
      panelWords,
    });
  }

  @Can(runCase)
  @Get('api/v1/cases/:caseId/panel')
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: Params) {
    return { said: await this.panels.of(actor, caseId) };
  }

  @Can(runCase)
  @Post('api/v1/cases/:caseId/panel')
  async add(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: Params,
    @Body({ schema: panelSchema }) said: PanelSaid,
  ) {
    await this.panels.record(actor, caseId, said);
    return this.list(actor, { caseId });
  }

  @Can(seeDecisions)
  @Get('api/v1/decisions')
  async sample(@Acting() actor: Actor, @Query({ schema: monthSchema }) { month }: z.infer<typeof monthSchema>) {
    const [last] = this.panels.lastMonths();
    const shown = month && month <= last! ? month : last!;
    return { awaiting: await this.panels.awaiting(actor), month: shown, ...(await this.panels.sample(actor, shown)) };
  }
}

/** `2026-10` as `October 2026`. */
const monthWords = (month: string) => civil(`${month}-01`).replace(/^1 /, '');

const decisionWords = {
  assess: 'To assess',
  'not-assess': 'Not to assess',
  'no-plan': 'Not to issue a plan',
  final: 'Final plan issued',
} as const;

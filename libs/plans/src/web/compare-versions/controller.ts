import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { CaseHeaders, runCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, pagesIn } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { versionParams } from '../../plans.schema.ts';
import { Wordings } from '../../sections/wordings.ts';
import { comparedVersions } from '../../versions/compared-versions.rules.ts';
import { PlanReader } from '../../versions/plan-reader.ts';

const page = pagesIn(import.meta.dirname);
const comparedParams = versionParams.extend({ earlier: versionParams.shape.number });
type Params = z.infer<typeof comparedParams>;

/** What changed from one version of the plan to another, and who worded it. */
@Controller()
export class CompareVersionsController {
  constructor(
    private readonly reader: PlanReader,
    private readonly wordings: Wordings,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.compared)
  async show(@Acting() actor: Actor, @Param({ schema: comparedParams }) params: Params) {
    const { caseId, number, earlier } = params;
    return page('page.njk', {
      title: `What changed from version ${earlier} to version ${number}`,
      header: await this.headers.of(actor, caseId),
      ...(await this.changes(actor, params)),
      back: { href: planUrl('version', { caseId, number }), text: 'Back to the version' },
    });
  }

  /** The same, for programs. */
  @Can(runCase)
  @Get('api/v1/cases/:caseId/plan/:number/since/:earlier')
  async changed(@Acting() actor: Actor, @Param({ schema: comparedParams }) params: Params) {
    const { sections } = await this.changes(actor, params);
    return { sections };
  }

  private async changes(actor: Actor, { caseId, number, earlier }: Params) {
    const [was, now] = [
      await this.reader.forOfficer(actor, caseId, earlier),
      await this.reader.forOfficer(actor, caseId, number),
    ];
    const authors = await this.wordings.authorsBetween(caseId, was.madeAt, now.madeAt);
    const sections = comparedVersions(was.sections, now.sections).map((section) => ({
      ...section,
      changes: section.changes.map((each) => ({ ...each, by: authors.get(each.key ?? '') ?? [] })),
    }));
    return { was, now, sections };
  }
}

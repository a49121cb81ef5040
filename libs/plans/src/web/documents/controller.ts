import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, runCase } from '#cases';
import { Releases, seeReleased, type ReleaseLine } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, NotFound, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { readOwnPlan, savePlan } from '../../plans.policy.ts';
import { releasedParams, versionParams } from '../../plans.schema.ts';
import { ReleasedPlans } from '../../released/released-plans.ts';
import { PlanReader } from '../../versions/plan-reader.ts';
import { DocumentPages } from './document-pages.ts';
import { PlanDocuments } from '../../printing/plan-documents.ts';
import { documentParams, printSchema, type PrintOrder } from '../../printing/printing.schema.ts';

type Version = z.infer<typeof versionParams>;
type Released = z.infer<typeof releasedParams>;

const thePlan = { value: 'plan', text: 'The plan' } as const;
const contents = [
  thePlan,
  {
    value: 'child',
    text: 'A plain copy for the child',
    hint: 'Their own words, the aims, the help and the school, in large print',
  },
  { value: 'letter', text: 'The letter that goes with it', hint: 'What the family can do now, and its rights' },
] as const;

/** Plans as files: for officers of the area, for the family, and for those to whom a plan was released. */
@Controller()
export class DocumentsController {
  constructor(
    private readonly reader: PlanReader,
    private readonly released: ReleasedPlans,
    private readonly releases: Releases,
    private readonly documents: PlanDocuments,
    private readonly pages: DocumentPages,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.documents)
  async forOfficer(@Acting() actor: Actor, @Param({ schema: versionParams }) { caseId, number }: Version) {
    const { id } = await this.reader.forOfficer(actor, caseId, number);
    return this.pages.show(actor, {
      planVersionId: id,
      title: `Files of the plan, version ${number}`,
      frame: 'cases/src/web/case.njk',
      header: await this.headers.of(actor, caseId),
      back: { href: planUrl('version', { caseId, number }), text: 'Back to the plan' },
      contents: [...contents],
      copies: await this.copiesOf(actor, caseId, id),
      ownCopy: 'The family’s and the council’s own',
    });
  }

  @Can(runCase)
  @Post(planPaths.documents)
  async askAsOfficer(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: Version,
    @Body({ schema: printSchema }) { copy, ...order }: PrintOrder,
  ) {
    const { id: planVersionId } = await this.reader.forOfficer(actor, caseId, number);
    const release = copy ? chosen(await this.copiesOf(actor, caseId, planVersionId), copy) : null;
    await this.documents.ask(actor, { planVersionId, release }, order);
    return seeOther(planUrl('documents', { caseId, number }));
  }

  @Can(readOwnPlan)
  @Get(planPaths.familyDocuments)
  async forFamily(@Acting() actor: Actor, @Param({ schema: versionParams }) { caseId, number }: Version) {
    const { id, kind } = await this.reader.forFamily(actor, caseId, number);
    return this.pages.show(actor, {
      planVersionId: id,
      title: kind === 'draft' ? 'Save or print the draft plan' : 'Save or print the plan',
      frame: 'platform/src/web/layout.njk',
      back: { href: planUrl('familyVersion', { caseId, number }), text: 'Back to the plan' },
      contents: [...contents],
      copies: [],
      ownCopy: 'Your own',
    });
  }

  @Can(readOwnPlan)
  @Post(planPaths.familyDocuments)
  async askAsFamily(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: Version,
    @Body({ schema: printSchema }) { copy: _none, ...order }: PrintOrder,
  ) {
    const { id: planVersionId } = await this.reader.forFamily(actor, caseId, number);
    await this.documents.ask(actor, { planVersionId, release: null }, order);
    return seeOther(planUrl('familyDocuments', { caseId, number }));
  }

  @Can(seeReleased)
  @Get(planPaths.releasedDocuments)
  async forRecipient(@Acting() actor: Actor, @Param({ schema: releasedParams }) { planVersionId }: Released) {
    const { childName, releases } = await this.released.read(actor, planVersionId);
    return this.pages.show(actor, {
      planVersionId,
      title: `Save or print the plan for ${childName}`,
      frame: 'platform/src/web/layout.njk',
      back: { href: planUrl('releasedPlan', { planVersionId }), text: 'Back to the plan' },
      contents: [thePlan],
      copies: releases,
      ownCopy: null,
    });
  }

  @Can(seeReleased)
  @Post(planPaths.releasedDocuments)
  async askAsRecipient(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: Released,
    @Body({ schema: printSchema }) { copy, ...order }: PrintOrder,
  ) {
    const { releases } = await this.released.read(actor, planVersionId);
    const release = copy ? chosen(releases, copy) : releases[0]!;
    await this.documents.ask(actor, { planVersionId, release }, order);
    return seeOther(planUrl('releasedDocuments', { planVersionId }));
  }

  @Can(savePlan)
  @Get(planPaths.document)
  async save(@Acting() actor: Actor, @Param({ schema: documentParams }) params: z.infer<typeof documentParams>) {
    return this.documents.download(actor, params.documentId);
  }

  private async copiesOf(actor: Actor, caseId: string, planVersionId: string): Promise<ReleaseLine[]> {
    const all = await this.releases.forCase(actor, caseId);
    return all.filter((each) => each.planVersionId === planVersionId && !each.isOver);
  }
}

/** @throws NotFound for a release of another version, or one that is over. */
function chosen(copies: ReleaseLine[], id: string): ReleaseLine {
  const found = copies.find((each) => each.id === id);
  if (!found) throw new NotFound();
  return found;
}

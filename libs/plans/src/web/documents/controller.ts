import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseHeaders, runCase } from '#cases';
import { seeReleased } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, seeOther } from '#platform';
import { planPaths, planUrl } from '../../plans.paths.ts';
import { readOwnPlan, savePlan } from '../../plans.policy.ts';
import { releasedParams, versionParams } from '../../plans.schema.ts';
import { PlanDocuments } from '../../printing/plan-documents.ts';
import { PrintOrders } from '../../printing/print-orders.ts';
import { documentParams, printSchema, type PrintOrder } from '../../printing/printing.schema.ts';
import { DocumentPages } from './document-pages.ts';

type Version = z.infer<typeof versionParams>;
type Released = z.infer<typeof releasedParams>;

/** Plans as files: for officers of the area, for the family, and for those to whom a plan was released. */
@Controller()
export class DocumentsController {
  constructor(
    private readonly orders: PrintOrders,
    private readonly documents: PlanDocuments,
    private readonly pages: DocumentPages,
    private readonly headers: CaseHeaders,
  ) {}

  @Can(runCase)
  @Get(planPaths.documents)
  async forOfficer(@Acting() actor: Actor, @Param({ schema: versionParams }) { caseId, number }: Version) {
    return this.pages.show(actor, {
      version: await this.orders.forOfficer(actor, caseId, number),
      title: `Files of the plan, version ${number}`,
      header: await this.headers.of(actor, caseId),
      back: planUrl('version', { caseId, number }),
      ownCopy: 'The family’s and the council’s own',
    });
  }

  @Can(runCase)
  @Post(planPaths.documents)
  async askAsOfficer(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: Version,
    @Body({ schema: printSchema }) order: PrintOrder,
  ) {
    await this.orders.ask(actor, await this.orders.forOfficer(actor, caseId, number), order);
    return seeOther(planUrl('documents', { caseId, number }));
  }

  @Can(readOwnPlan)
  @Get(planPaths.familyDocuments)
  async forFamily(@Acting() actor: Actor, @Param({ schema: versionParams }) { caseId, number }: Version) {
    const version = await this.orders.forFamily(actor, caseId, number);
    return this.pages.show(actor, {
      version,
      title: version.kind === 'draft' ? 'Save or print the draft plan' : 'Save or print the plan',
      back: planUrl('familyVersion', { caseId, number }),
      ownCopy: 'Your own',
    });
  }

  @Can(readOwnPlan)
  @Post(planPaths.familyDocuments)
  async askAsFamily(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: Version,
    @Body({ schema: printSchema }) order: PrintOrder,
  ) {
    await this.orders.ask(actor, await this.orders.forFamily(actor, caseId, number), order);
    return seeOther(planUrl('familyDocuments', { caseId, number }));
  }

  @Can(seeReleased)
  @Get(planPaths.releasedDocuments)
  async forRecipient(@Acting() actor: Actor, @Param({ schema: releasedParams }) { planVersionId }: Released) {
    const version = await this.orders.forRecipient(actor, planVersionId);
    return this.pages.show(actor, {
      version,
      title: `Save or print the plan for ${version.childName}`,
      back: planUrl('releasedPlan', { planVersionId }),
      ownCopy: null,
    });
  }

  @Can(seeReleased)
  @Post(planPaths.releasedDocuments)
  async askAsRecipient(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: Released,
    @Body({ schema: printSchema }) order: PrintOrder,
  ) {
    await this.orders.askAsRecipient(actor, await this.orders.forRecipient(actor, planVersionId), order);
    return seeOther(planUrl('releasedDocuments', { planVersionId }));
  }

  @Can(savePlan)
  @Get(planPaths.document)
  async save(@Acting() actor: Actor, @Param({ schema: documentParams }) params: z.infer<typeof documentParams>) {
    return this.documents.download(actor, params.documentId);
  }
}

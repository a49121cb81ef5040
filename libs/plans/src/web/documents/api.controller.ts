import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { runCase } from '#cases';
import { seeReleased } from '#disclosure';
import { Acting, type Actor } from '#identity';
import { Can, withIds } from '#platform';
import { planPaths } from '../../plans.paths.ts';
import { releasedParams, versionParams } from '../../plans.schema.ts';
import { PlanDocuments } from '../../printing/plan-documents.ts';
import { PrintOrders, type PrintableVersion } from '../../printing/print-orders.ts';
import { printSchema, type PrintOrder } from '../../printing/printing.schema.ts';

type Version = z.infer<typeof versionParams>;
type Released = z.infer<typeof releasedParams>;

/** Files of plans over JSON: asked for, and where each is saved once it is ready. */
@Controller('api/v1')
export class DocumentsApiController {
  constructor(
    private readonly orders: PrintOrders,
    private readonly documents: PlanDocuments,
  ) {}

  @Can(runCase)
  @Get('cases/:caseId/plan/:number/documents')
  async ofCase(@Acting() actor: Actor, @Param({ schema: versionParams }) { caseId, number }: Version) {
    return this.listed(await this.orders.forOfficer(actor, caseId, number));
  }

  @Can(runCase)
  @Post('cases/:caseId/plan/:number/documents')
  async ask(
    @Acting() actor: Actor,
    @Param({ schema: versionParams }) { caseId, number }: Version,
    @Body({ schema: printSchema }) order: PrintOrder,
  ) {
    const version = await this.orders.forOfficer(actor, caseId, number);
    await this.orders.ask(actor, version, order);
    return this.listed(version);
  }

  @Can(seeReleased)
  @Get('plans/:planVersionId/documents')
  async ofReleased(@Acting() actor: Actor, @Param({ schema: releasedParams }) { planVersionId }: Released) {
    return this.listed(await this.orders.forRecipient(actor, planVersionId));
  }

  @Can(seeReleased)
  @Post('plans/:planVersionId/documents')
  async askAsRecipient(
    @Acting() actor: Actor,
    @Param({ schema: releasedParams }) { planVersionId }: Released,
    @Body({ schema: printSchema }) order: PrintOrder,
  ) {
    const version = await this.orders.forRecipient(actor, planVersionId);
    await this.orders.askAsRecipient(actor, version, order);
    return this.listed(version);
  }

  private async listed({ planVersionId }: PrintableVersion) {
    const documents = await this.documents.of(planVersionId);
    return {
      documents: documents.map((each) => ({
        ...each,
        savedFrom: each.state === 'ready' ? withIds(planPaths.document, { documentId: each.id }) : null,
      })),
    };
  }
}

import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { caseParams, readCase } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can, ReceivesFile } from '#platform';
import { tell } from '../family-record.policy.ts';
import { WhoHelps } from './who-helps.ts';
import {
  earlierReportSchema,
  knownServiceSchema,
  reportParams,
  serviceParams,
  type EarlierReportInput,
  type KnownServiceInput,
} from './who-helps.schema.ts';

type CaseParams = z.infer<typeof caseParams>;

/** For the family, and for an officer who writes down what it tells. */
@Controller('api/v1/cases/:caseId/who-helps')
export class WhoHelpsApiController {
  constructor(private readonly helps: WhoHelps) {}

  @Can(readCase)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const [services, reports] = [await this.helps.servicesOf(actor, caseId), await this.helps.reportsOf(actor, caseId)];
    return { services, reports };
  }

  @Can(tell)
  @Post()
  async add(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: knownServiceSchema }) service: KnownServiceInput,
  ) {
    const { id } = await this.helps.add(actor, caseId, service);
    return { id };
  }

  @Can(tell)
  @Post(':serviceId/end')
  @HttpCode(204)
  async end(@Acting() actor: Actor, @Param({ schema: serviceParams }) params: z.infer<typeof serviceParams>) {
    await this.helps.end(actor, params.caseId, params.serviceId);
  }

  /** A form (multipart) with the file in `report`, after the other fields; the x-csrf-token goes in the header. */
  @Can(tell)
  @Post('reports')
  @ReceivesFile('report')
  @ApiConsumes('multipart/form-data')
  async addReport(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: earlierReportSchema }) report: EarlierReportInput,
  ) {
    const { id } = await this.helps.addReport(actor, caseId, report);
    return { id };
  }

  @Can(readCase)
  @Get('reports/:reportId')
  async open(@Acting() actor: Actor, @Param({ schema: reportParams }) params: z.infer<typeof reportParams>) {
    return this.helps.openReport(actor, params.caseId, params.reportId);
  }
}

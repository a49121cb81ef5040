import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { planVisit, readFamilyRecord } from '../family-record.policy.ts';
import { visitParams, visitSchema, type Visit } from './appointment.schema.ts';
import { Appointments } from './appointments.ts';
import { pairsOf } from './joint-visits.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller('api/v1/cases/:caseId/visits')
export class VisitsApiController {
  constructor(private readonly appointments: Appointments) {}

  @Can(readFamilyRecord)
  @Get()
  async list(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    const visits = await this.appointments.toCome(actor, caseId);
    return { visits, ...pairsOf(visits) };
  }

  @Can(planVisit)
  @Post()
  async plan(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: visitSchema }) visit: Visit,
  ) {
    const { id } = await this.appointments.plan(actor, caseId, visit);
    return { id };
  }

  @Can(planVisit)
  @HttpCode(204)
  @Post(':visitId/cancel')
  async cancel(
    @Acting() actor: Actor,
    @Param({ schema: visitParams }) { caseId, visitId }: z.infer<typeof visitParams>,
  ) {
    await this.appointments.cancel(actor, caseId, visitId);
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { caseParams, Speakers } from '#cases';
import { Acting, type Actor } from '#identity';
import { Can } from '#platform';
import { ConsentService } from './consent.service.ts';
import { readSharing, recordSharing } from './sharing.policy.ts';
import { sharingSchema, type SharingDiscussion } from './sharing.schema.ts';

type CaseParams = z.infer<typeof caseParams>;

@Controller('api/v1/cases/:caseId/sharing')
export class ConsentApiController {
  constructor(
    private readonly consent: ConsentService,
    private readonly speakers: Speakers,
  ) {}

  @Can(readSharing)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: caseParams }) { caseId }: CaseParams) {
    return {
      decides: await this.speakers.of(actor, caseId),
      sharing: await this.consent.current(actor, caseId),
      discussions: await this.consent.history(actor, caseId),
    };
  }

  @Can(recordSharing)
  @Post()
  async record(
    @Acting() actor: Actor,
    @Param({ schema: caseParams }) { caseId }: CaseParams,
    @Body({ schema: sharingSchema }) input: SharingDiscussion,
  ) {
    const changed = await this.consent.record(actor, caseId, input);
    return { changed, sharing: await this.consent.current(actor, caseId) };
  }
}

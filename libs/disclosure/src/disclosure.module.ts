import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { DisclosureApiController } from './api.controller.ts';
import { Verdicts } from './deciding/verdicts.ts';
import { FamilyLog } from './family-log.ts';
import { PreparedReleases } from './prepared/prepared-releases.ts';
import { PreparedSteps } from './prepared/prepared-steps.ts';
import { RecordReads } from './record-reads.ts';
import { Releases } from './releases.ts';
import { WhoSawController } from './web/who-saw/controller.ts';

@Module({
  imports: [CasesModule],
  providers: [Releases, RecordReads, FamilyLog, PreparedReleases, PreparedSteps, Verdicts],
  exports: [Releases, PreparedReleases, RecordReads, FamilyLog, Verdicts],
})
export class DisclosureModule {}

@Module({ imports: [DisclosureModule, CasesModule], controllers: [WhoSawController, DisclosureApiController] })
export class DisclosureWebModule {}

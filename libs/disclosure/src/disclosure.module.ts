import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { DisclosureApiController } from './api.controller.ts';
import { Verdicts } from './deciding/verdicts.ts';
import { FamilyLog } from './family-log.ts';
import { RecordReads } from './record-reads.ts';
import { Releases } from './releases.ts';
import { WhoSawController } from './web/who-saw/controller.ts';

@Module({
  providers: [Releases, RecordReads, FamilyLog, Verdicts],
  exports: [Releases, RecordReads, FamilyLog, Verdicts],
})
export class DisclosureModule {}

@Module({ imports: [DisclosureModule, CasesModule], controllers: [WhoSawController, DisclosureApiController] })
export class DisclosureWebModule {}

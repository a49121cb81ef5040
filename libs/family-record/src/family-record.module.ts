import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DisclosureModule } from '#disclosure';
import { StatementsApiController } from './api.controller.ts';
import { FamilyApiController } from './family-api.controller.ts';
import { FamilyRecord } from './family-record.service.ts';
import { FamilyRecordController } from './web/family/controller.ts';
import { StoryController } from './web/story/controller.ts';
import { WhereWeAreController } from './web/where-we-are/controller.ts';
import { FamilyCases } from './where-we-are.ts';

@Module({
  imports: [CasesModule, ConsentModule, DisclosureModule],
  providers: [FamilyRecord, FamilyCases],
  exports: [FamilyRecord, FamilyCases],
})
export class FamilyRecordModule {}

@Module({
  imports: [FamilyRecordModule, CasesModule],
  controllers: [
    FamilyRecordController,
    WhereWeAreController,
    StoryController,
    StatementsApiController,
    FamilyApiController,
  ],
})
export class FamilyRecordWebModule {}

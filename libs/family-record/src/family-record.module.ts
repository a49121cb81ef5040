import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DisclosureModule } from '#disclosure';
import { StatementsApiController } from './statements/statements-api.controller.ts';
import { FamilyApiController } from './where-we-are/family-api.controller.ts';
import { FamilyRecord } from './statements/family-record.service.ts';
import { FamilyRecordController } from './statements/officer/controller.ts';
import { StoryController } from './story/controller.ts';
import { WhereWeAreController } from './where-we-are/controller.ts';
import { FamilyCases } from './where-we-are/where-we-are.ts';

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

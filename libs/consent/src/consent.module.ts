import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CasesModule } from '#cases';
import { ConsentApiController } from './api.controller.ts';
import { ConsentService } from './consent.service.ts';
import { FamilyReach } from './family-reach.ts';
import { FamilySharingController } from './web/family-sharing/controller.ts';
import { SharingController } from './web/sharing/controller.ts';

@Module({ imports: [CasesModule], providers: [ConsentService], exports: [ConsentService] })
export class ConsentModule {}

@Module({
  imports: [ConsentModule, CasesModule],
  providers: [{ provide: APP_INTERCEPTOR, useClass: FamilyReach }],
  controllers: [SharingController, FamilySharingController, ConsentApiController],
})
export class ConsentWebModule {}

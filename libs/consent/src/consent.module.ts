import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { ConsentApiController } from './decisions/sharing-api.controller.ts';
import { ConsentService } from './decisions/consent.service.ts';
import { FamilySharingController } from './own/controller.ts';
import { FamilyReach } from './family-reach.ts';
import { Withdrawals } from './decisions/withdrawal-effects.ts';
import { HeldLeaveController } from './restricted/held.controller.ts';
import { RestrictedController } from './restricted/controller.ts';
import { RestrictedGrants } from './restricted/restricted-grants.ts';
import { WithoutAgreementController } from './without-agreement/controller.ts';
import { WithoutAgreements } from './without-agreement/without-agreements.ts';
import { SharingController } from './decisions/officer/controller.ts';

@Module({
  imports: [CasesModule, IdentityModule],
  providers: [ConsentService, Withdrawals, WithoutAgreements, RestrictedGrants],
  exports: [ConsentService, Withdrawals, WithoutAgreements, RestrictedGrants],
})
export class ConsentModule {}

@Module({
  imports: [ConsentModule, CasesModule],
  providers: [{ provide: APP_INTERCEPTOR, useClass: FamilyReach }],
  controllers: [
    SharingController,
    WithoutAgreementController,
    RestrictedController,
    HeldLeaveController,
    FamilySharingController,
    ConsentApiController,
  ],
})
export class ConsentWebModule {}

import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { CasesApiController } from './api.controller.ts';
import { CaseHeaders } from './case-header.ts';
import { CaseList } from './case-list.ts';
import { CaseSteps } from './case-steps.ts';
import { CaseService } from './case.service.ts';
import { ExemptionsApiController } from './exemptions/api.controller.ts';
import { ExemptionsController } from './exemptions/controller.ts';
import { Exemptions } from './exemptions/exemption.service.ts';
import { CaseInvitations } from './invitations/case-invitations.ts';
import { CaseInvitationsController } from './invitations/controller.ts';
import { SettingList } from './setting-list.ts';
import { DecideController } from './web/decide/controller.ts';
import { OpenAssessmentsController } from './web/open-assessments/controller.ts';
import { PublicTimelineController } from './web/public-timeline/controller.ts';
import { RecordController } from './web/record/controller.ts';
import { RegisterRequestController } from './web/register-request/controller.ts';
import { ShowCaseController } from './web/show-case/controller.ts';

@Module({
  imports: [IdentityModule],
  providers: [CaseService, CaseInvitations, CaseHeaders, CaseList, CaseSteps, Exemptions, SettingList],
  exports: [CaseService, CaseInvitations, CaseHeaders, CaseList, CaseSteps, Exemptions, SettingList],
})
export class CasesModule {}

@Module({
  imports: [CasesModule],
  controllers: [
    OpenAssessmentsController,
    RegisterRequestController,
    ShowCaseController,
    ExemptionsController,
    CaseInvitationsController,
    DecideController,
    RecordController,
    PublicTimelineController,
    CasesApiController,
    ExemptionsApiController,
  ],
})
export class CasesWebModule {}

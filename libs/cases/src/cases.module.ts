import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PrintingModule } from '#platform';
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
import { CapacityController } from './capacity/controller.ts';
import { CapacityJudgements } from './capacity/capacity-judgements.ts';
import { DateOfBirthApiController, DateOfBirthController } from './date-of-birth/controller.ts';
import { DateOfBirth } from './date-of-birth/date-of-birth.ts';
import { LookedAfterApiController } from './looked-after/api.controller.ts';
import { LookedAfterController } from './looked-after/controller.ts';
import { KeepLookedAfterController } from './looked-after-meetings/controller.ts';
import { LookedAfter } from './looked-after/looked-after.ts';
import { LookedAfterMeetings } from './looked-after-meetings/looked-after-meetings.ts';
import { LookedAfterPeople } from './looked-after-people/looked-after-people.ts';
import { LookedAfterSteps } from './looked-after/looked-after-steps.ts';
import { CasePapers } from './papers/case-papers.ts';
import { Admission } from './people/admission.ts';
import { PeopleApiController } from './people/api.controller.ts';
import { PeopleController } from './people/controller.ts';
import { FamilyParts } from './people/family-parts.ts';
import { Speakers } from './people/speakers.ts';
import { Takeovers } from './people/takeovers.ts';
import { SettingList } from './setting-list.ts';
import { DecideController } from './web/decide/controller.ts';
import { OpenAssessmentsController } from './web/open-assessments/controller.ts';
import { PublicTimelineController } from './web/public-timeline/controller.ts';
import { RecordController } from './web/record/controller.ts';
import { RegisterRequestController } from './web/register-request/controller.ts';
import { ShowCaseController } from './web/show-case/controller.ts';

const shared = [
  CaseService,
  CaseHeaders,
  CaseInvitations,
  CaseList,
  CasePapers,
  CaseSteps,
  CapacityJudgements,
  DateOfBirth,
  Exemptions,
  FamilyParts,
  LookedAfter,
  LookedAfterMeetings,
  LookedAfterPeople,
  SettingList,
  Speakers,
  Takeovers,
];

@Module({
  imports: [IdentityModule, PrintingModule],
  providers: [...shared, Admission, LookedAfterSteps],
  exports: shared,
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
    PeopleController,
    CapacityController,
    LookedAfterApiController,
    LookedAfterController,
    KeepLookedAfterController,
    DateOfBirthController,
    DateOfBirthApiController,
    PeopleApiController,
    CasesApiController,
    ExemptionsApiController,
  ],
})
export class CasesWebModule {}

import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { ConsentModule } from '#consent';
import { DisclosureModule } from '#disclosure';
import { BackgroundModule } from '#platform';
import { VisitsApiController } from './appointments/api.controller.ts';
import { Appointments } from './appointments/appointments.ts';
import { FamilyVisitsController } from './appointments/family/controller.ts';
import { CaseVisitsController } from './appointments/officer/controller.ts';
import { QuestionsApiController } from './questions/api.controller.ts';
import { Asking } from './questions/asking.ts';
import { FamilyQuestions } from './questions/family-questions.ts';
import { FamilyQuestionsController } from './questions/family/controller.ts';
import { LikelyAnswers } from './questions/likely-answers.ts';
import { CaseQuestionsController } from './questions/officer/controller.ts';
import { QuestionList } from './questions/question-list.ts';
import { QuestionMailJobs } from './questions/question-mail.jobs.ts';
import { QuestionMeasure } from './questions/question-measure.ts';
import { LiftingApiController } from './lifting/api.controller.ts';
import { FamilyLiftingController, OfficerLiftingController } from './lifting/controller.ts';
import { Lifting } from './lifting/lifting.ts';
import { RestrictApiController } from './restricting/api.controller.ts';
import { KeepSafeController, RestrictController } from './restricting/controller.ts';
import { Restricting } from './restricting/restricting.ts';
import { StatementsApiController } from './statements/statements-api.controller.ts';
import { FamilyApiController } from './where-we-are/family-api.controller.ts';
import { FamilyRecord } from './statements/family-record.service.ts';
import { FamilyPeopleController } from './people/controller.ts';
import { FamilyPeopleApiController } from './people/people-api.controller.ts';
import { TakingOverController } from './people/taking-over.controller.ts';
import { FamilyRecordController } from './statements/officer/controller.ts';
import { FactCorrections } from './corrections/corrections.ts';
import { RecordChecksApiController } from './paper/api.controller.ts';
import { PaperController } from './paper/controller.ts';
import { RecordChecks } from './paper/record-checks.ts';
import { ChildsPagesApiController } from './childs-pages/api.controller.ts';
import { ChildsPages } from './childs-pages/childs-pages.ts';
import { ChildsPagesController } from './childs-pages/controller.ts';
import { TellerParts } from './statements/teller-parts.ts';
import { StoryController } from './story/controller.ts';
import { StoryDrafts } from './story-drafts/story-drafts.ts';
import { StoryFilesApiController } from './story-files/api.controller.ts';
import { StoryFileController, ToldFileController } from './story-files/controller.ts';
import { StoryFiles } from './story-files/story-files.ts';
import { WhoHelpsApiController } from './who-helps/api.controller.ts';
import { WhoHelpsController } from './who-helps/controller.ts';
import { WhoHelps } from './who-helps/who-helps.ts';
import { WhereWeAreController } from './where-we-are/controller.ts';
import { FamilyCases } from './where-we-are/where-we-are.ts';

const services = [
  Appointments,
  Asking,
  ChildsPages,
  FactCorrections,
  FamilyCases,
  FamilyQuestions,
  FamilyRecord,
  Lifting,
  LikelyAnswers,
  QuestionList,
  QuestionMeasure,
  RecordChecks,
  Restricting,
  StoryDrafts,
  StoryFiles,
  TellerParts,
  WhoHelps,
];

@Module({ imports: [CasesModule, ConsentModule, DisclosureModule], providers: services, exports: services })
export class FamilyRecordModule {}

@Module({
  imports: [FamilyRecordModule, CasesModule, ConsentModule, DisclosureModule],
  controllers: [
    CaseQuestionsController,
    CaseVisitsController,
    FamilyVisitsController,
    VisitsApiController,
    FamilyQuestionsController,
    QuestionsApiController,
    FamilyRecordController,
    WhereWeAreController,
    ChildsPagesController,
    StoryFileController,
    FamilyLiftingController,
    KeepSafeController,
    OfficerLiftingController,
    LiftingApiController,
    RestrictController,
    RestrictApiController,
    StoryController,
    FamilyPeopleController,
    TakingOverController,
    FamilyPeopleApiController,
    PaperController,
    RecordChecksApiController,
    ToldFileController,
    WhoHelpsController,
    StatementsApiController,
    FamilyApiController,
    ChildsPagesApiController,
    StoryFilesApiController,
    WhoHelpsApiController,
  ],
})
export class FamilyRecordWebModule {}

/** What the worker does for families: their mail of the day. */
@Module({ imports: [BackgroundModule], providers: [QuestionMailJobs] })
export class FamilyRecordJobsModule {}

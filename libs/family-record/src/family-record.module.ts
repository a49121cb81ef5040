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
import { StatementsApiController } from './statements/statements-api.controller.ts';
import { FamilyApiController } from './where-we-are/family-api.controller.ts';
import { FamilyRecord } from './statements/family-record.service.ts';
import { FamilyPeopleController } from './people/controller.ts';
import { TakingOverController } from './people/taking-over.controller.ts';
import { FamilyRecordController } from './statements/officer/controller.ts';
import { StoryController } from './story/controller.ts';
import { WhereWeAreController } from './where-we-are/controller.ts';
import { FamilyCases } from './where-we-are/where-we-are.ts';

@Module({
  imports: [CasesModule, ConsentModule, DisclosureModule],
  providers: [
    Appointments,
    Asking,
    FamilyCases,
    FamilyQuestions,
    FamilyRecord,
    LikelyAnswers,
    QuestionList,
    QuestionMeasure,
  ],
  exports: [Appointments, Asking, FamilyCases, FamilyQuestions, FamilyRecord, QuestionList, QuestionMeasure],
})
export class FamilyRecordModule {}

@Module({
  imports: [FamilyRecordModule, CasesModule, ConsentModule],
  controllers: [
    CaseQuestionsController,
    CaseVisitsController,
    FamilyVisitsController,
    VisitsApiController,
    FamilyQuestionsController,
    QuestionsApiController,
    FamilyRecordController,
    WhereWeAreController,
    StoryController,
    FamilyPeopleController,
    TakingOverController,
    StatementsApiController,
    FamilyApiController,
  ],
})
export class FamilyRecordWebModule {}

/** What the worker does for families: their mail of the day. */
@Module({ imports: [BackgroundModule], providers: [QuestionMailJobs] })
export class FamilyRecordJobsModule {}

import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { FamilyRecordModule } from '#family-record';
import { IdentityModule } from '#identity';
import { BackgroundModule } from '#platform';
import { AdviceProfiles } from './advice-profiles.ts';
import { AdviceReader } from './advice-reader.ts';
import { AdviceReminderJobs } from './advice-reminder.jobs.ts';
import { AdviceSteps } from './advice-steps.ts';
import { AdviceRequestService } from './advice-request.service.ts';
import { Allocations } from './allocations.ts';
import { RequestsApiController } from './api.controller.ts';
import { AreaBodies } from './area-bodies.ts';
import { CaseRequests } from './case-requests.ts';
import { ContributionsApiController } from './contribution-api.controller.ts';
import { Contributions } from './contribution.service.ts';
import { ProposedRequests } from './proposed-requests.ts';
import { Queue } from './queue.ts';
import { RequestSending } from './request-sending.ts';
import { AllocationsController } from './web/allocations/controller.ts';
import { AnswerPages } from './web/answer-request/answer-pages.ts';
import { AnswerRequestController } from './web/answer-request/controller.ts';
import { CaseAdviceController } from './web/case-advice/controller.ts';
import { ProposeRequestsController } from './web/propose-requests/controller.ts';
import { QueueController } from './web/queue/controller.ts';
import { ReadAdviceController } from './web/read-advice/controller.ts';

@Module({
  imports: [IdentityModule, CasesModule],
  providers: [
    AdviceProfiles,
    AdviceReader,
    AdviceRequestService,
    AdviceSteps,
    Allocations,
    AreaBodies,
    CaseRequests,
    Contributions,
    ProposedRequests,
    Queue,
    RequestSending,
  ],
  exports: [
    AdviceProfiles,
    AdviceReader,
    AdviceRequestService,
    Allocations,
    CaseRequests,
    Contributions,
    ProposedRequests,
    Queue,
    RequestSending,
  ],
})
export class AdviceModule {}

@Module({
  imports: [CasesModule, FamilyRecordModule, AdviceModule],
  providers: [AnswerPages],
  controllers: [
    AllocationsController,
    AnswerRequestController,
    CaseAdviceController,
    ContributionsApiController,
    ProposeRequestsController,
    QueueController,
    ReadAdviceController,
    RequestsApiController,
  ],
})
export class AdviceWebModule {}

/** What the worker does for advice: mail to teams, and reminders. */
@Module({ imports: [BackgroundModule], providers: [AdviceReminderJobs] })
export class AdviceJobsModule {}

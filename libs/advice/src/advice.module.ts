import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { DisclosureModule } from '#disclosure';
import { FamilyRecordModule } from '#family-record';
import { IdentityModule } from '#identity';
import { BackgroundModule } from '#platform';
import { EarlierAdviceApiController } from './reuse/api.controller.ts';
import { EarlierAdviceController } from './reuse/controller.ts';
import { FamilyEarlierAdviceController } from './reuse/family/controller.ts';
import { ReportOutcomesController } from './reuse/report/controller.ts';
import { ReportOutcomes } from './reuse/report/report-outcomes.ts';
import { UnenteredReports } from './reuse/report/unentered-reports.ts';
import { ReuseJobs } from './reuse/reuse.jobs.ts';
import { AdviceReuses } from './reuse/advice-reuse.service.ts';
import { EarlierAdviceFinder } from './reuse/earlier-advice.ts';
import { AdviceProfiles } from './profiles/advice-profiles.ts';
import { InvitedApiController } from './invited/api.controller.ts';
import { InvitedController } from './invited/controller.ts';
import { InvitedAdvisers } from './invited/invited-advisers.ts';
import { AdviceReader } from './reading/advice-reader.ts';
import { ArrivalJobs } from './reminders/arrival.jobs.ts';
import { DigestJobs } from './reminders/digest.jobs.ts';
import { EndedCaseJobs } from './ended-cases/ended-case.jobs.ts';
import { EscalationJobs } from './escalations/escalation.jobs.ts';
import { ReminderPatterns } from './reminders/reminder-patterns.ts';
import { TeamMail } from './reminders/team-mail.ts';
import { AdviceSteps } from './case-advice/advice-steps.ts';
import { AdviceRequestService } from './requests/advice-request.service.ts';
import { Allocations } from './allocations/allocations.ts';
import { RequestQuestionsController } from './family-questions/controller.ts';
import { QuestionNewsJobs } from './family-questions/question-news.jobs.ts';
import { HandOver } from './hand-over/hand-over.ts';
import { SelectedRequestsController } from './hand-over/controller.ts';
import { CoverJobs } from './leavers/cover.jobs.ts';
import { LeaverJobs } from './leavers/leaver.jobs.ts';
import { ManagerMail } from './leavers/manager-mail.ts';
import { RequestVisitsController } from './visits/controller.ts';
import { TeamBoard } from './team-board/team-board.ts';
import { TeamBoardController } from './team-board/controller.ts';
import { RequestsApiController } from './requests/advice-request-api.controller.ts';
import { AreaBodies } from './asking/area-bodies.ts';
import { CalendarFeeds } from './calendar/calendar-feeds.ts';
import { CalendarFeedController } from './calendar/controller.ts';
import { CaseRequests } from './case-advice/case-requests.ts';
import { ContributionsApiController } from './contributions/contribution-api.controller.ts';
import { Contributions } from './contributions/contribution.service.ts';
import { Drafts } from './drafts/drafts.service.ts';
import { DraftHistoryController } from './history/controller.ts';
import { DraftHistory } from './history/draft-history.ts';
import { SignOffController } from './sign-off/controller.ts';
import { SignOffs } from './sign-off/sign-offs.ts';
import { TeamSignOffController } from './sign-off/team/controller.ts';
import { ProposedRequests } from './asking/proposed-requests.ts';
import { Queue } from './queue/queue.ts';
import { RequestSending } from './asking/request-sending.ts';
import { AllocationsController } from './allocations/controller.ts';
import { AttachmentsApiController } from './attachments/attachment-api.controller.ts';
import { AttachmentJobs } from './attachments/attachment.jobs.ts';
import { Attachments } from './attachments/attachments.ts';
import { AttachmentsController } from './attachments/controller.ts';
import { GivenAdvice } from './reading/given-advice.ts';
import { AnswerPages } from './writing/answer-pages.ts';
import { AnswerRequestController } from './writing/controller.ts';
import { CaseAdviceController } from './case-advice/controller.ts';
import { ProposeRequestsController } from './asking/controller.ts';
import { Board } from './board/board.ts';
import { BoardController } from './board/controller.ts';
import { BoardRequests } from './board/board-requests.ts';
import { Chasing } from './chasing/chasing.ts';
import { ChasingApiController } from './chasing/api.controller.ts';
import { ChasingController } from './chasing/controller.ts';
import { Chronology } from './chronology/chronology.ts';
import { ReminderPatternController } from './reminders/controller.ts';
import { MessageJobs } from './messages/message.jobs.ts';
import { Messages } from './messages/messages.ts';
import { MessagesController } from './messages/controller.ts';
import { Postbox } from './messages/postbox.ts';
import { QueueController } from './queue/controller.ts';
import { Acceptance } from './acceptance/acceptance.ts';
import { AcceptanceController } from './acceptance/controller.ts';
import { AuthorityAnswers } from './authority-answers/authority-answers.ts';
import { AuthorityAnswersController } from './authority-answers/controller.ts';
import { RepliesApiController } from './replies/api.controller.ts';
import { RepliesController } from './replies/controller.ts';
import { Replies } from './replies/replies.ts';
import { ReadAdviceController } from './reading/controller.ts';

@Module({
  imports: [IdentityModule, CasesModule, DisclosureModule, FamilyRecordModule],
  providers: [
    Acceptance,
    AdviceProfiles,
    AdviceReader,
    AdviceRequestService,
    AdviceReuses,
    AdviceSteps,
    Allocations,
    AreaBodies,
    Attachments,
    AuthorityAnswers,
    Board,
    BoardRequests,
    CalendarFeeds,
    CaseRequests,
    Chasing,
    Chronology,
    Contributions,
    DraftHistory,
    Drafts,
    EarlierAdviceFinder,
    HandOver,
    InvitedAdvisers,
    Messages,
    ProposedRequests,
    Queue,
    Replies,
    ReminderPatterns,
    ReportOutcomes,
    RequestSending,
    SignOffs,
    TeamBoard,
    TeamMail,
    UnenteredReports,
  ],
  exports: [
    Board,
    CalendarFeeds,
    Messages,
    Acceptance,
    AdviceProfiles,
    AdviceReader,
    AdviceRequestService,
    AdviceReuses,
    Allocations,
    Attachments,
    AuthorityAnswers,
    CaseRequests,
    Chasing,
    Chronology,
    Contributions,
    DraftHistory,
    Drafts,
    EarlierAdviceFinder,
    HandOver,
    InvitedAdvisers,
    ProposedRequests,
    Queue,
    Replies,
    ReminderPatterns,
    ReportOutcomes,
    RequestSending,
    SignOffs,
    TeamBoard,
    UnenteredReports,
  ],
})
export class AdviceModule {}

@Module({
  imports: [IdentityModule, CasesModule, FamilyRecordModule, AdviceModule],
  providers: [AnswerPages, GivenAdvice],
  controllers: [
    CalendarFeedController,
    AcceptanceController,
    AllocationsController,
    AnswerRequestController,
    AttachmentsApiController,
    AttachmentsController,
    AuthorityAnswersController,
    BoardController,
    CaseAdviceController,
    ChasingApiController,
    ChasingController,
    ContributionsApiController,
    DraftHistoryController,
    EarlierAdviceApiController,
    EarlierAdviceController,
    FamilyEarlierAdviceController,
    InvitedApiController,
    InvitedController,
    MessagesController,
    ProposeRequestsController,
    QueueController,
    ReadAdviceController,
    RepliesApiController,
    RepliesController,
    ReminderPatternController,
    RequestQuestionsController,
    RequestVisitsController,
    ReportOutcomesController,
    RequestsApiController,
    SelectedRequestsController,
    SignOffController,
    TeamBoardController,
    TeamSignOffController,
  ],
})
export class AdviceWebModule {}

/** What the worker does for advice: mail to teams, reminders and escalation. */
@Module({
  imports: [BackgroundModule],
  providers: [
    ArrivalJobs,
    AttachmentJobs,
    CoverJobs,
    EndedCaseJobs, // before what reminds
    DigestJobs,
    EscalationJobs,
    LeaverJobs,
    ManagerMail,
    MessageJobs,
    Postbox,
    QuestionNewsJobs,
    ReuseJobs,
    TeamMail,
  ],
})
export class AdviceJobsModule {}

export { CalendarFeeds, type OwnDay } from './calendar/calendar-feeds.ts';
export { Acceptance } from './acceptance/acceptance.ts';
export { pointKeys } from './acceptance/checklist.ts';
export {
  KIND_QUESTION,
  type AdviceProfile,
  type ParticularQuestion,
  type ShownBeside,
} from './profiles/advice-profile.ts';
export { AdviceProfiles } from './profiles/advice-profiles.ts';
export { AdviceRequestService } from './requests/advice-request.service.ts';
export { AdviceReuses } from './reuse/advice-reuse.service.ts';
export { Allocations } from './allocations/allocations.ts';
export { AdviceJobsModule, AdviceModule, AdviceWebModule } from './advice.module.ts';
export { AdviceReader, type PlacedBody, type Proposal, type SubmittedAdvice } from './reading/advice-reader.ts';
export { Attachments } from './attachments/attachments.ts';
export { AuthorityAnswers } from './authority-answers/authority-answers.ts';
export { boardRequestsStatement } from './board/board-requests.ts';
export { boardStatement } from './board/board-statement.ts';
export { Chasing } from './chasing/chasing.ts';
export { adviceBodySchema, type AdviceBody } from './contributions/contribution.schema.ts';
export { Contributions } from './contributions/contribution.service.ts';
export { Drafts } from './drafts/drafts.service.ts';
export { EarlierAdviceFinder } from './reuse/earlier-advice.ts';
export { ProposedOutcome } from './contributions/proposed-outcome.entity.ts';
export { ProposedRequests, type ProposedRequest } from './asking/proposed-requests.ts';
export { countStatement, pageStatement, type Reader, type Statement } from './queue/queue-statement.ts';
export { queueSchema } from './queue/queue.schema.ts';
export { InvitedAdvisers } from './invited/invited-advisers.ts';
export { RequestSending } from './asking/request-sending.ts';
export { openStates, sqlList } from './requests/request-states.ts';
export { UnenteredReports } from './reuse/report/unentered-reports.ts';
export { withCard } from './writing/contribution-form.ts';
export { answerRequest } from './requests/advice-request.policy.ts';
export { AdviceRequest } from './requests/advice-request.entity.ts';
export { advicePaths, adviceUrl } from './advice.paths.ts';
export { SignOffs } from './sign-off/sign-offs.ts';
export { Replies } from './replies/replies.ts';
export type { Aside } from './drafts/field-merge.ts';
export { asideChoice, asideChoices, type AsideChoice } from './drafts/drafts.service.ts';
export { wordDifferences, type Run } from './history/word-differences.ts';

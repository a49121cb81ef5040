export {
  addDays,
  addMonths,
  addWeeks,
  civilDate,
  daysBetween,
  ImpossibleDate,
  isCivilDate,
  longDate,
  type CivilDate,
} from './calendar/civil-date.ts';
export { bankHolidaysIn, isBankHoliday } from './calendar/bank-holidays.ts';
export { addWorkingDays, isWorkingDay } from './calendar/working-days.ts';
export { ageOn, endOfCompulsorySchoolAge, ncYearGroup } from './calendar/school-year.ts';
export { todayInLondon } from './calendar/london.ts';
export { countsAsReceivedOn, type ReceiptConvention } from './calendar/receipt.ts';

export { rule, rules, UnknownRule } from './rules/rules.ts';
export type { Rule } from './rules/rule.ts';
export { citationInFull } from './rules/citations.ts';

export { defaults } from './rules/defaults.ts';

export type { Deadline, DeadlineKind } from './clocks/deadline.ts';
export { AmbiguousExemption, judgeExemption, withExemptions, type Exemption } from './clocks/exemption.ts';
export type { JudgedExemption } from './clocks/judged-exemption.ts';
export { GROUNDS, groundsFor, isGround, type Ground } from './clocks/grounds.ts';
export { assessmentDeadlines, type AssessmentFacts } from './clocks/assessment.ts';
export { adviceDeadline, requestedAdviceDeadline, type AdviceReceipt } from './clocks/advice.ts';
export { consultationDeadline, draftViewsDeadline } from './clocks/draft.ts';
export { isRecentlyAssessed } from './clocks/recent-assessment.ts';
export { custodyDeadlines, changedPlanToCustody, planToCustody, type Custody } from './clocks/custody.ts';
export { reviewDeadlines, type ReviewCycle } from './clocks/review.ts';
export { phaseTransferDeadline, PHASE_TRANSFERS, type PhaseTransfer } from './clocks/phase-transfer.ts';
export { transferDeadlines, type TransferFacts } from './clocks/transfer.ts';
export { lookedAfterDeadlines } from './clocks/looked-after.ts';
export { orderDeadlines, ORDER_KINDS, type Order, type OrderKind, type OrderSource } from './clocks/orders.ts';
export { disagreementDeadlines, type DisagreementFacts } from './clocks/disagreement.ts';
export { isSchoolDay, nextPepTerm, termOf, type Holiday } from './meetings/school-days.ts';
export type { Condition } from './meetings/common-days.ts';
export {
  oneMeeting,
  type DueMeeting,
  type Invited,
  type MeetingFacts,
  type OneMeeting,
  type ProposedDay,
} from './meetings/one-meeting.ts';
export { caseTimeline, type CaseFacts } from './clocks/case-timeline.ts';
export { timelineFrom, type Timeline } from './timeline/timeline.ts';
export { DATE_FLAGS, OTHER_FLAGS, UnusableFlag, type FlagValues } from './timeline/flags.ts';

export type { Circumstances, SensoryImpairment } from './advice/circumstances.ts';
export { ADVICE_SOURCES, type AdviceDuty, type AdviceSource, type Necessity } from './advice/advice-duty.ts';
export { adviceToSeek } from './advice/advice-to-seek.ts';
export {
  mayReuse,
  REUSE_WAIT,
  reuseParties,
  reuseStanding,
  type ReuseParty,
  type SignOff,
  type SignOffs,
} from './advice/reuse.ts';
export { agencyLabel, agencyLabels, type Agency } from './advice/agency-labels.ts';
export { actors } from './people/actors.ts';
export { decisionMaker, type DecisionMaker } from './people/decision-maker.ts';

export { planSections, type PlanSection, type SectionId } from './plan/sections.ts';
export { needAreaOf, needAreas, type NeedArea } from './plan/need-areas.ts';
export { checkPlan, planChecks, planQuestions } from './plan/check-plan.ts';
export type { PlanCheck, PlanFinding, Severity } from './plan/plan-check.ts';
export type { PlanUnderCheck } from './plan/plan-under-check.ts';

export { releasePurposes, type ReleasePurpose, type ReleaseScope } from './disclosure/release-purposes.ts';
export { RELEASE_CONDITIONS, type ReleaseCondition } from './disclosure/release-conditions.ts';
export { mayRelease, type RecipientPart, type ReleaseAnswer } from './disclosure/may-release.ts';
export { lawfulBases, lawfulBasesOn, type LawfulBasis } from './disclosure/lawful-bases.ts';
export { missingFromNotice, notices, type Notice, type NoticeKind } from './notices/notices.ts';
export { appealable, needsCertificate, type Appealable } from './notices/appealable.ts';
export { appealRights, type NoticeRequirement } from './notices/appeal-rights.ts';

export { formatNhsNumber, isNhsNumber } from './identifiers/nhs-number.ts';
export { formatUpn, isTemporaryUpn, isUpn } from './identifiers/upn.ts';
export { formatUln, isUln } from './identifiers/uln.ts';

export { defineMachine, IllegalMove, UnsoundMachine, type Machine } from './machines/machine.ts';
export { caseMachine } from './machines/case.machine.ts';
export { exemptTarget } from './timeline/exempt-flag.ts';
export { adviceRequestMachine, openRequestStates } from './machines/advice-request.machine.ts';
export { draftPlanMachine } from './machines/draft-plan.machine.ts';
export { reviewMachine } from './machines/review.machine.ts';
export { section17Machine } from './machines/section-17.machine.ts';
export { signOffMachine } from './machines/sign-off.machine.ts';

export { section17Deadlines } from './social-care/section-17.ts';
export {
  disabledPersonsServices,
  h1OrH2,
  type DisabledPersonsService,
  type ProposedSection,
} from './social-care/h1-or-h2.ts';
export { combinedReviews, type CombinedReview } from './social-care/combined-reviews.ts';
export { adultCareToArrange, type AdultCare } from './social-care/adult-care.ts';

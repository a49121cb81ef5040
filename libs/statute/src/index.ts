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

export type { Deadline } from './clocks/deadline.ts';
export type { Exemption, JudgedExemption } from './clocks/exemption.ts';
export { GROUNDS, groundsFor, isGround, type Ground } from './clocks/grounds.ts';
export { assessmentDeadlines, type AssessmentFacts } from './clocks/assessment.ts';
export { adviceDeadline, type AdviceReceipt } from './clocks/advice.ts';
export { consultationDeadline, draftViewsDeadline } from './clocks/draft.ts';

export type { Circumstances, SensoryImpairment } from './advice/circumstances.ts';
export { ADVICE_SOURCES, type AdviceDuty, type AdviceSource, type Necessity } from './advice/advice-duty.ts';
export { adviceToSeek } from './advice/advice-to-seek.ts';
export { agencyLabel, agencyLabels, type Agency } from './advice/agency-labels.ts';
export { decisionMaker, type DecisionMaker } from './people/decision-maker.ts';

export { planSections, type PlanSection, type SectionId } from './plan/sections.ts';
export { needAreas, type NeedArea } from './plan/need-areas.ts';
export { releasePurposes, type ReleasePurpose } from './disclosure/release-purposes.ts';

export { formatNhsNumber, isNhsNumber } from './identifiers/nhs-number.ts';
export { formatUpn, isTemporaryUpn, isUpn } from './identifiers/upn.ts';
export { formatUln, isUln } from './identifiers/uln.ts';

export { defineMachine, IllegalMove, UnsoundMachine, type Machine } from './machines/machine.ts';
export { caseMachine } from './machines/case.machine.ts';
export { adviceRequestMachine } from './machines/advice-request.machine.ts';
export { draftPlanMachine } from './machines/draft-plan.machine.ts';
export { reviewMachine } from './machines/review.machine.ts';

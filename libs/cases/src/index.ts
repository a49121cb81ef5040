export { CasePapers, paperParams, type Letter } from './papers/case-papers.ts';
export { actionWords } from './web/record/action-words.ts';
export { Case } from './case.entity.ts';
export { CaseHeaders, type CaseHeader } from './case-header.ts';
export { caseList, followCase, readCase, runCase } from './case.policy.ts';
export { caseParams } from './case.schema.ts';
export { CaseService } from './case.service.ts';
export { AUTHORITY, CaseSteps, FAMILY, type CourseOfCase, type Duty, type Step } from './case-steps.ts';
export {
  ageWords,
  isBehind,
  isFallen,
  isLate,
  isMet,
  nextDay,
  nextDaySql,
  openCaseStates,
  stageWords,
  timelineOf,
} from './case-timeline.ts';
export { iCalendar, type CalendarDay } from './web/public-timeline/i-calendar.ts';
export { dueWords } from './due-words.ts';
export { CasesModule, CasesWebModule } from './cases.module.ts';
export { casePaths, caseUrl, lookedAfterPaths, lookedAfterUrl } from './cases.paths.ts';
export { Child } from './child.entity.ts';
export { circumstancesSchema, type CircumstancesOfCase } from './circumstances.schema.ts';
export { Exemptions } from './exemptions/exemption.service.ts';
export { Participant } from './participant.entity.ts';
export { CapacityJudgements, type JudgementLine } from './capacity/capacity-judgements.ts';
export { caseMoved, familyChanged } from './case.events.ts';
export { FamilyParts, type PersonOnCase } from './people/family-parts.ts';
export {
  partParams,
  partWords,
  scopeSchema,
  scopeWords,
  supporterSchema,
  type NewSupporter,
} from './people/people.schema.ts';
export { Speakers, type Speaking } from './people/speakers.ts';
export { Takeovers } from './people/takeovers.ts';
export { LookedAfter } from './looked-after/looked-after.ts';
export { LookedAfterMeeting, type MeetingKind } from './looked-after-meetings/looked-after-meeting.entity.ts';
export { LookedAfterMeetings, nextDays } from './looked-after-meetings/looked-after-meetings.ts';
export { partsFor } from './looked-after-people/looked-after-person.entity.ts';
export { LookedAfterPeople } from './looked-after-people/looked-after-people.ts';
export { LookedAfterPeriod, placements } from './looked-after/looked-after-period.entity.ts';
export { followLookedAfter, keepPeriod, lookedAfterList, readPeriod } from './looked-after/looked-after.policy.ts';
export { meetingWords, partNames, placementWords } from './looked-after/looked-after.schema.ts';
export { SettingList } from './setting-list.ts';

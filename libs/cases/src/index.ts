export { actionWords } from './web/record/action-words.ts';
export { Case } from './case.entity.ts';
export { CaseHeaders, type CaseHeader } from './case-header.ts';
export { caseList, readCase, runCase } from './case.policy.ts';
export { caseParams } from './case.schema.ts';
export { CaseService } from './case.service.ts';
export { AUTHORITY, CaseSteps, FAMILY, type CourseOfCase, type Duty, type Step } from './case-steps.ts';
export {
  ageWords,
  isBehind,
  isLate,
  nextDay,
  nextDaySql,
  openCaseStates,
  stageWords,
  timelineOf,
} from './case-timeline.ts';
export { dueWords } from './due-words.ts';
export { CasesModule, CasesWebModule } from './cases.module.ts';
export { casePaths, caseUrl } from './cases.paths.ts';
export { Child } from './child.entity.ts';
export { circumstancesSchema, type CircumstancesOfCase } from './circumstances.schema.ts';
export { Exemptions } from './exemptions/exemption.service.ts';
export { Participant } from './participant.entity.ts';
export { SettingList } from './setting-list.ts';

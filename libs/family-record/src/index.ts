export { FactCorrections, type ShownCorrection } from './corrections/corrections.ts';
export { ChildsPages } from './childs-pages/childs-pages.ts';
export { StoryFiles } from './story-files/story-files.ts';
export { WhoHelps } from './who-helps/who-helps.ts';
export { statementTold } from './statements/family-record.events.ts';
export { FamilyRecordJobsModule, FamilyRecordModule, FamilyRecordWebModule } from './family-record.module.ts';
export { readFamilyRecord } from './family-record.policy.ts';
export { FamilyCases, type NeededFromFamily } from './where-we-are/where-we-are.ts';
export { FamilyRecord } from './statements/family-record.service.ts';
export { Statement } from './statements/statement.entity.ts';
export type { ToldCategory, ToldStatement, WhatWasTold, Withheld } from './statements/what-was-told.ts';
export { Asking } from './questions/asking.ts';
export { FamilyQuestions } from './questions/family-questions.ts';
export { questionSettled } from './questions/question.events.ts';
export { QuestionMeasure, type Asked } from './questions/question-measure.ts';
export {
  askFormSchema,
  lookSchema,
  type AskForm,
  type Asking as AskingFamily,
  type Look,
  type OwnAnswer,
} from './questions/question.schema.ts';
export { visitSchema, type Visit } from './appointments/appointment.schema.ts';
export { Appointments, type PlannedVisit } from './appointments/appointments.ts';
export { pairsOf } from './appointments/joint-visits.ts';
export { placeChoices, placeWords } from './appointments/visit-words.ts';

export { statementTold } from './family-record.events.ts';
export { FamilyRecordModule, FamilyRecordWebModule } from './family-record.module.ts';
export { readFamilyRecord } from './family-record.policy.ts';
export { FamilyCases, type NeededFromFamily } from './where-we-are.ts';
export { FamilyRecord } from './family-record.service.ts';
export { Statement } from './statement.entity.ts';
export type { ToldCategory, ToldStatement, WhatWasTold, Withheld } from './what-was-told.ts';

export { statementTold } from './statements/family-record.events.ts';
export { FamilyRecordModule, FamilyRecordWebModule } from './family-record.module.ts';
export { readFamilyRecord } from './family-record.policy.ts';
export { FamilyCases, type NeededFromFamily } from './where-we-are/where-we-are.ts';
export { FamilyRecord } from './statements/family-record.service.ts';
export { Statement } from './statements/statement.entity.ts';
export type { ToldCategory, ToldStatement, WhatWasTold, Withheld } from './statements/what-was-told.ts';

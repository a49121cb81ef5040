export { Case, caseStates } from './case.entity.ts';
export { Child } from './child.entity.ts';
export { circumstancesSchema, type CircumstancesOfCase } from './circumstances.schema.ts';
export { Participant } from './participant.entity.ts';

export type { AdviceProfile, ParticularQuestion } from './advice-profile.ts';
export { AdviceProfiles } from './advice-profiles.ts';
export { AdviceJobsModule, AdviceModule, AdviceWebModule } from './advice.module.ts';
export { AdviceReader, type PlacedBody, type Proposal, type SubmittedAdvice } from './advice-reader.ts';
export { adviceBodySchema, type AdviceBody } from './contribution.schema.ts';
export { Contributions } from './contribution.service.ts';
export { ProposedOutcome } from './proposed-outcome.entity.ts';
export { queueSql } from './queue.ts';

export { ProposedOutcome } from './proposed-outcome.entity.ts';

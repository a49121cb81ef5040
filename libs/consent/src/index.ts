export { answerWords, categoryWords } from './category-words.ts';
export { ConsentModule, ConsentWebModule } from './consent.module.ts';
export { decisionsThatCount, holds, isOver, wasTheirsToTake, type Decided } from './decisions/deciding.ts';
export { groundOf, type Ground } from './decisions/ground.ts';
export { ConsentService } from './decisions/consent.service.ts';
export {
  categories,
  deciders,
  purposes,
  SharingDecision,
  sharingAnswers,
  type Category,
  type Decider,
  type Purpose,
  type SharingAnswer,
} from './decisions/sharing-decision.entity.ts';
export { sharingChanged } from './decisions/sharing.events.ts';
export { adviseOnCase } from './decisions/sharing.policy.ts';
export { familyPaths, familyReach, familyUrl } from './family.paths.ts';
export { isGranted } from './restricted/restricted-grant.entity.ts';
export { RestrictedGrants } from './restricted/restricted-grants.ts';
export { WithoutAgreement } from './without-agreement/without-agreement.entity.ts';
export { WithoutAgreements } from './without-agreement/without-agreements.ts';

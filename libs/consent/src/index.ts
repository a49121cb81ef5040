export { answerWords, categoryWords, isShared } from './category-words.ts';
export { ConsentModule, ConsentWebModule } from './consent.module.ts';
export { ConsentService } from './consent.service.ts';
export { familyPaths, familyReach, familyUrl } from './family.paths.ts';
export {
  categories,
  SharingDecision,
  sharingAnswers,
  type Category,
  type SharingAnswer,
} from './sharing-decision.entity.ts';
export { sharingChanged } from './sharing.events.ts';
export { adviseOnCase } from './sharing.policy.ts';

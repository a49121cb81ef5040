export { categories, SharingDecision, sharingAnswers, type Category } from './sharing-decision.entity.ts';

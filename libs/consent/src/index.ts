export { familyPaths, familyUrl } from './family.paths.ts';
export { categories, SharingDecision, sharingAnswers, type Category } from './sharing-decision.entity.ts';

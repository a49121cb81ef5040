import { withIds } from '#platform';

/** The address space of the family's own pages. Libs above hang theirs here too. */
export const familyPaths = {
  home: '/family',
  case: '/family/:caseId',
  story: '/family/:caseId/story',
  questions: '/family/:caseId/questions',
  visits: '/family/:caseId/visits',
  sharing: '/family/:caseId/sharing',
  whoSaw: '/family/:caseId/who-saw',
  plan: '/family/:caseId/plan',
  earlierAdvice: '/family/:caseId/earlier-advice',
} as const;

/** A path with its case. */
export function familyUrl(path: Exclude<keyof typeof familyPaths, 'home'>, caseId: string): string {
  return withIds(familyPaths[path], { caseId });
}

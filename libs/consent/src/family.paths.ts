import type { Scope } from '#identity';
import { withIds } from '#platform';

/** The address space of the family's own pages. Libs above hang theirs here too. */
export const familyPaths = {
  home: '/family',
  case: '/family/:caseId',
  story: '/family/:caseId/story',
  questions: '/family/:caseId/questions',
  visits: '/family/:caseId/visits',
  people: '/family/:caseId/people',
  takingOver: '/family/:caseId/taking-over',
  childsPages: '/family/:caseId/my-pages',
  whoHelps: '/family/:caseId/who-helps',
  sharing: '/family/:caseId/sharing',
  sharingWith: '/family/:caseId/sharing/:agency',
  whoSaw: '/family/:caseId/who-saw',
  plan: '/family/:caseId/plan',
  outcomes: '/family/:caseId/outcomes',
  outcomeComments: '/family/:caseId/outcome-comments',
  draftViews: '/family/:caseId/draft-views',
  noPlan: '/family/:caseId/decision',
  earlierAdvice: '/family/:caseId/earlier-advice',
} as const;

/** How far somebody's part must reach for the pages under each path; null: any part at all. */
export const familyReach: Record<keyof typeof familyPaths, Scope | null> = {
  home: null,
  case: null,
  story: 'story',
  questions: 'replies',
  visits: 'progress',
  childsPages: 'story',
  whoHelps: 'story',
  people: null,
  takingOver: null,
  sharing: 'sharing',
  sharingWith: 'sharing',
  whoSaw: 'log',
  plan: 'plan',
  outcomes: 'plan',
  outcomeComments: 'replies',
  draftViews: 'replies',
  noPlan: 'plan',
  earlierAdvice: 'plan',
};

/** A path with its case. */
export function familyUrl(path: Exclude<keyof typeof familyPaths, 'home' | 'sharingWith'>, caseId: string): string {
  return withIds(familyPaths[path], { caseId });
}

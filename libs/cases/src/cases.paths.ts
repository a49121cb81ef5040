import { withIds } from '#platform';

/** The address space of cases. Pages of libs above hang their tabs here too. */
export const casePaths = {
  /** The statutory days for anyone, without a case. */
  publicTimeline: '/timeline',
  list: '/cases',
  register: '/cases/new',
  show: '/cases/:caseId',
  decision: '/cases/:caseId/decision',
  exemptions: '/cases/:caseId/exemptions',
  advice: '/cases/:caseId/advice',
  family: '/cases/:caseId/family',
  people: '/cases/:caseId/people',
  lookedAfter: '/cases/:caseId/looked-after',
  born: '/cases/:caseId/date-of-birth',
  capacity: '/cases/:caseId/capacity',
  questions: '/cases/:caseId/family/questions',
  visits: '/cases/:caseId/visits',
  sharing: '/cases/:caseId/sharing',
  withoutAgreement: '/cases/:caseId/sharing/without-agreement',
  restricted: '/cases/:caseId/sharing/restricted',
  outcomes: '/cases/:caseId/outcomes',
  plan: '/cases/:caseId/plan',
  /** Releases of the plan that wait for a signature. */
  prepared: '/cases/:caseId/plan/prepared',
  record: '/cases/:caseId/record',
} as const;

/** The pages of a child whom an authority looks after, for whoever has a part because of it. */
export const lookedAfterPaths = {
  list: '/looked-after',
  show: '/looked-after/:periodId',
  keep: '/looked-after/:periodId/keep',
  oneMeeting: '/looked-after/:periodId/one-meeting',
  targets: '/looked-after/:periodId/targets',
  moves: '/looked-after/:periodId/moves',
} as const;

export const lookedAfterUrl = (path: keyof typeof lookedAfterPaths, periodId: string) =>
  withIds(lookedAfterPaths[path], { periodId });

/** A path with its case. */
export function caseUrl(path: keyof typeof casePaths, caseId: string): string {
  return withIds(casePaths[path], { caseId });
}

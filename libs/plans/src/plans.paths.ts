import { casePaths } from '#cases';
import { familyPaths } from '#consent';
import { withIds } from '#platform';

/** The address space of Section E and of plans. */
export const planPaths = {
  outcomes: casePaths.outcomes,
  use: `${casePaths.outcomes}/proposals/:proposalId`,
  move: `${casePaths.outcomes}/proposals/:proposalId/move`,
  /** What was said to an outcome, for the officer to answer. */
  remark: `${casePaths.outcomes}/remarks/:remarkId`,
  /** Who is at work in a Section E, and how it stands. */
  here: `${casePaths.show}/section-e/here`,
  sectionVersion: `${casePaths.show}/section-e/version`,
  /** Section E for a team whose advice was accepted, and for the family. */
  sharedWithTeam: '/requests/:requestId/section-e',
  suggestion: '/requests/:requestId/section-e/:outcomeId',
  familyOutcomes: familyPaths.outcomes,
  comment: `${familyPaths.outcomeComments}/:outcomeId`,
  outcome: `${casePaths.outcomes}/:outcomeId`,
  place: `${casePaths.outcomes}/:outcomeId/place`,
  removal: `${casePaths.outcomes}/:outcomeId/removal`,
  /** Needs and provision, accounted for like outcomes. */
  needsAndProvision: `${casePaths.show}/needs-and-provision`,
  line: `${casePaths.show}/needs-and-provision/lines/:lineId`,
  useAll: `${casePaths.show}/needs-and-provision/:contributionId`,
  useLine: `${casePaths.show}/needs-and-provision/:contributionId/:kind/:key`,
  /** How the plan uses some advice, for those who gave it. */
  used: '/requests/:requestId/use',
  /** What they do not see reflected, for the officer. */
  objection: `${casePaths.show}/objections/:answerId`,
  /** From hopes to provision, and what the checks find. */
  thread: `${casePaths.show}/golden-thread`,
  /** Proposals that seem to say the same. */
  groups: `${casePaths.show}/suggested-groups`,
  plan: casePaths.plan,
  prepared: casePaths.prepared,
  views: `${casePaths.plan}/views`,
  consultations: `${casePaths.plan}/consultations`,
  consultation: `${casePaths.plan}/consultations/:consultationId`,
  noPlan: `${casePaths.plan}/none`,
  noPlanFeedback: `${casePaths.plan}/none/feedback`,
  noPlanFeedbackGiven: `${casePaths.plan}/none/feedback/given`,
  /** The case pack of a panel, and what awaits one. */
  panel: `${casePaths.show}/panel`,
  decisions: '/decisions',
  /** How the authority’s documents look. */
  letterhead: '/letterhead',
  logoRemoval: '/letterhead/logo/removal',
  final: `${casePaths.plan}/final`,
  /** One section, to word its statements. */
  section: `${casePaths.plan}/sections/:section`,
  /** Section G item by item, as the commissioner agrees it. */
  health: `${casePaths.plan}/health-provision`,
  budget: `${casePaths.plan}/personal-budget`,
  healthToUs: '/health-provision',
  version: `${casePaths.plan}/:number`,
  /** What changed from one version to another. */
  compared: `${casePaths.plan}/:number/since/:earlier`,
  release: `${casePaths.plan}/:number/release`,
  documents: `${casePaths.plan}/:number/documents`,
  released: '/plans',
  releasedPlan: '/plans/:planVersionId',
  consultationToUs: '/plans/:planVersionId/consultation',
  familyViews: familyPaths.draftViews,
  releasedDocuments: '/plans/:planVersionId/documents',
  familyNoPlan: familyPaths.noPlan,
  familyPlan: familyPaths.plan,
  familyVersion: `${familyPaths.plan}/:number`,
  familyDocuments: `${familyPaths.plan}/:number/documents`,
  document: '/plan-documents/:documentId',
} as const;

/** A path with its ids. */
export function planUrl(path: keyof typeof planPaths, ids: Record<string, string | number>): string {
  return withIds(planPaths[path], ids);
}

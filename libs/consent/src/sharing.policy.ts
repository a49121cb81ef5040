import { readCase, runCase, type Case } from '#cases';
import { either, forFamily, forRoles, type Agency } from '#identity';

/** People of a team that advises on a case. Row-level security has let through only teams that are on it. */
export const adviseOnCase = forRoles(
  'advise on a case',
  ['contributor', 'team-manager', 'head'],
  (actor) => actor.teamId !== null && actor.agency !== null,
);

/** An authority's officers record what they discussed with the family (C2). */
export const recordSharing = runCase;

/** Officers and the family see every answer. */
export const readSharing = readCase;

/** The family's own page. */
export const readOwnSharing = forFamily<Pick<Case, 'areaId'>>('read what they agreed to share');

/** An agency sees the answers that concern itself. */
export const readAnswersFor = either<Pick<Case, 'areaId'> & { agency: Agency }>(
  'read the answers for an agency',
  readSharing,
  { ...adviseOnCase, over: (actor, { agency }) => adviseOnCase.over(actor, agency) && actor.agency === agency },
);

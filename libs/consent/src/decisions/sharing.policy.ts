import { readCase, runCase, type Case } from '#cases';
import { forFamily, forRoles } from '#identity';

/** People of a team that advises on a case. Row-level security has let through only teams that are on it. */
export const adviseOnCase = forRoles(
  'advise on a case',
  ['contributor', 'team-manager', 'head', 'virtual-school-head'],
  (actor) => actor.teamId !== null && actor.agency !== null,
);

/** An authority's officers record what they discussed with the family (C2), and share without agreement on a basis (C7). */
export const recordSharing = runCase;

/** Officers and the family see every answer. */
export const readSharing = readCase;

/** The family's own page. */
export const readOwnSharing = forFamily<Pick<Case, 'areaId'>>('read what they agreed to share');

/** A parent or young person decides on their own page; row-level security lets each do so in their own part alone. */
export const decideOwnSharing = forFamily<Pick<Case, 'areaId'>>('decide what is shared');

import type { Case } from '#cases';
import { forFamily, forRoles } from '#identity';

/** An authority's officers release its plans; the law says for what (P1-P14). */
export const releasePlan = forRoles<Pick<Case, 'areaId'>>(
  'release a plan',
  ['case-officer', 'signing-officer'],
  (actor, subject) => actor.areaId === subject.areaId,
);

/** Who reads what their organisation is given. */
export const readers = [
  'head',
  'contributor',
  'team-manager',
  'designated-health-officer',
  'virtual-school-head',
  'case-officer',
  'signing-officer',
] as const;

/** People of an organisation see what was released to it: the head, and those who work closely with the child (P2, group M). */
export const seeReleased = forRoles(
  'see what was released to their organisation',
  readers,
  (actor) => actor.organisationId !== null,
);

/** Row-level security has let through only families who are on the case. */
export const readOwnLog = forFamily('read who has seen what');

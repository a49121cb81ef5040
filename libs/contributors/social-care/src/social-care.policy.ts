import { forRoles, type Actor } from '#identity';

/** Whoever works in a team of social care: row-level security has let through only what is their team's. @rule M K5 */
export const socialWork = forRoles<object>(
  'do social work',
  ['contributor', 'team-manager'],
  (actor: Actor) => actor.agency === 'social-care' && actor.teamId !== null,
);

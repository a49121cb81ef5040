import { forRoles, type Actor } from '#identity';
import type { SignOff } from './sign-off.entity.ts';

/** Whoever answers for a team's work. */
const supervisors = ['team-manager', 'head'] as const;

/** Switching on that a second person signs before advice is submitted. */
export const askTeamToSign = forRoles(
  'decide whether advice is signed',
  supervisors,
  (actor: Actor) => actor.teamId !== null,
);

/** Signing, or sending back: whoever was asked, or a supervisor of the team; never whoever sent it. */
export const signDraft = forRoles<Pick<SignOff, 'askedOf' | 'askedBy' | 'team' | 'state'>>(
  'sign a draft',
  ['contributor', ...supervisors],
  (actor, { askedOf, askedBy, team, state }) =>
    state === 'waiting' &&
    team === actor.teamId &&
    askedBy !== actor.personId &&
    (askedOf === actor.personId || actor.role !== 'contributor'),
);

/** Taking a draft back before it is signed: whoever sent it. */
export const takeBackDraft = forRoles<Pick<SignOff, 'askedBy' | 'team' | 'state'>>(
  'take a draft back from signing',
  ['contributor', ...supervisors],
  (actor, { askedBy, team, state }) => state === 'waiting' && team === actor.teamId && askedBy === actor.personId,
);

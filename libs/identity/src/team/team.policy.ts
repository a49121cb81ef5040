import { forRoles } from '../abilities.ts';
import type { Actor } from '../actor.ts';

interface OfTeam {
  team: string | null;
}
const isOwn = (actor: Actor, { team }: OfTeam) => team !== null && team === actor.teamId;

/** Seeing who is in a team, and saying that one is away oneself. */
export const belongToTeam = forRoles<OfTeam>(
  'belong to a team',
  ['contributor', 'team-manager', 'head', 'virtual-school-head'],
  isOwn,
);

/** Saying who is away, who has left, and that the team ends. */
export const runTeam = forRoles<OfTeam>('run a team', ['team-manager'], isOwn);

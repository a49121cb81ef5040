import { forRoles, type Actor } from '#identity';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';

type Asked = Pick<AdviceRequest, 'team' | 'state'>;

/** Advice is written while its request is with the team, and corrected after it was given. */
const writable: readonly string[] = ['received', 'taken', 'returned', 'submitted', 'accepted'];

/** Anyone of the team that was asked writes and submits its advice, and may go on with a colleague's draft. @rule M */
export const writeAdvice = forRoles<Asked>(
  'write advice',
  ['contributor', 'team-manager', 'head', 'virtual-school-head'],
  (actor: Actor, { team, state }) => team !== null && team === actor.teamId && writable.includes(state),
);

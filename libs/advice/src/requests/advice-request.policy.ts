import { either, forRoles, type Actor } from '#identity';
import type { AdviceRequest } from './advice-request.entity.ts';
import { notWithBody } from './request-states.ts';

type Whose = Pick<AdviceRequest, 'areaId' | 'team' | 'commissioner' | 'state'>;

export const officers = ['case-officer', 'signing-officer'] as const;
/** Whoever works in a team that gives advice. */
export const advisers = ['contributor', 'team-manager', 'head'] as const;

/** A request that was sent and neither withdrawn nor sent to another body, to the team in which the actor works. */
const isOwnTeams = (actor: Actor, { team, state }: Whose) =>
  team !== null && team === actor.teamId && !notWithBody.includes(state);

/** Whoever shares a response queue. */
export const workQueue = forRoles('work on requests for advice', advisers);

/** Opening, acknowledging, taking and answering a request: anyone of the team that was asked (group M). */
export const answerRequest = forRoles<Whose>('answer a request for advice', advisers, isOwnTeams);

/** Handing back: whoever took it, or the manager of the team. */
export const handBackRequest = forRoles<Whose & Pick<AdviceRequest, 'assignee'>>(
  'hand a request back',
  advisers,
  (actor, request) =>
    isOwnTeams(actor, request) && (request.assignee === actor.personId || actor.role === 'team-manager'),
);

/** Handing over to a colleague: what nobody has, anyone; else whoever has it or covers for them, or the manager. */
export const handOverRequest = (covered: readonly string[]) =>
  forRoles<Whose & Pick<AdviceRequest, 'assignee'>>('hand a request over', advisers, (actor, request) => {
    const { assignee } = request;
    const isTheirs = !assignee || assignee === actor.personId || covered.includes(assignee);
    return isOwnTeams(actor, request) && (isTheirs || actor.role === 'team-manager');
  });

/** Signing that a team has nothing to say of a child it does not know: who leads it, a manager or a head. @rule B7 */
export const signNilReturn = forRoles<Whose>('sign a nil return', ['team-manager', 'head'], isOwnTeams);

/** Asking, withdrawing, accepting and returning: an officer of the case's area. */
export const runRequest = forRoles<Pick<Whose, 'areaId'>>(
  'run requests for advice',
  officers,
  (actor, { areaId }) => actor.areaId === areaId,
);

/** Who may know of a request: the team asked and the area's officers. */
export const readRequest = either<Whose>('read a request for advice', answerRequest, runRequest);

/** Whoever allocates for a health commissioner. */
export const allocationList = forRoles('allocate for a health commissioner', ['designated-health-officer']);

/** A designated health officer allocates what was asked of their own commissioner, and sees no child's name. */
export const allocateRequest = forRoles<Whose>(
  'allocate requests for health advice',
  ['designated-health-officer'],
  (actor, { commissioner, state }) =>
    commissioner !== null && commissioner === actor.organisationId && !notWithBody.includes(state),
);

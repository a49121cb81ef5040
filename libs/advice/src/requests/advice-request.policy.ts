import { either, forRoles, type Actor } from '#identity';
import type { AdviceRequest } from './advice-request.entity.ts';
import { notWithBody } from './request-states.ts';

type Whose = Pick<AdviceRequest, 'areaId' | 'team' | 'commissioner' | 'state'>;
type Led = Whose & Pick<AdviceRequest, 'source' | 'organisation'>;

export const officers = ['case-officer', 'signing-officer'] as const;
/** Whoever works in a team that gives advice. */
export const advisers = ['contributor', 'team-manager', 'head', 'virtual-school-head'] as const;

/** A request that was sent and neither withdrawn nor sent to another body, to the team in which the actor works. */
const isOwnTeams = (actor: Actor, { team, state }: Whose) =>
  team !== null && team === actor.teamId && !notWithBody.includes(state);

/** Whoever shares a response queue. */
export const workQueue = forRoles('work on requests for advice', advisers);

/** Whoever shares it with colleagues: not somebody who was invited, whose team is theirs alone. */
export const workInTeam: typeof workQueue = {
  name: 'work in a team',
  may: (actor) => workQueue.may(actor) && !actor.isAlone,
  over: (actor, subject) => workQueue.over(actor, subject) && !actor.isAlone,
};

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

/** What was asked of the social care of an organisation, or in an area that it serves, by whoever leads it. */
const leadSocialCare = forRoles<Led>(
  'lead social care',
  ['social-care-lead'],
  (actor, { source, organisation, areaId, state }) =>
    source === 'social-care' &&
    (organisation === actor.organisationId || actor.ledAreas.includes(areaId)) &&
    !notWithBody.includes(state),
);

/** Signing that a team has nothing to say of a child it does not know: who leads it, a manager or a head. @rule B7 */
export const signNilReturn = either<Led>(
  'sign a nil return',
  forRoles<Whose>('sign a nil return of their team', ['team-manager', 'head'], isOwnTeams),
  leadSocialCare,
);

/** Asking, withdrawing, accepting and returning: an officer of the case's area. */
export const runRequest = forRoles<Pick<Whose, 'areaId'>>(
  'run requests for advice',
  officers,
  (actor, { areaId }) => actor.areaId === areaId,
);

/** Who may know of a request: the team asked and the area's officers. */
export const readRequest = either<Whose>('read a request for advice', answerRequest, runRequest);

/** Whoever gives requests to teams: for a health commissioner, or in social care. */
export const allocationList = forRoles('allocate requests', ['designated-health-officer', 'social-care-lead']);

/** A designated health officer allocates what was asked of their own commissioner, a social care SEN lead what was asked of social care in their area; neither sees a child's name. */
export const allocateRequest = either<Led>(
  'allocate a request',
  forRoles<Whose>(
    'allocate requests for health advice',
    ['designated-health-officer'],
    (actor, { commissioner, state }) =>
      commissioner !== null && commissioner === actor.organisationId && !notWithBody.includes(state),
  ),
  leadSocialCare,
);

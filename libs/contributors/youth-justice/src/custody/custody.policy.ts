import { either, forRoles, type Actor } from '#identity';

const isYouthJustice = ({ agency, teamId }: Actor) => agency === 'youth-justice' && teamId !== null;
const officers = ['case-officer', 'signing-officer'] as const;

/** Youth offending teams tell of detention, transfer and release, and see what they told. @rule K8 */
export const tellCustody = forRoles<Actor>('tell of custody', ['contributor', 'team-manager'], (_, actor) =>
  isYouthJustice(actor),
);

/** The team that told. Row-level security has let through nobody else's notices. */
export const followCustody = forRoles<{ team: string }>(
  'follow what they told of custody',
  ['contributor', 'team-manager'],
  (actor, { team }) => isYouthJustice(actor) && team === actor.teamId,
);

/** Officers of the home authority match a notice with a case, or refuse it. @rule K8 K9 */
export const settleCustody = forRoles<{ areaId: string }>(
  'match a notice of custody',
  officers,
  (actor, { areaId }) => areaId === actor.areaId,
);

/** Officers of the host authority know that it was told, and nothing of the case. @rule K8 */
export const hostCustody = forRoles<{ hostArea: string | null | undefined }>(
  'see a notice of custody in their area',
  officers,
  (actor, { hostArea }) => actor.areaId !== null && hostArea === actor.areaId,
);

/** The establishment's head of education, invited about this detention: row-level security lets through no other. */
export const receiveCustody = forRoles<{ establishment: string }>(
  'see what an establishment must know at once',
  ['head'],
  (actor, { establishment }) => actor.teamId === null && establishment === actor.organisationId,
);

/** Who has a page of custody: what is on it, row-level security decides. */
export const followAny = either<Actor>(
  'follow custody',
  tellCustody,
  forRoles('follow custody for an authority', officers, (actor) => actor.areaId !== null),
  forRoles('follow custody in an establishment', ['head'], (actor) => actor.teamId === null),
);

type Notice = { team: string; areaId: string; hostArea: string | null | undefined; establishment: string };
export const seeCustody = either<Notice>(
  'see a notice of custody',
  followCustody,
  settleCustody,
  hostCustody,
  receiveCustody,
);

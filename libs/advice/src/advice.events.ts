import { z } from 'zod';
import { agencies } from '#identity';
import { defineEvent } from '#platform';

const aboutRequest = z.object({
  requestId: z.uuid(),
  caseId: z.uuid(),
  areaId: z.string(),
  teamId: z.uuid().nullable(),
  commissionerId: z.uuid().nullable(),
  /** The team that had it before, when it was given to another. */
  previousTeamId: z.uuid().nullable().default(null),
  /** Whose advice it asks; none where nobody is told by it. */
  source: z.enum(agencies).nullable().default(null),
});
export type AboutRequest = z.infer<typeof aboutRequest>;

/** Whoever leads the social care of an area hears of what is asked of it there. */
export const leadsRoom = ({ areaId, source }: Pick<AboutRequest, 'areaId' | 'source'>) =>
  source === 'social-care' ? [`social-care:${areaId}`] : [];

/** Everyone who looks at a list or page that the request is on: its team, the case, the area, the commissioner, a lead. */
const rooms = ({ caseId, areaId, teamId, commissionerId, previousTeamId, source }: AboutRequest) => [
  `case:${caseId}`,
  `area:${areaId}`,
  ...(teamId ? [`team:${teamId}`] : []),
  ...(previousTeamId ? [`team:${previousTeamId}`] : []),
  ...(commissionerId ? [`commissioner:${commissionerId}`] : []),
  ...leadsRoom({ areaId, source }),
];
const define = (name: string) => defineEvent(name, aboutRequest, rooms);

export const adviceSent = define('advice.sent');
export const adviceAllocated = define('advice.allocated');
export const adviceReceived = define('advice.received');
export const adviceTaken = define('advice.taken');
export const adviceHandedOver = define('advice.handed-over');
export const adviceHandedBack = define('advice.handed-back');
export const adviceWithdrawn = define('advice.withdrawn');
/** The case of the request has ended, and the request with it. */
export const adviceEnded = define('advice.ended-with-case');
export const adviceAccepted = define('advice.accepted');
export const adviceReuseAsked = define('advice.reuse-asked');
export const adviceReuseAnswered = define('advice.reuse-answered');
/** One of the three is not satisfied: fresh advice is to be asked for. */
export const adviceReuseRefused = define('advice.reuse-refused');
/** A draft was sent to a colleague to sign, came back or was signed. */
export const adviceSignOff = define('advice.sign-off');
export const adviceReturned = define('advice.returned');
/** The team answered other than with advice; the authority answered that. */
export const adviceReplied = define('advice.replied');
export const adviceAnswered = define('advice.answered');
export const adviceReRouted = define('advice.re-routed');
export const adviceEscalated = define('advice.escalated');
export const adviceChased = define('advice.chased');

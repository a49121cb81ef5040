import { z } from 'zod';
import { defineEvent } from '#platform';

const aboutRelease = z.object({ releaseId: z.uuid(), caseId: z.uuid(), areaId: z.string(), recipientId: z.uuid() });
const rooms = ({ caseId, areaId }: { caseId: string; areaId: string }) => [`case:${caseId}`, `area:${areaId}`];

/** A plan was given to a body outside the case. */
export const planReleased = defineEvent('plan.released', aboutRelease, rooms);
/** What was given was ended before its last day. */
export const releaseEnded = defineEvent('plan.release-ended', aboutRelease, rooms);
/** Releases were prepared that wait for a signature, or wait no longer. */
export const releasesPrepared = defineEvent(
  'plan.releases-prepared',
  z.object({ caseId: z.uuid(), areaId: z.string() }),
  rooms,
);

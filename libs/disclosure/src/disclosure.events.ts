import { z } from 'zod';
import { defineEvent } from '#platform';

/** A plan was given to a body outside the case. */
export const planReleased = defineEvent(
  'plan.released',
  z.object({ releaseId: z.uuid(), caseId: z.uuid(), areaId: z.string(), recipientId: z.uuid() }),
  ({ caseId, areaId }) => [`case:${caseId}`, `area:${areaId}`],
);

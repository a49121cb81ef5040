import { z } from 'zod';
import { defineEvent } from '#platform';

/** A message was put before somebody. Pages count theirs anew. */
export const messagePosted = defineEvent(
  'message.posted',
  z.object({ areaId: z.string().nullable(), teamId: z.uuid().nullable(), commissionerId: z.uuid().nullable() }),
  ({ areaId, teamId, commissionerId }) => [
    ...(areaId ? [`area:${areaId}`] : []),
    ...(teamId ? [`team:${teamId}`] : []),
    ...(commissionerId ? [`commissioner:${commissionerId}`] : []),
  ],
);

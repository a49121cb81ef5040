import { z } from 'zod';
import { defineEvent } from '#platform';

/** A visit to the child was planned or cancelled. */
export const visitsChanged = defineEvent(
  'appointment.changed',
  z.object({ caseId: z.uuid(), areaId: z.string() }),
  ({ caseId }) => [`case:${caseId}`],
);

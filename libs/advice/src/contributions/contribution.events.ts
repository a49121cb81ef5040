import { z } from 'zod';
import { defineEvent } from '#platform';

/** Advice, or a correction of it, was submitted. */
export const adviceSubmitted = defineEvent(
  'advice.submitted',
  z.object({ requestId: z.uuid(), contributionId: z.uuid(), caseId: z.uuid(), areaId: z.string(), teamId: z.uuid() }),
  ({ caseId, areaId, teamId }) => [`case:${caseId}`, `area:${areaId}`, `team:${teamId}`],
);

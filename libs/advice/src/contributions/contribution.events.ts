import { z } from 'zod';
import { agencies } from '#identity';
import { defineEvent } from '#platform';
import { leadsRoom } from '../advice.events.ts';

/** Advice, or a correction of it, was submitted. */
export const adviceSubmitted = defineEvent(
  'advice.submitted',
  z.object({
    requestId: z.uuid(),
    contributionId: z.uuid(),
    caseId: z.uuid(),
    areaId: z.string(),
    teamId: z.uuid(),
    source: z.enum(agencies).nullable().default(null),
  }),
  ({ caseId, areaId, teamId, source }) => [
    `case:${caseId}`,
    `area:${areaId}`,
    `team:${teamId}`,
    ...leadsRoom({ areaId, source }),
  ],
);

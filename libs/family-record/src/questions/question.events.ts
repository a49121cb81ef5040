import { z } from 'zod';
import { defineEvent } from '#platform';

/** Something was asked of the family. */
export const questionAsked = defineEvent(
  'question.asked',
  z.object({ caseId: z.uuid(), areaId: z.string() }),
  ({ caseId }) => [`case:${caseId}`],
);

/** A question was answered, declined or withdrawn; its team, if a team asked, looks at its request. */
export const questionSettled = defineEvent(
  'question.settled',
  z.object({ questionId: z.uuid(), caseId: z.uuid(), areaId: z.string(), teamId: z.uuid().nullable() }),
  ({ caseId, teamId }) => [`case:${caseId}`, ...(teamId ? [`team:${teamId}`] : [])],
);

import { z } from 'zod';
import { defineEvent } from '#platform';

/** The family told something, or corrected it. */
export const statementTold = defineEvent(
  'statement.told',
  z.object({ caseId: z.uuid(), areaId: z.string() }),
  ({ caseId }) => [`case:${caseId}`],
);

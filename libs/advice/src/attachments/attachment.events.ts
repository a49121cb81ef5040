import { z } from 'zod';
import { defineEvent } from '#platform';

/** An attached file was checked for viruses. */
export const attachmentChecked = defineEvent(
  'attachment.checked',
  z.object({ requestId: z.uuid(), caseId: z.uuid(), teamId: z.uuid() }),
  ({ caseId, teamId }) => [`case:${caseId}`, `team:${teamId}`],
);

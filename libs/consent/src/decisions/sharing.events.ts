import { z } from 'zod';
import { defineEvent } from '#platform';

/** The family agreed, refused or took back something: readers must look again. */
export const sharingChanged = defineEvent(
  'sharing.changed',
  z.object({ caseId: z.uuid(), areaId: z.string() }),
  ({ caseId }) => [`case:${caseId}`],
);

import { z } from 'zod';
import { defineEvent } from '#platform';

/** What may be read of a case is another: readers must look again. Where the family may not know of it, they alone hear. */
export const sharingChanged = defineEvent(
  'sharing.changed',
  z.object({ caseId: z.uuid(), areaId: z.string(), readers: z.array(z.uuid()).optional() }),
  ({ caseId, readers }) => readers?.map((id) => `person:${id}`) ?? [`case:${caseId}`],
);

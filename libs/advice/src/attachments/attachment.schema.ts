import { z } from 'zod';
import { allowedWords, LARGEST_MB, receivedFile, yes } from '#platform';

export const attachmentParams = z.object({ requestId: z.uuid(), attachmentId: z.uuid() });

/** The file, and whether it is the advice itself. */
export const attachSchema = z.object({
  isReport: yes,
  report: receivedFile(`Choose a file of up to ${LARGEST_MB} MB: ${allowedWords}`),
});
export type Attaching = z.infer<typeof attachSchema>;

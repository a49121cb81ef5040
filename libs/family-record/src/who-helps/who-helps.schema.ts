import { z } from 'zod';
import { caseParams } from '#cases';
import { allowedWords, day, LARGEST_MB, optional, receivedFile, required } from '#platform';

/** Somebody who helps, as the family tells it. */
export const knownServiceSchema = z.object({
  name: required('Tell us who it is', 200),
  helpsWith: required('Tell us what they help with', 500),
  organisation: optional(200),
  contact: optional(200),
});
export type KnownServiceInput = z.infer<typeof knownServiceSchema>;

/** A report that the family has. */
export const earlierReportSchema = z.object({
  authorName: required('Tell us who wrote it', 200),
  authorRole: required('Tell us what they do, for example: speech therapist', 200),
  organisation: required('Tell us where they work', 200),
  givenOn: day('The day on the report'),
  givenFor: required('Tell us what it was for', 500),
  report: receivedFile(`Choose a file of up to ${LARGEST_MB} MB: ${allowedWords}`),
});
export type EarlierReportInput = z.infer<typeof earlierReportSchema>;

export const serviceParams = caseParams.extend({ serviceId: z.uuid() });
export const reportParams = caseParams.extend({ reportId: z.uuid() });

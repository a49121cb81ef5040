import { z } from 'zod';
import { day, optional, optionalDay, required, yes } from '#platform';
import { noticeKinds } from './custody-notice.entity.ts';

/** What a youth offending team tells in one form. @rule K8 */
export const tellingSchema = z.object({
  kind: z.enum(noticeKinds, { error: 'Choose what happened' }),
  givenName: required('Enter the first name', 100),
  familyName: required('Enter the last name', 100),
  born: day('The date of birth'),
  homeArea: required('Choose the home authority', 20),
  /** The authority, where the home is outside England. */
  homeName: optional(200),
  hostArea: optional(20),
  hostName: optional(200),
  eventOn: day('The day it happened'),
  establishment: z.union([z.literal(''), z.uuid()]).default(''),
  /** Its name, where it is in no list. */
  establishmentName: optional(200),
  isAdultEstate: yes.default(false),
  expectedReleaseOn: optionalDay('The expected release'),
  risk: optional(2000),
  communication: optional(2000),
});
export type Telling = z.infer<typeof tellingSchema>;

export const noticeParams = z.object({ noticeId: z.uuid() });
export type NoticeParams = z.infer<typeof noticeParams>;

export const matchSchema = z.object({
  /** One of the cases suggested, or by its reference. */
  caseId: z.union([z.literal(''), z.uuid()]).default(''),
  reference: optional(40),
  /** Who commissions health care in custody (K11). */
  commissioner: z.union([z.literal(''), z.uuid()]).default(''),
});
export type Matching = z.infer<typeof matchSchema>;

export const refusalSchema = z.object({ refusedBecause: required('Say why: the youth offending team reads it', 2000) });

export const headSchema = z.object({
  name: required('Enter their name', 200),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'Use 254 characters or fewer')
    .pipe(z.email('Enter an email address like name@example.org')),
});
export type HeadOfEducation = z.infer<typeof headSchema>;

export const releaseDaySchema = z.object({ expectedOn: day('The expected release') });
export const sentSchema = z.object({ sentOn: day('The day on which it was sent') });

export const doneSchema = z.object({
  done: z
    .enum(['told', 'already', 'matched', 'refused', 'invited', 'ended', 'expected', 'sent'])
    .optional()
    .catch(undefined),
});

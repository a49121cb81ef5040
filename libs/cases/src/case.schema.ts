import { z } from 'zod';
import { day, optional, required, ticked, yes } from '#platform';
import { isNhsNumber, isUln, isUpn, type CivilDate } from '#statute';

const listOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

const identifier = (holds: (value: string) => boolean, message: string) =>
  optional(20)
    .transform((value) => value.replaceAll(' ', '').toUpperCase())
    .refine((value) => value === '' || holds(value), message);

/** A request for an assessment as an officer registers it: who asked, when, for whom, in what circumstances. */
export const registerSchema = z.object({
  requestedOn: day('The day the request was received'),
  requestedBy: z.enum(['parent', 'young-person', 'school', 'post-16', 'brought-to-attention'], {
    error: 'Choose who asked',
  }),
  requesterName: required('Enter the name of whoever asked', 200),
  givenName: required('Enter the first name', 100),
  familyName: required('Enter the last name', 100),
  preferredName: optional(100),
  born: day('The date of birth'),
  sex: z.enum(['female', 'male', 'not stated'], { error: 'Choose the sex as recorded' }),
  nhsNumber: identifier(isNhsNumber, 'Check the NHS number: its last digit does not fit the others'),
  upn: identifier(isUpn, 'Check the UPN: its first letter does not fit the digits'),
  uln: identifier(isUln, 'Check the ULN: its digits do not fit together'),
  setting: z.union([z.literal(''), z.uuid()]).default(''),
  sensoryImpairment: ticked(['visual', 'hearing', 'multi-sensory']),
  lookedAfter: yes.default(false),
  lookedAfterBy: optional(200),
  serviceFamily: yes.default(false),
  youthJustice: yes.default(false),
  knownToSocialCare: yes.default(false),
  healthServices: optional(2000).transform(listOf),
  askedFor: optional(2000).transform((text) => listOf(text).map((name) => ({ name, reason: '' }))),
  parentName: optional(200),
  parentEmail: z.union([z.literal(''), z.email('Enter an email address like name@example.org')]).default(''),
});
export type Registration = z.infer<typeof registerSchema>;

/** The decision whether to assess (A7): a refusal carries reasons. */
export const decisionSchema = z
  .object({
    decision: z.enum(['assess', 'not-assess'], { error: 'Choose whether to assess' }),
    reasons: optional(5000),
    familyToldOn: day('The day the family was told'),
  })
  .refine(({ decision, reasons }) => decision === 'assess' || reasons !== '', {
    path: ['reasons'],
    error: 'Say why: a refusal must carry its reasons',
  });
export type Decision = z.infer<typeof decisionSchema>;

/** Which part of the list of cases. */
export const listSchema = z.object({ show: z.enum(['open', 'refused', 'issued', 'ended']).default('open') });
export type CasePart = z.infer<typeof listSchema>['show'];

/** Whether the timeline counts the exemptions that are claimed. */
export const timelineSchema = z.object({ exemptions: z.enum(['with', 'without']).default('with') });

export const caseParams = z.object({ caseId: z.uuid() });

/** What is impossible only when today is known. */
export function impossibleDays(input: Registration, today: string): Record<string, string> {
  const fields: Record<string, string> = {};
  if (input.requestedOn > today) fields.requestedOn = 'The day the request was received cannot be in the future';
  if (input.requestedOn < '2014-09-01')
    fields.requestedOn = 'The request must be of 1 September 2014 or later, when the law on plans began';
  const impossible = impossibleBirth(input.born, today);
  if (impossible) fields.born = impossible;
  return fields;
}

/** Why nobody for whom there can be a plan was born on that day; null where somebody can be. */
export function impossibleBirth(born: string, today: string): string | null {
  if (born > today) return 'The date of birth cannot be in the future';
  if (born < yearsBefore(today, 26)) return 'A plan can only be for somebody up to 25 years of age';
  return null;
}

const yearsBefore = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}` as CivilDate;

import { z } from 'zod';
import { scopes, type Scope } from '#identity';
import { optional, optionalDay, required, ticked } from '#platform';

/** How far a part reaches, as families say it. */
export const scopeWords: Record<Scope, string> = {
  progress: 'Where we are: the stage, the days, who is writing',
  story: 'Our story: read it and add to it',
  sharing: 'What may be shared, and who else is on the case',
  plan: 'The plan and the advice',
  replies: 'Reply to us',
  log: 'Who has seen what',
};

export const partWords = {
  parent: 'Parent or carer',
  'young-person': 'Young person',
  supporter: 'Supporter',
} as const;
export type FamilyPart = keyof typeof partWords;

const email = z.email('Enter an email address like name@example.org').max(200);
const responsibility = z
  .enum(['yes', 'no', ''])
  .default('')
  .transform((given) => (given === '' ? null : given === 'yes'));

/** How far a part reaches, why it is limited, until when: as an officer sets it. */
const reach = {
  relation: optional(100),
  parentalResponsibility: responsibility,
  scope: ticked(scopes),
  limitReason: optional(1000),
  until: optionalDay('The last day'),
};

/** Somebody whom an officer adds to a case. */
export const newPersonSchema = z
  .object({
    part: z.enum(['parent', 'young-person', 'supporter'], { error: 'Choose who they are' }),
    name: required('Enter their name', 200),
    email: z.union([z.literal(''), email], { error: 'Enter an email address like name@example.org' }),
    ...reach,
  })
  .refine(({ email, scope }) => email !== '' || scope.length === 0, {
    path: ['email'],
    error: 'Enter their email address: without one they cannot see anything',
  });
export type NewPerson = z.output<typeof newPersonSchema>;

export const changedPersonSchema = z.object(reach);
export type ChangedPerson = z.output<typeof changedPersonSchema>;

/** A supporter whom the family admits itself: to what, until when (C6). */
export const supporterSchema = z.object({
  name: required('Enter their name', 200),
  email,
  relation: optional(100),
  scope: ticked(scopes).refine((scope) => scope.length > 0, 'Choose at least one thing that they may see'),
  until: optionalDay('The last day'),
});
export type NewSupporter = z.output<typeof supporterSchema>;

export const scopeSchema = z.object({ scope: ticked(scopes) });

export const partParams = z.object({ caseId: z.uuid(), partId: z.uuid() });

import { z } from 'zod';
import { caseParams } from '#cases';
import { required, ticked, yes } from '#platform';
import { grounds, replies } from './consultation.entity.ts';

export const consultationParams = caseParams.extend({ consultationId: z.uuid() });

export const consultSchema = z.object({
  institutionId: z.uuid('Choose the school or college to consult'),
  isRequested: yes.default(false),
});
export type Consulting = z.infer<typeof consultSchema>;

export const replySchema = z
  .object({
    reply: z.enum(replies, { error: 'Choose whether the needs can be met' }),
    replyWords: required('Say why: the council weighs the reasons', 10_000),
    replyGrounds: ticked(grounds),
  })
  .refine(({ reply, replyGrounds }) => reply !== 'cannot-meet' || replyGrounds.length, {
    path: ['replyGrounds'],
    error: 'Choose the ground in law: nothing else counts against being named',
  });
export type ReplyGiven = z.infer<typeof replySchema>;

export const groundSchema = z.object({
  ground: z.enum(grounds, { error: 'Choose the ground on which it is not named' }),
  evidence: required('Write the evidence for the ground: the family may ask for it', 10_000),
});
export type GroundGiven = z.infer<typeof groundSchema>;

export const replyWords: Record<(typeof replies)[number], string> = {
  'can-meet': 'It can meet the needs',
  'can-meet-with-changes': 'It can meet them with changes to the draft',
  'cannot-meet': 'It says that it cannot meet the needs',
};

export const groundWords: Record<(typeof grounds)[number], string> = {
  unsuitable: 'Unsuitable for the age, ability, aptitude or special educational needs',
  'education-of-others': 'Attendance would be incompatible with the efficient education of others',
  'use-of-resources': 'Attendance would be incompatible with the efficient use of resources',
};

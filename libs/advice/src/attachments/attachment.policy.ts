import { either, forRoles, type Actor } from '#identity';
import type { Attachment } from './attachment.entity.ts';

type Whose = Pick<Attachment, 'areaId' | 'team' | 'submittedAt'>;

/** The team that attached it. */
const ownAttachment = forRoles<Whose>(
  'open a file of their own team',
  ['contributor', 'team-manager', 'head', 'virtual-school-head'],
  (actor: Actor, { team }) => team === actor.teamId,
);

/** An officer of the area, once it was submitted. */
const submittedAttachment = forRoles<Whose>(
  'open a file that came with advice',
  ['case-officer', 'signing-officer'],
  (actor: Actor, { areaId, submittedAt }) => areaId === actor.areaId && Boolean(submittedAt),
);

/** The same readers as the advice that it goes with. @rule M */
export const readAttachment = either<Whose>('read an attached file', ownAttachment, submittedAttachment);

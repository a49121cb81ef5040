import { z } from 'zod';
import { defineEvent } from '#platform';

/** What a person may see is another: they signed out, act as somebody else, or left. Their open sockets must close. */
export const accessChanged = defineEvent(
  'identity.access-changed',
  z.object({ personId: z.uuid() }),
  ({ personId }) => [`person:${personId}`],
);

/** Somebody's part in a team has ended: they see nothing of it any more, and what they had taken goes back to it. */
export const membershipEnded = defineEvent(
  'identity.membership-ended',
  z.object({ personId: z.uuid(), teamId: z.uuid() }),
  ({ personId, teamId }) => [`person:${personId}`, `team:${teamId}`],
);

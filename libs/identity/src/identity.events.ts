import { z } from 'zod';
import { defineEvent } from '#platform';

/** What a person may see is another: they signed out, act as somebody else, or left. Their open sockets must close. */
export const accessChanged = defineEvent(
  'identity.access-changed',
  z.object({ personId: z.uuid() }),
  ({ personId }) => [`person:${personId}`],
);

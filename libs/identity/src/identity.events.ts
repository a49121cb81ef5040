import { z } from 'zod';
import { defineEvent } from '#platform';

/** A person signed out everywhere; their open sockets must close. */
export const signedOut = defineEvent('identity.signed-out', z.object({ personId: z.uuid() }), ({ personId }) => [
  `person:${personId}`,
]);

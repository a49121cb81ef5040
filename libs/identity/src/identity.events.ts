import { z } from 'zod';
import { defineEvent } from '#platform';

/**
 * Who may see a case, or a part of it, is another: a part ended, a request went to another team, consent was withdrawn.
 * Every portal asks PostgreSQL anew which of the open pages about this case may still hear of it. Publish it in the
 * transaction of the change: `await this.outbox.publish(caseAccessChanged, { caseId })`. The end of a participant's part
 * publishes it by itself.
 */
export const caseAccessChanged = defineEvent('identity.case-access-changed', z.object({ caseId: z.uuid() }));

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

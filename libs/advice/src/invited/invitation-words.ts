import { mayInviteAgain } from '#identity';
import { instantWords } from '#platform';

interface Invited {
  invitedAt: Date | string;
  canSignIn: boolean;
  received_on: string | null;
  isOpen: boolean;
}

/** What has become of an invitation, for the officer: sent again only while it was not used. */
export function invitationOf({ invitedAt, canSignIn, received_on, isOpen }: Invited, now: Date) {
  const isUsed = canSignIn && received_on !== null;
  const outcome = canSignIn
    ? 'They can sign in, and have not opened the request yet.'
    : 'They have not used the invitation yet.';
  return {
    words: `Invited by email on ${instantWords(invitedAt)}.${isUsed || !isOpen ? '' : ` ${outcome}`}`,
    maySendAgain: isOpen && !isUsed && mayInviteAgain(invitedAt, now),
  };
}

import { mayInviteAgain } from '#identity';
import { instantWords } from '#platform';

interface Invited {
  invitedAt: Date | string;
  receivedHow: string | null;
  isOpen: boolean;
}

/**
 * What has become of an invitation, for the officer: sent again only while the request was not opened. It says nothing of
 * whether they can sign in: nobody learns by inviting an address who has an account.
 */
export function invitationOf({ invitedAt, receivedHow, isOpen }: Invited, now: Date) {
  const isUsed = receivedHow === 'opened' || receivedHow === 'acknowledged';
  return {
    words: `Invited by email on ${instantWords(invitedAt)}.${isUsed || !isOpen ? '' : ' They have not opened the request yet.'}`,
    maySendAgain: isOpen && !isUsed && mayInviteAgain(invitedAt, now),
  };
}

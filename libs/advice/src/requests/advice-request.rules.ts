import { Conflict } from '#platform';

/** Where each state leaves a request, as a person would say it. */
const standing: Record<string, (assignee: string) => string> = {
  sent: () => 'This request has not been received yet',
  received: () => 'This request is received, and nobody has taken it',
  taken: (assignee) => `${assignee} took this a moment ago`,
  submitted: () => 'The advice was submitted a moment ago',
  returned: () => 'The advice was returned to its team',
  accepted: () => 'The advice was accepted a moment ago',
  withdrawn: () => 'This request was withdrawn',
  'wrong-team': () => 'Your team said that this is for another team',
  'not-known': () => 'Your team said that it does not know the child or young person',
  're-routed': () => 'This request was passed on',
  declined: () => 'Your team said that it cannot comply',
  'nil-return': () => 'A manager signed that there is nothing to say',
};

/** Why a move comes too late or too early, in words: what happened first. */
export function conflictOf(state: string, assignee = 'A colleague'): Conflict {
  return new Conflict(
    standing[state]?.(assignee) ?? 'This request has changed',
    'Nothing was changed by you just now. Go back and reload the page to see where the request stands.',
  );
}

import type { EscalationPoint } from './advice-escalation.entity.ts';

/** Calendar days after sending after which an unknown receipt is put before the case officer. */
export const NO_RECEIPT = 5;
/** Calendar days before the due day at which nobody has taken a request. */
export const NOT_TAKEN = 7;
/** Calendar days of lateness at which a request is put before its leads a second time. */
export const VERY_LATE = 14;
/** After this many days of lateness nothing is escalated any more that was not before. */
export const TOO_LATE = 42;

/** Each point as those who are told read it. */
export const pointWords: Record<EscalationPoint, string> = {
  'not-received': `not received ${NO_RECEIPT} days after it was sent`,
  'not-taken': `taken by nobody ${NOT_TAKEN} days before the due day`,
  late: 'late',
  'very-late': 'still late after two weeks',
};

/** What is asked of whoever leads the team. */
export const pointAsks: Record<Exclude<EscalationPoint, 'not-received'>, string> = {
  'not-taken': 'Nobody has taken it yet. Please see that somebody does.',
  late: 'Please see that it is given, or tell the authority why it cannot be.',
  'very-late': 'It is two weeks late. Please tell the authority by when it will be given.',
};

import { daysBetween, type CivilDate } from '#statute';

/** What a request's stage is told from. */
export interface Standing {
  state: string;
  dueOn: string | null;
  /** Who has it: a team, or a commissioner while its officer has not allocated it. */
  body: string | null;
  isAllocated: boolean;
  assignee: string | null;
  /** Whether a question of the team's waits for the authority. */
  isQuestioned?: boolean;
  /** Whether advice already given (B13) was found not enough, or not answered for in time. */
  reuse?: 'refused' | 'unanswered' | null;
  /** Whether the team's draft waits for a colleague's signature, or came back without it. */
  signOff?: 'waiting' | 'sent-back' | null;
}

/** How long is left, in calendar days: `9 days left`, `due today`, `3 days late`. */
export function timeLeft(dueOn: string, today: string): string {
  const days = daysBetween(today as CivilDate, dueOn as CivilDate);
  if (days === 0) return 'due today';
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${count} left` : `${count} late`;
}

/** Where a request is, as the authority says it: `Waiting for Brook Lane SENCO team, 9 days left`. */
export function stageForOfficer(standing: Standing, today: string): string {
  const { state, dueOn, body, isAllocated, assignee, isQuestioned, reuse } = standing;
  const left = dueOn ? `, ${timeLeft(dueOn, today)}` : '';
  const who = body ?? 'the body';
  if (isQuestioned && mayAsk(state)) return `${who} asks you a question${left}`;
  switch (state) {
    case 'proposed':
      return reuseWords[reuse ?? 'waiting'];
    case 'sent':
      return isAllocated ? `Waiting for ${who} to open it` : `Waiting for ${who} to choose a team`;
    case 'received':
      return `Waiting for ${who}${left}`;
    case 'taken':
      return `${assignee ?? who} is writing it${left}`;
    case 'returned':
      return `Returned to ${who}: more is needed`;
    case 'submitted':
      return 'Advice received';
    case 'wrong-team':
      return `${who} says that it is for another team${left}`;
    case 'not-known':
      return `${who} does not know the child or young person, and must say what follows${left}`;
    default:
      return endWords[state] ?? 'At another stage';
  }
}

/** Where a request is, as its team says it. */
export function stageForTeam({
  state,
  assignee,
  isQuestioned,
  signOff,
}: Pick<Standing, 'state' | 'assignee' | 'isQuestioned' | 'signOff'>): string {
  if (signOff === 'waiting') return 'Written, waiting for a signature';
  if (signOff === 'sent-back')
    return `Sent back by the colleague who was to sign it, ${assignee ?? 'a colleague'} is writing it`;
  if (isQuestioned && mayAsk(state)) return 'Waiting for the authority’s answer';
  return teamWords[state]?.(assignee ?? 'A colleague') ?? endWords[state] ?? 'At another stage';
}

/** While the advice is the team's to write it may ask the authority, and claim an exception. */
export const mayAsk = (state: string): boolean => ['received', 'taken', 'returned'].includes(state);

/** How receipt is known, after its day: `opened by the team`, `told by phone by Sister Jo Bell`. */
export function receiptWords({ receivedHow, receiptToldBy }: Receipt): string {
  if (receivedHow === 'opened' || receivedHow === 'acknowledged') return `${receivedHow} by the team`;
  return receivedHow ? `told by ${receivedHow} by ${receiptToldBy}` : '';
}

interface Receipt {
  receivedHow?: string | null | undefined;
  receiptToldBy?: string | null | undefined;
}

/** What last happened to a request, before the day on which it did. */
export const lastEvent: Record<string, string> = {
  sent: 'Arrived',
  received: 'Received',
  taken: 'Taken',
  'wrong-team': 'Said to be for another team',
  'not-known': 'Said not to be known',
  returned: 'Returned to the team',
  submitted: 'Submitted',
  accepted: 'Accepted',
  declined: 'Declined',
  'nil-return': 'Closed',
};

const reuseWords = {
  waiting: 'Waiting whether advice already given is enough',
  refused: 'Somebody does not find the advice already given enough: ask for fresh advice',
  unanswered: 'No answer in time whether the advice already given is enough: ask for fresh advice',
};

const teamWords: Record<string, (who: string) => string> = {
  sent: () => 'New, not opened yet',
  received: () => 'Nobody has taken it',
  taken: (who) => `${who} is writing it`,
  returned: () => 'Returned: more is needed',
  submitted: () => 'Submitted, with the authority',
  'wrong-team': () => 'Said to be for another team, being passed on',
  'not-known': () => 'Not known to you: say what follows',
};

const endWords: Record<string, string> = {
  'left-out': 'Not asked',
  accepted: 'Advice accepted',
  reused: 'Earlier advice is used',
  withdrawn: 'Withdrawn',
  're-routed': 'Passed on',
  declined: 'Declined, with reasons',
  'nil-return': 'Closed without advice, with reasons',
};

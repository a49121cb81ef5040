import { GROUNDS, groundsFor, isGround, type Ground } from '#statute';
import type { ReplyKind } from './advice-reply.entity.ts';
import { NO_GROUND } from './reply.schema.ts';

/** One way of answering as its page puts it. */
export interface WayOfAnswering {
  kind: ReplyKind;
  /** What the list and the page call it. */
  title: string;
  /** What follows from it, said before anything is sent. */
  follows: string;
  button: string;
  /** What the page says once it is done. */
  done: string;
}

export const waysOfAnswering: readonly WayOfAnswering[] = [
  {
    kind: 'question',
    title: 'Ask the authority a question',
    follows: 'The authority sees it at once and answers here. Your six weeks run on while you wait.',
    button: 'Send the question',
    done: 'Your question is with the authority. Your six weeks run on; the answer will appear here.',
  },
  {
    kind: 'exception',
    title: 'Claim an exception to the six weeks',
    follows:
      'The law knows three reasons why a reply may come later, each only while it makes an answer in time impractical. The authority accepts the claim or not. The due day itself never moves: an accepted exception shows the day to expect beside it.',
    button: 'Claim the exception',
    done: 'Your claim is with the authority. Until it answers, and after, the due day stays.',
  },
  {
    kind: 'wrong-team',
    title: 'It is for another team',
    follows:
      'Whoever sent it to you sees this at once and sends it on. What you wrote so far is kept for your team. The next body has six weeks from the day it receives its own request; a health team that is chosen in your place has what is left of yours.',
    button: 'Say that it is for another team',
    done: 'The request is being passed on. You need do nothing more.',
  },
  {
    kind: 'not-known',
    title: 'The child or young person is not known to us',
    follows:
      'This is not advice on need, and it does not end the request. After it your team assesses, or somebody is commissioned to, or a manager of your team signs with reasons that there is nothing to say; or the authority asks another body. Your six weeks run on.',
    button: 'Say that they are not known to us',
    done: 'The authority sees it. Now say what follows: the request stays with your team until one of these is done.',
  },
  {
    kind: 'cannot-comply',
    title: 'We cannot comply',
    follows:
      'The law allows this for two reasons only, in writing. The request ends, the authority is told why, and it asks somebody else.',
    button: 'Decline in writing',
    done: 'Your team has declined, with its reasons. The authority is told.',
  },
  {
    kind: 'assess',
    title: 'We will assess, and advise from that',
    follows: 'The request is yours to write. Your six weeks have run since your team received it, and run on.',
    button: 'We will assess',
    done: 'The request is yours. Write the advice from your assessment.',
  },
  {
    kind: 'commission',
    title: 'Somebody else is commissioned to assess',
    follows:
      'Your team stays answerable: you submit what they find, in their name. Your six weeks have run since your team received it, and run on.',
    button: 'They are commissioned',
    done: 'The request is yours to submit, from what they find.',
  },
  {
    kind: 'nil-return',
    title: 'Sign that there is nothing to say',
    follows:
      'Only a manager of the team may sign this, with reasons. The request ends without advice; the authority reads why, and the family if it asks.',
    button: 'Sign and close the request',
    done: 'Signed. The request is closed without advice, with your reasons.',
  },
];

export const wayOf = (kind: ReplyKind): WayOfAnswering => waysOfAnswering.find((way) => way.kind === kind)!;

/** What was done, as both sides read it later. */
export const saidWords: Record<ReplyKind, string> = {
  question: 'Asked a question',
  exception: 'Claimed an exception',
  'wrong-team': 'Said that it is for another team',
  'not-known': 'Said that the child or young person is not known to them',
  'cannot-comply': 'Declined',
  assess: 'Will assess, and advise from that',
  commission: 'Commissioned somebody else to assess',
  'nil-return': 'Signed that there is nothing to say',
};

/** The two reasons for which a body may decline. @rule B15 s31 */
export const declineGrounds = {
  duties: 'It is incompatible with our own duties',
  functions: 'It would have an adverse effect on how we carry out our functions',
} as const;

const ownAppointment = (ground: Ground) =>
  ground === 'missed-appointment' ? 'An appointment that your own service had made for this advice.' : undefined;

/** The closed list (B14), and what is often meant instead, so that it can be answered. */
export const exceptionChoices = [
  ...groundsFor('B14').map(({ ground, atLeastWeeks }) => ({
    value: ground as string,
    text: GROUNDS[ground].label,
    hint: atLeastWeeks ? `For at least ${atLeastWeeks} continuous weeks.` : ownAppointment(ground),
  })),
  { value: NO_GROUND, text: 'A waiting list, or too few staff', hint: undefined },
];

/** A ground of either kind as people say it. */
export const groundWords = (ground: string | null): string | null =>
  ground && (isGround(ground) ? GROUNDS[ground].label : (declineGrounds[ground as 'duties'] ?? ground));

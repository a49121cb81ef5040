import { actionWords } from '#cases';
import { roleWords } from '#identity';
import { civil, instantWords } from '#platform';
import type { EscalationPoint } from '../escalations/advice-escalation.entity.ts';
import { pointWords } from '../escalations/escalation.rules.ts';
import type { AdviceRequest } from '../requests/advice-request.entity.ts';
import { receiptWords } from '../requests/request-words.ts';
import type { Entry } from './record-entry.ts';

/** `Team manager, Speech and language, Rivermere Trust`. */
export function whoDid({ isPerson, role, team, organisation }: Entry): string {
  if (!isPerson) return 'The portal';
  if (!role) return 'The family';
  return [roleWords[role], team, organisation].filter(Boolean).join(', ');
}

/** What an entry of the record says happened. */
export function whatHappened({ action, details, aboutTeam, spokeTo, calledOn }: Entry, request: AdviceRequest): string {
  const to = aboutTeam ? ` to ${aboutTeam}` : '';
  switch (action) {
    case 'advice.sent':
      return request.replacesId ? `Sent the request${to}, in place of another body` : `Sent the request${to}`;
    case 'advice.allocated':
      return `Allocated the request${to}`;
    case 'advice.received':
      if (details.inPlaceOf)
        return `Put the day of receipt right: ${civil(details.receivedOn)} in place of ${civil(details.inPlaceOf)}. ${details.why ?? ''}`;
      return `Received on ${civil(details.receivedOn ?? request.receivedOn)}, ${receiptWords(request)}`;
    case 'advice.reminded':
      return `Reminded the team in its mail of the day: the reminder set for ${stepWords(details.step ?? 0)}`;
    case 'advice.escalated':
      return `Told ${toldWords(details.told)} that the request is ${pointWords[details.point as EscalationPoint]}`;
    case 'advice.called':
      return `Call with ${spokeTo} on ${civil(calledOn)}`;
    default:
      return actionWords[action] ?? action;
  }
}

/** What was written or said. @param isLastReturn only the last reason for returning advice is kept on the request */
export function sayingsOf(entry: Entry, request: AdviceRequest, isLastReturn: boolean): string[] {
  const { action, said, promisedOn, words, answer } = entry;
  const isAnswer = [
    'advice.question-answered',
    'advice.exception-accepted',
    'advice.exception-refused',
    'advice.asked-again',
    'advice.taken-on',
    'advice.no-advice-accepted',
  ];
  const written = isAnswer.includes(action) ? answer : words;
  return [
    said,
    promisedOn && `Promised by ${civil(promisedOn)}. The due day stays.`,
    written,
    isLastReturn && request.returnedReason,
    ['advice.withdrawn', 'advice.ended-with-case'].includes(action) && request.withdrawnReason,
  ].filter((each): each is string => Boolean(each));
}

/** Said of the mail that tells of a request. @rule B14 */
export const MAIL_IS_NO_RECEIPT =
  'What the mail server did is no receipt: the six weeks run from the day the body itself received the request.';

export const mailWords = (sentAt: Date | string | null) =>
  sentAt ? `The mail server took the message on ${instantWords(sentAt)}.` : 'The message waits for the mail server.';

/** `7 days before the due day`, `the due day`, `8 days after it`. */
function stepWords(step: number): string {
  if (step === 0) return 'the due day';
  const days = `${Math.abs(step)} day${Math.abs(step) === 1 ? '' : 's'}`;
  return `${days} ${step < 0 ? 'before' : 'after'} the due day`;
}

function toldWords(told: Entry['details']['told'] = []): string {
  const others = told.map((role) => `the ${roleWords[role].toLowerCase()}`);
  return new Intl.ListFormat('en-GB').format([...others, 'the case officer']);
}

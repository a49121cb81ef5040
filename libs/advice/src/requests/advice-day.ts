import { agencyWords, type Agency } from '#identity';
import { londonDay } from '#platform';
import { daysBetween, GROUNDS, requestedAdviceDeadline, type CivilDate, type Deadline, type Exemption } from '#statute';
import { receiptWords } from './request-words.ts';

/** The days of a request from which its due day follows. */
interface Sent {
  source: Agency;
  sentOn?: string | null;
  receivedOn?: string | null;
  receivedHow?: string | null;
  receiptToldBy?: string | null;
}

/**
 * The day by which advice is due and why, with the exceptions accepted for it: the day never moves, another may be expected.
 * Null before the request is sent. @rule B14 D9
 */
export function adviceDay({ source, sentOn, receivedOn, ...receipt }: Sent, exemptions?: readonly Exemption[]) {
  const deadline = requestedAdviceDeadline({
    source: agencyWords[source].toLowerCase(),
    sentOn: (sentOn ?? null) as CivilDate | null,
    receivedOn: (receivedOn ?? null) as CivilDate | null,
    exemptions,
  });
  if (!deadline) return null;
  const explanation = `${deadline.explanation}${receivedOn ? whichReceipt(receipt) : NO_RECEIPT_YET}`;
  return { ...deadline, explanation, expectedBecause: expectedBecause(deadline) };
}

const NO_RECEIPT_YET = ' That a mail server took our message is no receipt.';

/** Which of the body's own receipts the six weeks run from. */
function whichReceipt(receipt: Pick<Sent, 'receivedHow' | 'receiptToldBy'>): string {
  const words = receiptWords(receipt);
  return words && ` The receipt that counts is the body’s own: ${words}.`;
}

/** By how many calendar days advice came after its due day; 0 where in time. A later correction makes nothing late. */
export const lateBy = (dueOn: string | null | undefined, submittedAt: Date): number =>
  dueOn ? Math.max(0, daysBetween(dueOn as CivilDate, londonDay(submittedAt) as CivilDate)) : 0;

/** The ground in words, where an accepted exception lasts beyond the due day; null where the due day is the day to expect. */
function expectedBecause({ exemption, dueOn }: Deadline): string | null {
  return exemption?.applies && exemption.expectedOn > dueOn ? GROUNDS[exemption.ground].label : null;
}

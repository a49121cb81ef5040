import { agencyWords, type Agency } from '#identity';
import { londonDay } from '#platform';
import { daysBetween, GROUNDS, requestedAdviceDeadline, type CivilDate, type Deadline, type Exemption } from '#statute';

/** The days of a request from which its due day follows. */
interface Sent {
  source: Agency;
  sentOn?: string | null;
  receivedOn?: string | null;
}

/**
 * The day by which advice is due and why, with the exceptions accepted for it: the day never moves, another may be expected.
 * Null before the request is sent. @rule B14 D9
 */
export function adviceDay({ source, sentOn, receivedOn }: Sent, exemptions?: readonly Exemption[]) {
  const deadline = requestedAdviceDeadline({
    source: agencyWords[source].toLowerCase(),
    sentOn: (sentOn ?? null) as CivilDate | null,
    receivedOn: (receivedOn ?? null) as CivilDate | null,
    exemptions,
  });
  return deadline && { ...deadline, expectedBecause: expectedBecause(deadline) };
}

/** By how many calendar days advice came after its due day; 0 where in time. A later correction makes nothing late. */
export const lateBy = (dueOn: string | null | undefined, submittedAt: Date): number =>
  dueOn ? Math.max(0, daysBetween(dueOn as CivilDate, londonDay(submittedAt) as CivilDate)) : 0;

/** The ground in words, where an accepted exception lasts beyond the due day; null where the due day is the day to expect. */
function expectedBecause({ exemption, dueOn }: Deadline): string | null {
  return exemption?.applies && exemption.expectedOn > dueOn ? GROUNDS[exemption.ground].label : null;
}

import type { CivilDate } from '../calendar/civil-date.ts';
import { deadline, type Deadline } from './deadline.ts';
import { withExemptions, type Exemption } from './exemption.ts';
import type { Period } from './period.ts';

export interface AdviceReceipt {
  /** The day the body received the authority's request. */
  readonly receivedOn: CivilDate;
  /** Who was asked, in words that follow "advice from": 'health'. */
  readonly source?: string | undefined;
  readonly exemptions?: readonly Exemption[] | undefined;
}

const SIX_WEEKS: Period = { weeks: 6 };

/** 6 weeks from the day the body received the request, that day not counted. @rule B14 D2 reg 8(1) */
export function adviceDeadline({ receivedOn, source, exemptions }: AdviceReceipt): Deadline {
  const due = deadline(
    {
      ...adviceFrom(source),
      trigger: 'request for advice received',
      event: 'the request for advice was received',
      duty: `The advice${from(source)} must be given by`,
    },
    receivedOn,
  );
  return exemptions ? withExemptions([due], exemptions)[0]! : due;
}

/**
 * The day of a request for advice, whether or not it is known to be received: until then an aim, counted from the day it
 * was sent. Null before it is sent. @rule B14
 */
export function requestedAdviceDeadline(
  request: Omit<AdviceReceipt, 'receivedOn'> & {
    readonly sentOn: CivilDate | null;
    readonly receivedOn: CivilDate | null;
  },
): Deadline | null {
  const { sentOn, receivedOn, source } = request;
  if (receivedOn) return adviceDeadline({ ...request, receivedOn });
  if (!sentOn) return null;
  return deadline(
    {
      ...adviceFrom(source),
      kind: 'target',
      trigger: 'request for advice sent',
      event: 'the request for advice was sent',
      duty: `The 6 weeks begin only when the request is received; until then the advice${from(source)} is expected by`,
    },
    sentOn,
  );
}

const adviceFrom = (source?: string) => ({ rule: 'B14', what: `advice${from(source)}`, period: SIX_WEEKS });
const from = (source?: string) => (source ? ` from ${source}` : '');

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
  const from = source ? ` from ${source}` : '';
  const due = deadline(
    {
      rule: 'B14',
      what: `advice${from}`,
      period: SIX_WEEKS,
      trigger: 'request for advice received',
      event: 'the request for advice was received',
      duty: `The advice${from} must be given by`,
    },
    receivedOn,
  );
  return exemptions ? withExemptions([due], exemptions)[0]! : due;
}

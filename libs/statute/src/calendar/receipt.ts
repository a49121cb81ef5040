import { addDays, type CivilDate } from './civil-date.ts';
import { workingDayOnOrAfter } from './working-days.ts';

/** How an authority counts the day of receipt: as it falls (the default), or late and weekend post as the next working day. */
export type ReceiptConvention = 'same day' | 'next working day';

/**
 * The day a message counts as received. Under 'next working day', one that came after 17:00 or on a day that is not a
 * working day counts as received on the next working day. @rule Z2
 */
export function countsAsReceivedOn(
  arrived: { on: CivilDate; afterFive: boolean },
  convention: ReceiptConvention = 'same day',
): CivilDate {
  if (convention === 'same day') return arrived.on;
  return workingDayOnOrAfter(arrived.afterFive ? addDays(arrived.on, 1) : arrived.on);
}

import { bankHolidaysBetween } from '../calendar/bank-holidays.ts';
import { longDate, yearOf, type CivilDate } from '../calendar/civil-date.ts';
import { COUNTING } from '../rules/rule.ts';
import { periodText, type Period } from './period.ts';

/** How a period is put into words; the dates are added to it. */
export interface Wording {
  readonly period: string;
  readonly counting: string;
  /** The end of the sentence that explains a deadline: ', which is 6 weeks after the request was received on …'. */
  readonly because: (event: string, from: string) => string;
  /** The sum that anyone can check: '5 January 2026 + 6 weeks (42 calendar days) = 16 February 2026'. */
  readonly arithmetic: (from: string, to: string, trigger: CivilDate, due: CivilDate) => string;
}

const known = new WeakMap<Period, Wording>();

/** The wording of a period, worked out once for each: periods are constants of the clocks. */
export function wordingOf(period: Period): Wording {
  let wording = known.get(period);
  if (!wording) known.set(period, (wording = worded(period)));
  return wording;
}

function worded(period: Period): Wording {
  const text = periodText(period);
  if ('before' in period) {
    return {
      period: text,
      counting: COUNTING.fixedDay,
      because: (event, from) => `, the last day ${text} in the year of ${event} (${from})`,
      arithmetic: (_, to, trigger) => `the day ${text} ${yearOf(trigger)} = ${to}`,
    };
  }
  if ('inclusive' in period) return inclusive(period, text);
  if (text === 'at once') {
    return {
      period: text,
      counting: COUNTING.sameDay,
      because: (event) => `, the day ${event}`,
      arithmetic: (from) => `${from}, the day itself`,
    };
  }
  const isBackwards = text.endsWith(' before');
  const because = `, which is ${text}${isBackwards ? '' : ' after'} `;
  const sum = ` ${isBackwards ? '-' : '+'} ${lengthIn(period, text.replace(' before', ''))} = `;
  return {
    period: text,
    counting: countingOf(period, isBackwards),
    because: (event, from) => `${because}${event} on ${from}`,
    arithmetic:
      'workingDays' in period
        ? (from, to, trigger, due) => `${from}${sum}${to}${notCounted(trigger, due)}`
        : (from, to) => `${from}${sum}${to}`,
  };
}

function inclusive(period: Extract<Period, { inclusive?: true }>, text: string): Wording {
  const because = (event: string, from: string) => `: ${text} beginning with the day ${event}, ${from}`;
  if ('days' in period) {
    return {
      period: text,
      counting: COUNTING.inclusive,
      because,
      arithmetic: (from, to) => `day 1 is ${from}, day ${period.days} is ${to}`,
    };
  }
  return {
    period: text,
    counting: COUNTING.workingInclusive,
    because,
    arithmetic: (from, to, trigger, due) =>
      `the first working day from ${from} is day 1, day ${period.workingDays} is ${to}${notCounted(trigger, due)}`,
  };
}

function countingOf(period: Period, isBackwards: boolean): string {
  if ('months' in period) return COUNTING.months;
  if ('workingDays' in period) return COUNTING.working;
  return isBackwards ? COUNTING.backwards : COUNTING.calendar;
}

/** Weeks are also given in days, so that they can be counted. */
function lengthIn(period: Period, text: string): string {
  if ('weeks' in period) return `${text} (${Math.abs(period.weeks * 7)} calendar days)`;
  return 'days' in period ? text.replace('day', 'calendar day') : text;
}

function notCounted(from: CivilDate, to: CivilDate): string {
  const holidays = bankHolidaysBetween(from, to).map(longDate);
  return ` (not counting weekends${holidays.length ? ` and ${holidays.join(', ')}` : ''})`;
}

import { daysInMonth, epochDay, yearMonthDay, type EpochDay } from './epoch-day.ts';

declare const civil: unique symbol;

/** A day in England's calendar, 'YYYY-MM-DD': no time of day, no time zone. Text order is date order. */
export type CivilDate = string & { readonly [civil]: true };

/** The text is not a day in the calendar, or lies outside 1900-2199. */
export class ImpossibleDate extends Error {
  override readonly name = 'ImpossibleDate';
}

/** The first and the last day that a civil date can be. */
export const FIRST: EpochDay = epochDay(1900, 1, 1);
export const LAST: EpochDay = epochDay(2199, 12, 31);
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Turns 'YYYY-MM-DD' into a civil date. Throws ImpossibleDate for anything else, such as 30 February. */
export function civilDate(text: string): CivilDate {
  const problem = whyImpossible(text);
  if (problem) throw new ImpossibleDate(problem);
  return text as CivilDate;
}

export function isCivilDate(text: unknown): text is CivilDate {
  return typeof text === 'string' && whyImpossible(text) === null;
}

function whyImpossible(text: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return `"${text}" is not a date written as year, month and day, such as 2026-01-05.`;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2199) return `${text} is outside the years 1900 to 2199.`;
  if (month < 1 || month > 12) return `${text} is not a date: there is no month ${month}.`;
  if (day >= 1 && day <= daysInMonth(year, month)) return null;
  return `${text} is not a date: ${MONTHS[month - 1]} ${year} has ${daysInMonth(year, month)} days.`;
}

const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

export const yearOf = (date: CivilDate): number => twoDigits(date, 0) * 100 + twoDigits(date, 2);
export const monthOf = (date: CivilDate): number => twoDigits(date, 5);
export const dayOf = (date: CivilDate): number => twoDigits(date, 8);

/** The day number of the first of each month since January 1900: a look-up is much faster than the sum. */
const firstOfMonth = Int32Array.from({ length: 300 * 12 }, (_, at) =>
  epochDay(1900 + Math.floor(at / 12), (at % 12) + 1, 1),
);

/** The day number of a civil date. */
export function toEpochDay(date: CivilDate): EpochDay {
  return firstOfMonth[(yearOf(date) - 1900) * 12 + monthOf(date) - 1]! + dayOf(date) - 1;
}

/** Texts by day number, filled as they are asked for; given their full length, which keeps the arrays fast. */
const texts = new Array<CivilDate>(LAST - FIRST + 1);

/** The civil date of a day number. Throws ImpossibleDate outside 1900-2199. */
export function fromEpochDay(day: EpochDay): CivilDate {
  return (texts[day - FIRST] ??= textOf(day));
}

function textOf(epoch: EpochDay): CivilDate {
  if (epoch < FIRST || epoch > LAST) throw new ImpossibleDate('The day lies outside the years 1900 to 2199.');
  const { year, month, day } = yearMonthDay(epoch);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CivilDate;
}

/** The civil date of a year, a month (1-12) and a day. Throws ImpossibleDate where there is none. */
export function onDay(year: number, month: number, day: number): CivilDate {
  return civilDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** Adds calendar days; a negative number goes back. */
export const addDays = (date: CivilDate, days: number): CivilDate => fromEpochDay(toEpochDay(date) + days);

/** Adds weeks of 7 calendar days: always the same weekday. @rule Z2 */
export const addWeeks = (date: CivilDate, weeks: number): CivilDate => addDays(date, weeks * 7);

/** Adds calendar months, to the same day of the month or, where there is none, to the last day of the month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const total = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  return fromEpochDay(epochDay(year, month, Math.min(dayOf(date), daysInMonth(year, month))));
}

/** Calendar days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => toEpochDay(to) - toEpochDay(from);

const longTexts = new Array<string>(LAST - FIRST + 1);

/** '5 January 2026'. */
export function longDate(date: CivilDate): string {
  return (longTexts[toEpochDay(date) - FIRST] ??= `${dayOf(date)} ${MONTHS[monthOf(date) - 1]} ${yearOf(date)}`);
}

import { longDate, type CivilDate } from '#statute';

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
const DAY = 86_400_000;

/** `2026-03-14` as `14 March 2026`; nothing for nothing. */
export function civil(day: string | null | undefined): string {
  return day ? longDate(day as CivilDate) : '';
}

/** An instant as London reads it: `14 March 2026 at 14:02`. */
export function instantWords(at: Date | string | null | undefined): string {
  return at ? moment.format(new Date(at)) : '';
}

/** How far a civil date is from today, in calendar days: `today`, `in 9 days`, `3 days ago`. */
export function relative(day: string | null | undefined, today: string): string {
  if (!day) return '';
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** Begins with a capital; the rest stays as it is. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
export const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

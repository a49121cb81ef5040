import { civilDate, type CivilDate } from './civil-date.ts';

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day on the calendar in England at an instant, whatever the server's own time zone. */
export const todayInLondon = (now: Date): CivilDate => civilDate(london.format(now));

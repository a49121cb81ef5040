/** The hour in London from which the day's reminders and escalations are sent. */
export const MORNING = 8;
/** After this many days of lateness a single reminder that was never sent is not sent any more. */
export const TOO_LATE = 42;
/** The earliest reminder a team may ask for, in calendar days before the due day: the six weeks less one. */
export const WIDEST = 35;

/** When a team is reminded: on days before the due day, and once or weekly when late. */
export interface Pattern {
  readonly before: readonly number[];
  readonly isWeekly: boolean;
}

/** For teams that chose no pattern of their own. */
export const portalPattern: Pattern = { before: [7, 1], isWeekly: false };

/** `7 days and 1 day before the due day, and the day after it`. */
export function patternWords({ before, isWeekly }: Pattern): string {
  const days = before.filter((day) => day > 0).map((day) => `${day} day${day === 1 ? '' : 's'}`);
  const parts = [
    ...(days.length ? [`${new Intl.ListFormat('en-GB').format(days)} before the due day`] : []),
    ...(before.includes(0) ? ['on the due day'] : []),
    isWeekly ? 'the day after it and then every week' : 'the day after it',
  ];
  return new Intl.ListFormat('en-GB').format(parts);
}

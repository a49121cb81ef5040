/** A whole day in somebody's calendar. */
export interface CalendarDay {
  /** The same for the same day each time, so that a calendar that takes the file again does not show it twice. */
  readonly uid: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly summary: string;
  readonly description: string;
}

/** Days as an iCalendar file (RFC 5545): whole days that leave the person free, lines folded at 75 octets. */
export function iCalendar(days: readonly CalendarDay[], madeAt: Date): string {
  const stamp = madeAt.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//EHC portal//Statutory days//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...days.flatMap(({ uid, on, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
      `SUMMARY:${text(summary)}`,
      `DESCRIPTION:${text(description)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A value of type TEXT: no character in it ends the line or the value, and no other control character stays. */
const text = (value: string): string =>
  value
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replace(/\r\n|\r|\n/g, String.raw`\n`)
    .replace(/\p{Cc}/gu, '');

function folded(line: string): string {
  let [whole, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) [whole, octets] = [`${whole}\r\n `, 1];
    whole += character;
    octets += size;
  }
  return whole;
}

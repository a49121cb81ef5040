import { Injectable } from '@nestjs/common';

/** The one place that reads the time, so that demonstration data and tests can stand at another instant. */
@Injectable()
export class Clock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** The civil date in London now, as `YYYY-MM-DD`: statutory days are civil dates, whatever the server's zone. */
  today(): string {
    return londonDay(this.now());
  }

  /** The hour in London now, 0 to 23. */
  hour(): number {
    return Number(londonHour.format(this.now()));
  }

  /** Stands at another instant from now on (demonstration data and tests). */
  travelTo(instant: Date): void {
    this.#offset = instant.getTime() - Date.now();
  }

  return(): void {
    this.#offset = 0;
  }
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

const HOUR = 3_600_000;
const days = new Map<number, string>();

/**
 * The civil date in London at an instant, as `YYYY-MM-DD`. A list of requests asks for it row by row; as London's
 * midnight is at a full hour, summer and winter, it is worked out once for each hour.
 */
export function londonDay(instant: Date): string {
  const hour = Math.floor(instant.getTime() / HOUR);
  const known = days.get(hour);
  if (known) return known;
  if (days.size > 10_000) days.clear();
  const day = london.format(instant);
  days.set(hour, day);
  return day;
}

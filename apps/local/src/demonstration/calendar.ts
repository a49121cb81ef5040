import { londonDay } from '#platform';
import { addDays, addMonths, addWorkingDays, isWorkingDay, longDate, type CivilDate } from '#statute';

/** Days counted from the day of the seeding, so that the demonstration is always of this week. */
export class Calendar {
  readonly today = londonDay(new Date()) as CivilDate;

  /** @param daysAgo calendar days; negative for days to come */
  day(daysAgo: number): CivilDate {
    return addDays(this.today, -daysAgo);
  }

  /** The same, or the working day before it. */
  workingDay(daysAgo: number): CivilDate {
    const day = this.day(daysAgo);
    return isWorkingDay(day) ? day : addWorkingDays(day, -1);
  }

  /** A birth date for an age in completed years and months; no birthday falls in these weeks. */
  born(years: number, months: number): CivilDate {
    return addDays(addMonths(this.today, -(12 * years + months)), -11);
  }

  /** Words in which `{35}` becomes the day 35 days ago, in full. */
  dated(text: string): string {
    return text.replaceAll(/\{(-?\d+)\}/g, (_, daysAgo: string) => longDate(this.workingDay(Number(daysAgo))));
  }
}

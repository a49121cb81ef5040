import type { INestApplicationContext } from '@nestjs/common';
import { become, type Actor, type Claim } from '#identity';
import { Clock, UnitOfWork } from '#platform';
import type { Calendar } from './calendar.ts';

/** Something that somebody does in the portal. */
export interface Step {
  /** Which case it is about; the steps of a case keep their order. */
  about: string;
  /** Calendar days before the day of seeding, at least 1. */
  daysAgo: number;
  /** `HH:MM`. */
  time: string;
  who: Claim;
  /** Families act on any day; whoever is at work, on working days. */
  isFamily?: boolean;
  act: (actor: Actor) => Promise<unknown>;
}

const MINUTE = 60_000;

/** Acts of many people in the order of time, each in a transaction of its own, as if they had happened then. */
export class Walk {
  readonly #steps: Step[] = [];

  constructor(
    private readonly app: INestApplicationContext,
    private readonly calendar: Calendar,
  ) {}

  add(step: Step): void {
    this.#steps.push(step);
  }

  /** @throws Error naming the case whose step failed */
  async go(): Promise<void> {
    const clock = this.app.get(Clock);
    const work = this.app.get(UnitOfWork);
    let earliest = 0;
    for (const { at, step } of this.inOrder()) {
      clock.travelTo(new Date(Math.max(at, earliest)));
      await work
        .run(async (em) => {
          const actor = await become(em, step.who);
          if (!actor) throw new Error('whoever acts has no such membership');
          await step.act(actor);
        })
        .catch((error: Error & { fields?: object }) => {
          const why = `${error.message} ${JSON.stringify(error.fields ?? {})}`;
          throw new Error(`Demonstration of ${step.about}, ${step.daysAgo} days ago: ${why}`, { cause: error });
        });
      earliest = clock.now().getTime() + 1; // of two steps at the same minute the second comes second
    }
    clock.return();
  }

  private inOrder(): { at: number; step: Step }[] {
    const last = new Map<string, number>();
    const nominal = this.#steps.toSorted((a, b) => b.daysAgo - a.daysAgo || a.time.localeCompare(b.time));
    const timed = nominal.map((step) => {
      const day = step.isFamily ? this.calendar.day(step.daysAgo) : this.calendar.workingDay(step.daysAgo);
      const at = Math.max(Date.parse(`${day}T${step.time}:00Z`), (last.get(step.about) ?? 0) + MINUTE);
      last.set(step.about, at);
      return { at, step };
    });
    return timed.toSorted((a, b) => a.at - b.at);
  }
}

import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.ts';

/** Work that finds out for itself, from PostgreSQL, what is due. */
export interface Sweep {
  readonly name: string;
  /** Runs in a transaction; must be safe to run again at once. */
  run(): Promise<void>;
}

const EVERY_MS = 30_000;

/** Runs every sweep at start and then twice a minute, whatever Redis remembers; one worker at a time. */
@Injectable()
export class Sweeps implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(Sweeps.name);
  readonly #sweeps: Sweep[] = [];
  #timer?: NodeJS.Timeout;
  #round?: Promise<void>;
  #isEnding = false;

  constructor(private readonly work: UnitOfWork) {}

  add(sweep: Sweep): void {
    this.#sweeps.push(sweep);
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.begin(), EVERY_MS);
    this.begin();
  }

  /** Lets the sweep that is running end, and begins no other. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isEnding = true;
    clearInterval(this.#timer);
    await this.#round;
  }

  private begin(): void {
    this.#round ??= this.runAll().finally(() => (this.#round = undefined));
  }

  async runAll(): Promise<void> {
    for (const sweep of this.#sweeps) {
      if (this.#isEnding) return;
      try {
        await this.work.run(async (em) => {
          const [lock] = await em.execute<{ taken: boolean }[]>(
            'select pg_try_advisory_xact_lock(hashtext(?)) as taken',
            [sweep.name],
          );
          if (lock?.taken) await sweep.run();
        });
      } catch (error) {
        this.#log.warn(`${sweep.name} waits: ${(error as Error).name}`);
      }
    }
  }
}

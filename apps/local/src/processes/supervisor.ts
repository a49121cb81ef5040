import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from './child.ts';

export type Spawned = (running: Running) => void;

/** A program that must always run. */
export interface Service<R extends Running = Running> {
  /** As a sentence begins with it: "The portal". */
  name: string;
  /** Settles when the program can serve; hands it to `spawned` before, so that it can be stopped meanwhile. */
  start(spawned: Spawned): Promise<R>;
}

interface Watched {
  service: Service;
  running?: Running;
  /** The start that is under way, or was the last. */
  starting?: Promise<Running>;
}

/** Milliseconds before a program that ended by itself is started again; longer when it keeps ending. */
const backoff = (failures: number) => Math.min(250 * 2 ** failures, 10_000);

/** A program that ran this long (milliseconds) was well: its next failure counts as its first. */
const wellAfter = 20_000;

/** Starts programs, starts them again when they die, and stops them, the last started first. */
export class Supervisor {
  readonly #watched: Watched[] = [];
  readonly #stopped = new AbortController();

  constructor(private readonly spawned: (name: string, pid: number) => void) {}

  get stopping(): boolean {
    return this.#stopped.signal.aborted;
  }

  /** @throws Error when the first start fails, or everything is being stopped; later starts are tried for ever. */
  async start<R extends Running>(service: Service<R>): Promise<R> {
    const watched: Watched = { service };
    this.#watched.push(watched);
    await this.run(watched);
    void this.keepRunning(watched);
    return watched.running as R;
  }

  async stopAll(): Promise<void> {
    this.#stopped.abort();
    for (const watched of this.#watched.toReversed()) {
      await watched.running?.stop();
      await watched.starting?.catch(() => undefined);
      await watched.running?.stop(); // where the start came only now to its process
    }
  }

  private async run(watched: Watched): Promise<void> {
    this.#stopped.signal.throwIfAborted();
    const { name } = watched.service;
    watched.starting = watched.service.start((running) => {
      watched.running = running;
      this.spawned(name, running.pid);
    });
    await watched.starting;
    this.#stopped.signal.throwIfAborted();
  }

  private async keepRunning(watched: Watched): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      const since = Date.now();
      const how = await watched.running!.ended;
      if (this.stopping) return;
      console.log(`${watched.service.name} stopped unexpectedly (${how}); starting it again.`);
      if (Date.now() - since > wellAfter) failures = 0;
      while (!(await this.restart(watched, failures))) failures += 1;
      failures += 1;
    }
  }

  /** @returns whether the program runs again, or no longer needs to. */
  private async restart(watched: Watched, failures: number): Promise<boolean> {
    await pause(backoff(failures), undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    if (this.stopping) return true;
    try {
      await this.run(watched);
      console.log(`${watched.service.name} is back.`);
      return true;
    } catch (error) {
      if (!this.stopping) console.log(error instanceof Error ? error.message : error);
      return this.stopping;
    }
  }
}

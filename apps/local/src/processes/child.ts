import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** A program that runs until it is stopped. */
export interface Running {
  readonly pid: number;
  /** Settles when the program has ended, with how: "SIGKILL" or "exit code 1". */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

interface Program extends SpawnOptions {
  command: string;
  words: string[];
  /** The signal that this program takes for "finish and end". */
  stopSignal?: NodeJS.Signals;
  /** Milliseconds to finish in; then it is killed. */
  patience?: number;
}

/** A child process that never outlives this one, unless this one is killed outright. */
export class Child implements Running {
  readonly process: ChildProcess;
  readonly ended: Promise<string>;
  readonly #stopSignal: NodeJS.Signals;
  readonly #patience: number;
  #hasEnded = false;

  /** @throws Error (from `started`) when the program cannot be run at all. */
  constructor({ command, words, stopSignal = 'SIGTERM', patience = 10_000, ...options }: Program) {
    this.#stopSignal = stopSignal;
    this.#patience = patience;
    this.process = spawn(command, words, options);
    const endWithUs = () => this.process.kill(stopSignal);
    process.once('exit', endWithUs);
    this.ended = new Promise((resolve) => {
      const settle = (how: string) => {
        this.#hasEnded = true;
        process.off('exit', endWithUs);
        resolve(how);
      };
      this.process.once('exit', (code, signal) => settle(signal ?? `exit code ${code}`));
      this.process.once('error', (error) => settle(error.message));
    });
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.process.kill(this.#stopSignal);
    const kill = setTimeout(() => this.process.kill('SIGKILL'), this.#patience);
    await this.ended;
    clearTimeout(kill);
  }
}

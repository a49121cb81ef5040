const HOUR = 3_600_000;
/** Past the full hour by the portal's watch it is past it by the database's too. */
const LATER = 500;

/** Runs a task shortly after each full hour: London's midnight is one of them, in summer time too. */
export class AtEachHour {
  #timer?: NodeJS.Timeout;

  constructor(private readonly task: () => Promise<void>) {}

  begin(): void {
    this.#timer = setTimeout(
      () => {
        void this.task();
        this.begin();
      },
      HOUR - (Date.now() % HOUR) + LATER,
    );
    this.#timer.unref();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

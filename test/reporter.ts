import type { Reporter, TestModule } from 'vitest/node';

/** Says at the very end of everything how many tests passed, failed and were skipped; checks run before count too. */
export default class LastLineReporter implements Reporter {
  #counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };

  onInit(): void {
    const [passed = 0, failed = 0] = (process.env.CHECKS_BEFORE ?? '').split('/').map(Number);
    process.once('exit', (code) => {
      const counts = this.#counts;
      if (code !== 0 && counts.failed === 0) counts.failed = 1; // it did not come to an end
      const words = [counts.passed + passed, counts.failed + failed, counts.skipped + counts.pending];
      process.stdout.write(`${words[0]} passed, ${words[1]} failed, ${words[2]} skipped\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    this.#counts = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) this.#counts[test.result().state] += 1;
      this.#counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) this.#counts.failed += suite.errors().length;
    }
  }
}

import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';

type Step = () => Promise<void>;
interface Work {
  beforeCommit: Step[];
  afterCommit: Step[];
}

/**
 * One transaction for one piece of work. Whoever works is named to PostgreSQL first (`introduce`), for this
 * transaction alone, so that row-level security filters every statement and a pooled connection carries nobody over.
 */
@Injectable()
export class UnitOfWork {
  readonly #current = new AsyncLocalStorage<Work>();

  constructor(private readonly em: EntityManager) {}

  /** Runs `work` in a transaction; rows, audit entries and outbox rows commit together or not at all. */
  async run<T>(
    work: (em: EntityManager) => Promise<T>,
    introduce?: (em: EntityManager) => Promise<unknown>,
  ): Promise<T> {
    const steps: Work = { beforeCommit: [], afterCommit: [] };
    const result = await this.#current.run(steps, () =>
      this.em.fork().transactional(async (em) => {
        await introduce?.(em);
        const value = await work(em);
        await em.flush();
        for (const step of steps.beforeCommit) await step();
        return value;
      }),
    );
    for (const step of steps.afterCommit) await step();
    return result;
  }

  /** Adds a step that runs last inside the transaction. @throws Error outside a unit of work. */
  beforeCommit(step: Step): void {
    this.current().beforeCommit.push(step);
  }

  /** Adds a step that runs once the transaction has committed; lost if the process dies in between. */
  afterCommit(step: Step): void {
    this.current().afterCommit.push(step);
  }

  private current(): Work {
    const work = this.#current.getStore();
    if (!work) throw new Error('No transaction: writing needs a unit of work');
    return work;
  }
}

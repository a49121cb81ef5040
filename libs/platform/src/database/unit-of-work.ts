import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';

type Step = () => Promise<void>;
type Statement = readonly [sql: string, ...parameters: unknown[]];
interface Work {
  beforeCommit: (() => Statement)[];
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
        await conclude(em, steps);
        return value;
      }),
    );
    for (const step of steps.afterCommit) await step();
    return result;
  }

  /** Adds a statement that runs last inside the transaction, with what it is to say by then. @throws Error outside a unit of work. */
  beforeCommit(statement: () => Statement): void {
    this.current().beforeCommit.push(statement);
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

/**
 * The last statements and the commit, in one go: what they lock is held for no moment longer than PostgreSQL needs. What
 * remains for the caller to commit is the empty transaction that follows.
 */
async function conclude(em: EntityManager, { beforeCommit }: Work): Promise<void> {
  const statements = beforeCommit.map((statement) => statement());
  if (!statements.length) return;
  await em.execute(
    [...statements.map(([sql]) => sql), 'commit and chain'].join(';\n'),
    statements.flatMap(([, ...parameters]) => parameters),
  );
}

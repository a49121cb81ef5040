import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';

type Step = () => Promise<void>;
type Statement = readonly [sql: string, ...parameters: unknown[]];
interface Work {
  beforeCommit: (() => Statement)[];
  afterCommit: Step[];
  hasWaited: boolean;
}

/** Milliseconds for which a transaction may wait for something that is not the database. */
const AT_ONCE = 20;

/** Gives a transaction up for what takes longer. */
class BeginAgain extends Error {
  constructor(readonly after: Promise<unknown>) {
    super('The transaction is begun again');
  }
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
    try {
      return await this.attempt(work, introduce, false);
    } catch (error) {
      if (!(error instanceof BeginAgain)) throw error;
      await error.after;
      return await this.attempt(work, introduce, true);
    }
  }

  /** Adds a statement that runs last inside the transaction, with what it is to say by then. @throws Error outside a unit of work. */
  beforeCommit(statement: () => Statement): void {
    this.current().beforeCommit.push(statement);
  }

  /** Adds a step that runs once the transaction has committed; lost if the process dies in between. */
  afterCommit(step: Step): void {
    this.current().afterCommit.push(step);
  }

  /**
   * Waits for something slow that is not the database. If it is not there at once the transaction is given up, so that no
   * connection waits too, and the whole piece of work is done again once it is there: once, however often it is asked.
   * @throws Error outside a unit of work
   */
  async apart<T>(slow: Promise<T>): Promise<T> {
    if (this.current().hasWaited) return slow;
    const isThere = await Promise.race([slow.then(() => true), setTimeout(AT_ONCE, false)]);
    if (!isThere) throw new BeginAgain(slow);
    return slow;
  }

  private async attempt<T>(
    work: (em: EntityManager) => Promise<T>,
    introduce: ((em: EntityManager) => Promise<unknown>) | undefined,
    hasWaited: boolean,
  ): Promise<T> {
    const steps: Work = { beforeCommit: [], afterCommit: [], hasWaited };
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

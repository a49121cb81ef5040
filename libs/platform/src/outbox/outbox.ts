import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { UnitOfWork } from '../database/unit-of-work.ts';
import { REDIS } from '../queue/redis.ts';
import type { Topic } from './topic.ts';

/** Redis channel that tells the relay to look at once; missing it costs at most one of the relay's rounds. */
export const OUTBOX_NUDGE = 'outbox';

interface News {
  topic: string;
  payload: unknown;
  rooms: string[];
}

@Injectable()
export class Outbox {
  readonly #waiting = new WeakMap<object, News[]>();

  constructor(
    private readonly em: EntityManager,
    private readonly work: UnitOfWork,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  /** Writes news at the end of this transaction: it is told if and only if the transaction commits. @throws Error outside one. */
  async publish<P>(topic: Topic<P>, payload: P): Promise<void> {
    const checked = topic.schema.parse(payload);
    const news = { topic: topic.name, payload: checked, rooms: topic.rooms(checked) };
    const context = this.em.getContext();
    const waiting = this.#waiting.get(context);
    if (waiting) return void waiting.push(news);
    const all: News[] = [news];
    this.#waiting.set(context, all);
    this.work.beforeCommit(() => [
      `insert into outbox (topic, payload, rooms)
       select n.topic, n.payload, n.rooms from jsonb_to_recordset(?::jsonb) as n(topic text, payload jsonb, rooms text[])`,
      JSON.stringify(all),
    ]);
    this.work.afterCommit(async () => {
      this.redis.publish(OUTBOX_NUDGE, '1').catch(() => undefined);
    });
  }
}

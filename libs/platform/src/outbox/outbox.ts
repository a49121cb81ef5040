import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { UnitOfWork } from '../database/unit-of-work.ts';
import { REDIS } from '../queue/redis.ts';
import type { Topic } from './topic.ts';

/** Redis channel that tells the relay to look at once; missing it costs at most one of the relay's rounds. */
export const OUTBOX_NUDGE = 'outbox';

@Injectable()
export class Outbox {
  constructor(
    private readonly em: EntityManager,
    private readonly work: UnitOfWork,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  /** Writes news into this transaction: it is told if and only if the transaction commits. @throws Error outside one. */
  async publish<P>(topic: Topic<P>, payload: P): Promise<void> {
    const checked = topic.schema.parse(payload);
    this.work.afterCommit(async () => {
      this.redis.publish(OUTBOX_NUDGE, '1').catch(() => undefined);
    });
    await this.em.execute('insert into outbox (topic, payload, rooms) values (?, ?::jsonb, ?::text[])', [
      topic.name,
      JSON.stringify(checked),
      `{${topic.rooms(checked).join(',')}}`,
    ]);
  }
}

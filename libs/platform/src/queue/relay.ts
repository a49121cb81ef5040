import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { setTimeout as wait } from 'node:timers/promises';
import { Config } from '../config.ts';
import { UnitOfWork } from '../database/unit-of-work.ts';
import { OUTBOX_NUDGE } from '../outbox/outbox.ts';
import { Broadcaster } from './broadcaster.ts';
import { Handlers } from './handlers.ts';
import { connectRedis } from './redis.ts';

const QUEUE = 'outbox';
const ROUND_MS = 1000;
const SWEEP_MS = 30_000;
const PATIENCE_MS = 5_000;

/**
 * Hands committed outbox rows to sockets and to BullMQ, and carries them out. PostgreSQL is the truth: a row counts as
 * handled only when its handlers' transaction commits, and the sweep queues again whatever Redis has forgotten.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(Relay.name);
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #connections: Redis[] = [];
  #queue!: Queue;
  #worker!: Worker;
  #round: Promise<void> | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly work: UnitOfWork,
    private readonly handlers: Handlers,
    private readonly config: Config,
    private readonly broadcaster: Broadcaster,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const url = this.config.values.REDIS_URL;
    const connect = () => this.#connections[this.#connections.push(connectRedis(url)) - 1]!;
    const subscriber = connect();
    this.#queue = new Queue(QUEUE, { connection: connect() });
    this.#worker = new Worker(QUEUE, (job) => this.carryOut(String(job.id)), {
      connection: connect(),
      concurrency: 4,
      lockDuration: 15_000,
      stalledInterval: 10_000,
    });
    this.#worker.on('failed', (job, error) => this.#log.error(`${job?.name} failed: ${error.name}`));
    this.#worker.on('error', () => undefined);
    this.#queue.on('error', () => undefined);
    subscriber.on('message', () => this.relay());
    subscriber.subscribe(OUTBOX_NUDGE).catch(() => undefined); // looks by itself every second
    this.#timers.push(
      setInterval(() => this.relay(), ROUND_MS),
      setInterval(() => void this.sweep(), SWEEP_MS),
    );
    this.relay();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#timers.forEach(clearInterval);
    await this.#round;
    await withinPatience(this.#worker?.close());
    await withinPatience(this.#queue?.close());
    for (const connection of this.#connections) connection.disconnect(); // BullMQ leaves those it was given open
  }

  /** One round: rows not yet relayed go out. Rounds do not overlap. */
  relay(): void {
    this.#round ??= this.relayNew()
      .catch((error: Error) => this.#log.warn(`Relay waits: ${error.message}`))
      .finally(() => (this.#round = undefined));
  }

  private async relayNew(): Promise<void> {
    for (;;) {
      const rows = await this.work.run((em) =>
        em.execute<OutboxRow[]>(
          `update outbox set relayed_at = now() where id in (
             select id from outbox where relayed_at is null and handled_at is null order by id limit 200 for update skip locked)
           returning id, topic, rooms`,
        ),
      );
      await this.send(rows);
      if (rows.length < 200) return;
    }
  }

  /** Queues again what was relayed a while ago and is not handled: Redis was emptied, or a worker died. */
  async sweep(): Promise<void> {
    try {
      const rows = await this.em.fork().execute<OutboxRow[]>(
        `select id, topic, '{}'::text[] as rooms from outbox
         where handled_at is null and relayed_at < now() - interval '20 seconds' order by id limit 1000`,
      );
      await this.send(rows);
    } catch (error) {
      this.#log.warn(`Sweep waits: ${(error as Error).message}`);
    }
  }

  private async send(rows: OutboxRow[]): Promise<void> {
    for (const row of rows) for (const room of row.rooms) this.broadcaster.changed(room, row.topic);
    const jobs = rows.map(({ id, topic }) => ({
      name: topic,
      data: {},
      opts: {
        jobId: id,
        attempts: 5,
        backoff: { type: 'exponential', delay: 1000 },
        removeOnComplete: true,
        removeOnFail: true,
      },
    }));
    if (jobs.length) await this.#queue.addBulk(jobs);
  }

  private async carryOut(id: string): Promise<void> {
    await this.work.run(async (em) => {
      const [row] = await em.execute<{ topic: string; payload: unknown }[]>(
        'select topic, payload from outbox where id = ? and handled_at is null for update skip locked',
        [id],
      );
      if (!row) return;
      for (const handler of this.handlers.for(row.topic)) await handler.run(row.payload);
      await em.execute('update outbox set handled_at = now() where id = ?', [id]);
    });
  }
}

/** BullMQ may wait for a Redis that is away or not yet there; what it leaves undone is done again from PostgreSQL. */
async function withinPatience(closing: Promise<void> | undefined): Promise<void> {
  const patience = wait(PATIENCE_MS, undefined, { ref: false });
  await Promise.race([Promise.resolve(closing).catch(() => undefined), patience]);
}

interface OutboxRow {
  id: string;
  topic: string;
  rooms: string[];
}

import { Inject, Injectable } from '@nestjs/common';
import { Emitter } from '@socket.io/redis-emitter';
import type { Redis } from 'ioredis';
import type { Topic } from '../outbox/topic.ts';
import { REDIS } from './redis.ts';

/** Speaks to the sockets of every portal, from the worker. */
@Injectable()
export class Broadcaster {
  readonly #emitter: Emitter;

  constructor(@Inject(REDIS) redis: Redis) {
    this.#emitter = new Emitter(redis);
  }

  /** Tells a room that something changed; what changed is fetched through the pages. */
  changed(room: string, topic: string): void {
    this.#emitter.to(room).emit('changed', { topic });
  }

  /** Tells the portals themselves, not those who are connected to them. */
  tellPortals<P>(topic: Topic<P>, payload: P): void {
    this.#emitter.serverSideEmit(topic.name, payload);
  }

  /** Ends the connection of everyone in a room. */
  disconnect(room: string): void {
    this.#emitter.in(room).disconnectSockets(true);
  }
}

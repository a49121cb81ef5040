import { Redis } from 'ioredis';

/** The shared ioredis connection (publishing, rate limits, liveness). */
export const REDIS = Symbol('redis');

/** A connection as BullMQ needs it: waits through a restart instead of failing commands, reconnects on a replica. */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    enableReadyCheck: true,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2000),
    reconnectOnError: (error) => (/READONLY|LOADING/.test(error.message) ? 2 : false),
  });
  redis.on('error', () => undefined); // told by /health/ready; every command waits for the reconnection
  return redis;
}

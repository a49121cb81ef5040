import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { freePort } from './free-port.ts';

export interface TestRedis {
  readonly url: string;
  /** Forgets everything, as an emptied Redis would. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis for one spec file: keys, channels and FLUSHALL touch nobody else. */
export async function freshRedis(): Promise<TestRedis> {
  const given = inject('redisUrl');
  return given ? sharedRedis(given) : privateRedis();
}

async function privateRedis(): Promise<TestRedis> {
  const port = await freePort();
  const pidfile = path.join(inject('folder'), `redis-${port}.pid`);
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'].concat([
      '--maxmemory-policy',
      'noeviction',
      '--pidfile',
      pidfile,
      '--dir',
      inject('folder'),
    ]),
    { stdio: 'ignore' },
  );
  const url = `redis://127.0.0.1:${port}`;
  await withRedis(url, (redis) => redis.ping());
  return {
    url,
    flush: () => withRedis(url, (redis) => redis.flushall()),
    stop: async () => {
      if (server.exitCode !== null) return;
      await withRedis(url, untilUnheard);
      server.kill('SIGKILL');
      await once(server, 'exit');
      rmSync(pidfile, { force: true });
    },
  };
}

/** Waits until socket.io has taken its leave: what it still says would otherwise fail in nobody's hands. */
async function untilUnheard(redis: Redis): Promise<void> {
  for (let tries = 0; tries < 80 && Number(await redis.pubsub('NUMPAT')) > 0; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** On a server that was given, each of vitest's workers has a database of its own. */
async function sharedRedis(given: string): Promise<TestRedis> {
  const url = new URL(given);
  url.pathname = `/${Number(process.env.VITEST_POOL_ID ?? 1) % 16}`;
  const flush = () => withRedis(url.href, (redis) => redis.flushdb());
  await flush();
  return { url: url.href, flush, stop: flush };
}

async function withRedis(url: string, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: 200 });
  redis.on('error', () => undefined); // not up yet: tried again
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}

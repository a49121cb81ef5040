import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { readConfig, type Config } from '#platform';
import { createPortal } from '../apps/portal/src/create-portal.ts';
import { WorkerModule } from '../apps/worker/src/worker.module.ts';
import { Visitor } from './browser-less.ts';
import type { TestDatabase } from './database.ts';
import { freshRedis, type TestRedis } from './redis.ts';

export interface Portal {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly redis: TestRedis;
  /** Somebody at a browser of their own. */
  visitor(): Visitor;
  stop(): Promise<void>;
}

/** Settings as the portal and the worker read them, for one database and one Redis. */
export function testConfig(database: TestDatabase, redisUrl: string, settings: Record<string, string> = {}): Config {
  return readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    APP_DATABASE_URL: database.appUrl,
    WORKER_DATABASE_URL: database.workerUrl,
    REDIS_URL: redisUrl,
    SESSION_SECRET: 'only-for-tests',
    SMTP_URL: 'smtp://127.0.0.1:1',
    DATABASE_POOL: '5',
    ...settings,
  });
}

interface Parts {
  redis?: TestRedis;
  settings?: Record<string, string>;
}

/** The real portal over HTTP, on a free port; with a Redis of its own unless one is given. */
export async function startPortal(database: TestDatabase, { redis, settings }: Parts = {}): Promise<Portal> {
  const itsRedis = redis ?? (await freshRedis());
  const app = await createPortal(testConfig(database, itsRedis.url, settings));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    app,
    redis: itsRedis,
    visitor: () => new Visitor(url),
    stop: async () => {
      await app.close();
      if (!redis) await itsRedis.stop();
    },
  };
}

/** The real worker, in this process. */
export async function startWorker(
  database: TestDatabase,
  { redis, settings }: { redis: TestRedis } & Parts,
): Promise<INestApplicationContext> {
  const config = testConfig(database, redis.url, settings);
  return NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
}

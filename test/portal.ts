import 'reflect-metadata';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { inject, vi } from 'vitest';
import { readConfig, type Config } from '#platform';
import { createPortal } from '../apps/portal/src/create-portal.ts';
import { PortalModule } from '../apps/portal/src/portal.module.ts';
import { WorkerModule } from '../apps/worker/src/worker.module.ts';
import { Visitor } from './browser-less.ts';
import type { TestDatabase } from './database.ts';
import { freshRedis, type TestRedis } from './redis.ts';

export interface Portal {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly redis: TestRedis;
  /** Somebody at a browser of their own. */
  visitor(always?: Record<string, string>): Visitor;
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
    FILES_FOLDER: path.join(inject('folder'), 'files'),
    ...settings,
  });
}

interface Parts {
  redis?: TestRedis;
  settings?: Record<string, string>;
  /** Handlers that stand in the portal beside its own, to show what it does with any handler. */
  controllers?: Type[];
}

/** The real portal over HTTP, on a free port; with a Redis of its own unless one is given. */
export async function startPortal(
  database: TestDatabase,
  { redis, settings, controllers = [] }: Parts = {},
): Promise<Portal> {
  const itsRedis = redis ?? (await freshRedis());
  const whole = PortalModule.forRoot.bind(PortalModule);
  const wider = vi.spyOn(PortalModule, 'forRoot').mockImplementation((config) => {
    const module = whole(config);
    return { ...module, controllers: [...(module.controllers ?? []), ...controllers] };
  });
  const app = await createPortal(testConfig(database, itsRedis.url, settings)).finally(() => wider.mockRestore());
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    app,
    redis: itsRedis,
    visitor: (always) => new Visitor(url, always),
    stop: async () => {
      await app.close();
      if (!redis) await itsRedis.stop();
    },
  };
}

interface WorkerParts {
  redis: TestRedis;
  settings?: Record<string, string>;
  /** Jobs that stand in the worker beside its own. */
  providers?: Type[];
}

/** The real worker, in this process. */
export async function startWorker(
  database: TestDatabase,
  { redis, settings, providers = [] }: WorkerParts,
): Promise<INestApplicationContext> {
  @Module({ imports: [WorkerModule.forRoot(testConfig(database, redis.url, settings))], providers })
  class WiderWorkerModule {}
  return NestFactory.createApplicationContext(WiderWorkerModule, { logger: ['error', 'warn'], abortOnError: false });
}

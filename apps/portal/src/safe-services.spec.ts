import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { testConfig } from '../../../test/portal.ts';
import { freshRedis, type TestRedis } from '../../../test/redis.ts';
import { refuseUnsafeServices } from '#platform';

let database: TestDatabase;
let redis: TestRedis;

beforeAll(async () => {
  [database, redis] = await Promise.all([freshDatabase(), freshRedis()]);
});
afterAll(async () => {
  await redis.stop();
  await database.drop();
});

const safe = {
  NODE_ENV: 'production',
  FILES_FOLDER: '/var/lib/ehc/files',
  BASE_URL: 'https://ehc.example.gov.uk',
  SESSION_SECRET: 'Qf7pT2mK9vXc4RwZ8nLb3HsY6dGj1EaU',
  TRUST_PROXY: '1',
};
const check = (settings: Record<string, string> = {}) =>
  refuseUnsafeServices(testConfig(database, redis.url, { ...safe, ...settings }));

async function setPolicy(policy: string): Promise<void> {
  const client = new Redis(redis.url);
  await client.config('SET', 'maxmemory-policy', policy);
  client.disconnect();
}

describe('a portal', () => {
  it('starts on its own role and a Redis that keeps everything', async () => {
    await expect(check()).resolves.toBeUndefined();
  });

  it('does not start as the owner of the tables', async () => {
    await expect(check({ APP_DATABASE_URL: database.ownerUrl })).rejects.toThrow('owns tables; use ehc_app');
  });

  it('does not start as somebody whom row-level security does not bind', async () => {
    const name = `bypass_${randomBytes(4).toString('hex')}`;
    await database.admin.query(`create role ${name} login bypassrls password 'x'`);
    try {
      const url = new URL(database.appUrl);
      [url.username, url.password] = [name, 'x'];
      await expect(check({ APP_DATABASE_URL: url.href })).rejects.toThrow('bypasses row-level security; use ehc_app');
    } finally {
      await database.admin.query(`drop role ${name}`);
    }
    await expect(check({ APP_DATABASE_URL: database.adminUrl })).rejects.toThrow('bypasses row-level security');
  });

  it('does not start in production on a Redis that may throw jobs away', async () => {
    await setPolicy('allkeys-lru');
    await expect(check()).rejects.toThrow('"maxmemory-policy noeviction" (it is allkeys-lru)');
    await expect(check({ NODE_ENV: 'development' })).resolves.toBeUndefined();
    await setPolicy('noeviction');
  });

  it('says so in one line and ends, when it is started as it is in production', async () => {
    const env = {
      PATH: process.env.PATH,
      ...safe,
      APP_DATABASE_URL: database.ownerUrl,
      REDIS_URL: redis.url,
    };
    const how = [
      '--conditions=source',
      '--import',
      '@oxc-node/core/register',
      path.join(import.meta.dirname, 'main.ts'),
    ];
    const { code, said } = await new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = execFile(process.execPath, how, { env, timeout: 60_000 }, (_error, out, err) =>
        resolve({ code: child.exitCode, said: out + err }),
      );
    });
    expect(said).toContain('The portal cannot start: the role in APP_DATABASE_URL owns tables; use ehc_app.');
    expect(code).toBe(1);
  });
});

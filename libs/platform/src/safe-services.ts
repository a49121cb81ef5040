import pg from 'pg';
import type { Config } from './config.ts';
import { connectRedis } from './queue/redis.ts';

const proper = { APP_DATABASE_URL: 'ehc_app', WORKER_DATABASE_URL: 'ehc_worker' } as const;
type Setting = keyof typeof proper;

/**
 * Looks at the database role and at Redis before the portal serves anyone or the worker begins.
 * @param setting which setting holds this app's database address.
 * @throws Error when the role owns tables or bypasses row-level security, or, in production, when Redis may evict jobs.
 */
export async function refuseUnsafeServices(config: Config, setting: Setting = 'APP_DATABASE_URL'): Promise<void> {
  const unsafe = [...(await unsafeRole(config, setting)), ...(config.isProduction ? await unsafeRedis(config) : [])];
  if (unsafe.length) throw new Error(`The portal cannot start: ${unsafe.join('; ')}.`);
}

async function unsafeRole(config: Config, setting: Setting): Promise<string[]> {
  const address = config.values[setting];
  if (!address) return [`${setting} is missing`];
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query<{ bypasses: boolean; owns: boolean }>(
      `select r.rolsuper or r.rolbypassrls as bypasses,
              exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as owns
         from pg_roles r where r.rolname = current_user`,
    );
    return [
      ...(rows[0]?.bypasses ? [`the role in ${setting} bypasses row-level security; use ${proper[setting]}`] : []),
      ...(rows[0]?.owns ? [`the role in ${setting} owns tables; use ${proper[setting]}`] : []),
    ];
  } finally {
    await client.end();
  }
}

async function unsafeRedis(config: Config): Promise<string[]> {
  const redis = connectRedis(config.values.REDIS_URL);
  try {
    const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as string[];
    return policy === 'noeviction' ? [] : [`Redis must be set to "maxmemory-policy noeviction" (it is ${policy})`];
  } finally {
    redis.disconnect();
  }
}

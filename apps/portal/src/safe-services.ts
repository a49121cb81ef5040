import pg from 'pg';
import { connectRedis, type Config } from '#platform';

/**
 * Looks at the database role and at Redis before the portal serves anyone.
 * @throws Error when the role owns tables or bypasses row-level security, or, in production, when Redis may evict jobs.
 */
export async function refuseUnsafeServices(config: Config): Promise<void> {
  const unsafe = [...(await unsafeRole(config)), ...(config.isProduction ? await unsafeRedis(config) : [])];
  if (unsafe.length) throw new Error(`The portal cannot start: ${unsafe.join('; ')}.`);
}

async function unsafeRole(config: Config): Promise<string[]> {
  const client = new pg.Client({ connectionString: config.values.APP_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ bypasses: boolean; owns: boolean }>(
      `select r.rolsuper or r.rolbypassrls as bypasses,
              exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as owns
         from pg_roles r where r.rolname = current_user`,
    );
    return [
      ...(rows[0]?.bypasses ? ['the role in APP_DATABASE_URL bypasses row-level security; use ehc_app'] : []),
      ...(rows[0]?.owns ? ['the role in APP_DATABASE_URL owns tables; use ehc_app'] : []),
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

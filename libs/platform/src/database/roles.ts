import pg from 'pg';

/** The three roles that the portal's database has: who owns tables, who serves requests, who works in the background. */
export const databaseRoles = ['ehc_owner', 'ehc_app', 'ehc_worker'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];

/** A connection address for one of the roles, made from the administrator's. */
export function roleUrl(adminUrl: string, role: DatabaseRole, password: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * Makes the roles (none may bypass row-level security), the database and the extensions, where they are missing.
 * Needs an administrator's connection; the portal itself never has one.
 */
export async function prepareDatabase(
  adminUrl: string,
  database: string,
  passwords: Record<DatabaseRole, string>,
): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const role of databaseRoles) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = known.rowCount ? 'alter' : 'create';
      await client.query(
        `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${client.escapeLiteral(passwords[role])}`,
      );
      // with every policy in it a plan looks dear, and would be compiled for longer than it runs
      await client.query(`alter role ${role} set jit = off`);
    }
    const exists = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!exists.rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner ehc_owner`);
  });
  const inside = new URL(adminUrl);
  inside.pathname = `/${database}`;
  await withClient(inside.href, async (client) => {
    await client.query('alter schema public owner to ehc_owner');
    await client.query('create extension if not exists pg_trgm');
    await client.query('revoke create on schema public from public');
    await client.query(`revoke temporary on database ${client.escapeIdentifier(database)} from public`);
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

import { migrate, prepareDatabase, roleUrl, type DatabaseRole } from '#platform';
import pg from 'pg';
import type { Prepared } from './preparation.ts';
import { rolePasswords, type Secrets } from './secrets.ts';

/** The portal's database on a server that is only ours. */
const usualName = 'ehc';

/** Makes roles and database where they are missing, and brings the tables to their newest form. */
export async function openDatabase(adminUrl: string, secrets: Secrets): Promise<Prepared['database']> {
  const { server, name } = databaseIn(adminUrl);
  const passwords = rolePasswords(secrets);
  await requireAnswer(server);
  await prepareDatabase(server, name, passwords);
  const url = (role: DatabaseRole) => roleUrl(server, role, passwords[role], name);
  const urls = {
    admin: withDatabase(server, name),
    ehc_owner: url('ehc_owner'),
    ehc_app: url('ehc_app'),
    ehc_worker: url('ehc_worker'),
  };
  await migrate(urls.ehc_owner);
  return urls;
}

/** Deletes the private server's database; for one whose demonstration area was left half made. */
export async function dropDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`drop database if exists ${usualName} with (force)`);
  } finally {
    await client.end();
  }
}

/** Which database an administrator's address means: the one it names, else `ehc`. */
export function databaseIn(adminUrl: string): { server: string; name: string } {
  const named = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
  if (named === '' || named === 'postgres') return { server: withDatabase(adminUrl, 'postgres'), name: usualName };
  return { server: adminUrl, name: named };
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

async function requireAnswer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message || 'no answer' : String(error);
    throw new Error(`PostgreSQL at ${host}${pathname} cannot be used: ${reason}. Check DATABASE_URL and start again.`, {
      cause: error,
    });
  }
}

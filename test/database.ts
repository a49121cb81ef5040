import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { roleUrl, type DatabaseRole } from '#platform';
import { passwords } from './passwords.ts';

export interface TestDatabase {
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  /** The administrator's connections, whom row-level security does not bind: to arrange things and to look. */
  readonly admin: pg.Pool;
  drop(): Promise<void>;
}

/** A migrated database of its own for one spec file, copied from the run's template. */
export async function freshDatabase(): Promise<TestDatabase> {
  return copyOf(inject('template'));
}

/** A database with nothing in it but the owner's empty schema. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const database = await copyOf('template1');
  await database.admin.query('alter schema public owner to ehc_owner; create extension if not exists pg_trgm');
  return database;
}

async function copyOf(template: string): Promise<TestDatabase> {
  const serverUrl = inject('adminUrl');
  const name = `ehc_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${template} owner ehc_owner`);
  await onServer(serverUrl, `revoke temporary on database ${name} from public`); // a copy does not carry it over
  const as = (role: DatabaseRole) => roleUrl(serverUrl, role, passwords[role], name);
  const adminUrl = new URL(serverUrl);
  adminUrl.pathname = `/${name}`;
  const admin = new pg.Pool({ connectionString: adminUrl.href, max: 4 });
  admin.on('error', () => undefined); // ended by "drop"
  return {
    adminUrl: adminUrl.href,
    ownerUrl: as('ehc_owner'),
    appUrl: as('ehc_app'),
    workerUrl: as('ehc_worker'),
    admin,
    drop: async () => {
      await admin.end();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

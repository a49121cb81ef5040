import type { DatabaseRole } from '#platform';
import { randomBytes } from 'node:crypto';
import type { LocalFolder } from './local-folder.ts';

const names = ['postgres', 'ehc_owner', 'ehc_app', 'ehc_worker', 'redis', 'session'] as const;

/** Passwords of the private servers and of the database roles, and the secret that signs session cookies. */
export type Secrets = Record<(typeof names)[number], string>;

const file = 'secrets.json';

/**
 * Reads the secrets of this folder and makes those that are missing.
 * @throws Error when the data is there and the password to it is not.
 */
export function keepSecrets(folder: LocalFolder): Secrets {
  const kept = (folder.read(file) ?? {}) as Partial<Secrets>;
  if (!kept.postgres && folder.has('postgres/PG_VERSION')) {
    throw new Error(
      `The password to the data in ${folder.root} is missing (${file}). Put the file back, or run "npm start -- --reset" to delete the data and begin anew.`,
    );
  }
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? newSecret()])) as Secrets;
  if (names.some((name) => secrets[name] !== kept[name])) folder.write(file, secrets);
  return secrets;
}

/** The part that `prepareDatabase` asks for. */
export function rolePasswords({ ehc_owner, ehc_app, ehc_worker }: Secrets): Record<DatabaseRole, string> {
  return { ehc_owner, ehc_app, ehc_worker };
}

const newSecret = () => randomBytes(32).toString('base64url');

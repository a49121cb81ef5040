import { readConfig } from '#platform';
import { appEnvironment } from './apps.ts';
import { seedDemonstration, type SignIn } from './demonstration/seed.ts';
import type { LocalFolder } from './local-folder.ts';
import { signInsFile } from './preparation.ts';

/** There while a database is being filled; a start that finds it knows that the last one was cut short. */
const unfinished = 'demonstration.unfinished';

/**
 * Whether the last start was cut short while it filled the private database; nobody has used that yet.
 * @throws Error when it was a database of the person's own, which is theirs to empty.
 */
export function demonstrationIsUnfinished(folder: LocalFolder): boolean {
  if (folder.read(unfinished) !== databaseKey()) return false;
  if (!process.env.DATABASE_URL) return true;
  folder.forget(unfinished);
  throw new Error(
    'An earlier start was cut short while it filled the database at DATABASE_URL. Give an empty database, or start again to use it as it is.',
  );
}

/** Makes the demonstration area, once. @returns its sign-ins, the same at every start. */
export async function keepDemonstration(
  folder: LocalFolder,
  settings: Parameters<typeof appEnvironment>[1],
): Promise<SignIn[]> {
  const kept = (folder.read(signInsFile) ?? {}) as Record<string, SignIn[]>;
  const known = kept[databaseKey()];
  if (known) return known;
  folder.write(unfinished, databaseKey());
  const signIns = await seedDemonstration({
    appDatabaseUrl: settings.database.ehc_app,
    adminDatabaseUrl: settings.database.admin,
    redisUrl: settings.services.redisUrl,
    config: readConfig(appEnvironment('worker', settings)),
  });
  folder.write(signInsFile, { ...kept, [databaseKey()]: signIns });
  folder.forget(unfinished);
  return signIns;
}

/** Which database the sign-ins are for. */
function databaseKey(): string {
  if (!process.env.DATABASE_URL) return 'private';
  const { host, pathname } = new URL(process.env.DATABASE_URL);
  return `${host}${pathname}`;
}

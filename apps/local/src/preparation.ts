import type { DatabaseRole } from '#platform';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SignIn } from './demonstration/seed.ts';
import type { LocalFolder } from './local-folder.ts';
import { Child } from './processes/child.ts';
import { ourProgram } from './processes/our-program.ts';
import { repository } from './repository.ts';
import type { Secrets } from './secrets.ts';
import type { Services } from './services.ts';

/** What the program `prepare` is told, by message. */
export interface Preparation {
  port: number;
  services: Services;
  secrets: Secrets;
}

/** The portal's database with a connection for each role and for the administrator, and whom one may sign in as. */
export interface Prepared {
  database: Record<DatabaseRole, string> & { admin: string };
  signIns: SignIn[];
}

/** What the program answers. */
export type Answer = { prepared: Prepared } | { failed: string };

/** The sign-ins of every database that this folder's portal has filled. */
export const signInsFile = 'sign-ins.json';

/** What came out of the last preparation, and for what. */
const file = 'prepared.json';
interface Kept {
  stamp: string;
  prepared: Prepared;
}

/**
 * Makes the database ready. That takes most of the portal's code, so a program of its own does it, and only when the
 * code, the passwords or the server are others than last time.
 */
export async function prepare(folder: LocalFolder, preparation: Preparation): Promise<Prepared> {
  const stamp = stampOf(preparation);
  const kept = folder.read(file) as Kept | undefined;
  if (stamp && kept?.stamp === stamp) return kept.prepared;
  folder.forget(file);
  console.log('Preparing the database; the first time, with the demonstration area.');
  const prepared = await runProgram(preparation);
  if (stamp) folder.write(file, { stamp, prepared });
  return prepared;
}

/** @returns nothing for a server of the person's own, which may have changed in ways unknown to us. */
function stampOf({ services, secrets }: Preparation): string | undefined {
  const builtFrom = path.join(repository, 'dist/.built-from');
  if (process.env.DATABASE_URL || !existsSync(builtFrom)) return undefined;
  const known = [readFileSync(builtFrom, 'utf8'), services.adminDatabaseUrl, JSON.stringify(secrets)];
  return createHash('sha256').update(known.join()).digest('hex');
}

async function runProgram(preparation: Preparation): Promise<Prepared> {
  const child = new Child({ ...ourProgram('local/src/prepare'), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const answered = new Promise<Answer>((resolve) => child.process.once('message', (answer: Answer) => resolve(answer)));
  const endedEarly = child.ended.then((how): Answer => ({ failed: `The database was not prepared (${how}).` }));
  child.process.send(preparation);
  const answer = await Promise.race([answered, endedEarly]);
  await child.stop();
  if ('failed' in answer) throw new Error(answer.failed);
  return answer.prepared;
}

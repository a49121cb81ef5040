import { dropDatabase, openDatabase } from './database.ts';
import { LocalFolder } from './local-folder.ts';
import type { Answer, Preparation, Prepared } from './preparation.ts';
import { sentence } from './sentence.ts';
import { demonstrationIsUnfinished, keepDemonstration } from './sign-ins.ts';

process.once('message', (preparation: Preparation) => void answerTo(preparation));

async function answerTo(preparation: Preparation): Promise<void> {
  const answer: Answer = await prepare(preparation).then(
    (prepared) => ({ prepared }),
    (error: unknown) => ({ failed: sentence(error) }),
  );
  process.send?.(answer); // the launcher ends us when it has read this
}

/** Roles, database, tables in their newest form, and the demonstration area in an empty database. */
async function prepare({ port, services, secrets }: Preparation): Promise<Prepared> {
  const folder = new LocalFolder();
  if (demonstrationIsUnfinished(folder)) await dropDatabase(services.adminDatabaseUrl);
  const database = await openDatabase(services.adminDatabaseUrl, secrets);
  const signIns = await keepDemonstration(folder, { port, services, secrets, database });
  return { database, signIns };
}

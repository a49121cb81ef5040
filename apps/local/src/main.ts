import { announcement } from './announcement.ts';
import { appService } from './apps.ts';
import { readArguments } from './arguments.ts';
import { claimFolder, launcherFile, noteChild, noteStopping, releaseFolder } from './processes/leftovers.ts';
import { LocalFolder } from './local-folder.ts';
import { prepare, signInsFile } from './preparation.ts';
import { sentence } from './sentence.ts';
import { requireFree } from './servers/ports.ts';
import { keepSecrets } from './secrets.ts';
import { startServices } from './services.ts';
import { Supervisor } from './processes/supervisor.ts';

const folder = new LocalFolder();
const supervisor = new Supervisor((name, pid) => noteChild(folder, name, pid));
let claimed = false;

process.stdout.on('error', () => undefined); // nobody reads any more; that must not stop the portal
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
process.on('disconnect', () => void stop(0)); // `npm start` itself was killed
process.on('uncaughtException', (error) => void fail(error));

await start(process.argv.slice(2)).catch(fail);

async function start(words: string[]): Promise<void> {
  const { port, reset } = readArguments(words);
  await claimFolder(folder);
  claimed = true;
  await requireFree(port);
  if (reset) emptyFolder();
  const secrets = keepSecrets(folder);
  const services = await startServices(folder, secrets, supervisor);
  const { database, signIns } = await prepare(folder, { port, services, secrets });
  const settings = { port, services, secrets, database };
  await Promise.all([
    supervisor.start(appService('worker', settings)),
    supervisor.start(appService('portal', settings)), // the last started is stopped first
  ]);
  console.log(announcement({ address: `http://localhost:${port}`, mailPage: services.mailPage, signIns }));
}

function emptyFolder(): void {
  const { DATABASE_URL, REDIS_URL } = process.env;
  folder.empty([launcherFile, ...(DATABASE_URL ? [signInsFile] : [])]);
  if (DATABASE_URL) console.log('What is in the database at DATABASE_URL was not deleted.');
  if (REDIS_URL) console.log('What is in the Redis at REDIS_URL was not deleted.');
}

async function stop(code: number): Promise<void> {
  if (supervisor.stopping) return;
  if (code === 0) console.log('Stopping.');
  if (claimed) noteStopping(folder);
  await supervisor.stopAll();
  if (claimed) releaseFolder(folder);
  process.exit(code);
}

/** Says what went wrong, unless it went wrong because everything is being stopped. */
async function fail(error: unknown): Promise<void> {
  if (supervisor.stopping) return;
  console.error(sentence(error));
  await stop(1);
}

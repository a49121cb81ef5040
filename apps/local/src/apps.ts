import { Child } from './processes/child.ts';
import { ourProgram, sparingMemory } from './processes/our-program.ts';
import type { Prepared } from './preparation.ts';
import type { Secrets } from './secrets.ts';
import type { Services } from './services.ts';
import type { Service } from './processes/supervisor.ts';

type App = 'portal' | 'worker';

/** Milliseconds for an app to say that it is ready. */
const patience = 60_000;

interface Settings {
  port: number;
  services: Services;
  database: Prepared['database'];
  secrets: Secrets;
}

/** What an app reads from its environment; the administrator's address is not among it. */
export function appEnvironment(app: App, { port, services, database, secrets }: Settings): NodeJS.ProcessEnv {
  const { DATABASE_URL: _administrator, WORKER_DATABASE_URL: _other, ...own } = process.env;
  return {
    FILES_FOLDER: services.filesFolder,
    ...own,
    NODE_ENV: 'development',
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    APP_DATABASE_URL: database.ehc_app,
    ...(app === 'worker' ? { WORKER_DATABASE_URL: database.ehc_worker } : {}),
    REDIS_URL: services.redisUrl,
    SMTP_URL: services.smtpUrl,
    SESSION_SECRET: secrets.session,
  };
}

/** The portal or the worker as a process of its own. */
export function appService(app: App, settings: Settings): Service {
  const env = appEnvironment(app, settings);
  return {
    name: `The ${app}`,
    async start(spawned) {
      const child = spawnApp(app, env);
      spawned(child);
      await readiness(app, child);
      return child;
    },
  };
}

function spawnApp(app: App, env: NodeJS.ProcessEnv): Child {
  const child = new Child({
    ...ourProgram(`${app}/src/main`),
    env: { ...sparingMemory, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream
      ?.setEncoding('utf8')
      .on('data', (words: string) => console.log(words.trimEnd().replaceAll(/^/gm, `${app}: `)));
  }
  return child;
}

async function readiness(app: App, child: Child): Promise<void> {
  const late = new AbortController();
  const ready = new Promise<'ready'>((resolve) => {
    child.process.on('message', (message) => message === 'ready' && resolve(message));
  });
  const tooLate = new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve(`not ready after ${patience / 1000} seconds`), patience);
    late.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  const outcome = await Promise.race([ready, child.ended, tooLate]);
  late.abort();
  if (outcome === 'ready') return;
  await child.stop();
  throw new Error(`The ${app} did not start (${outcome}); its own words are above.`);
}

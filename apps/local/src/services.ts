import type { LocalFolder } from './local-folder.ts';
import { catchMail } from './mail/mail-catcher.ts';
import { showMail } from './mail/mail-page.ts';
import { MailStore } from './mail/mail-store.ts';
import { choosePorts } from './servers/ports.ts';
import { startPostgres } from './postgres.ts';
import { answers, privateRedisUrl, startRedis } from './servers/redis.ts';
import type { Secrets } from './secrets.ts';
import type { Spawned, Supervisor } from './processes/supervisor.ts';

/** Where the portal finds what it stands on. */
export interface Services {
  adminDatabaseUrl: string;
  redisUrl: string;
  smtpUrl: string;
  /** Where attached files lie, unless the environment names another place. */
  filesFolder: string;
  /** The page with the caught mail, unless mail goes to a server of the person's own. */
  mailPage?: string;
}

type Ports = Awaited<ReturnType<typeof choosePorts>>;

interface Means {
  folder: LocalFolder;
  secrets: Secrets;
  supervisor: Supervisor;
  ports: Ports;
}

/** Starts PostgreSQL, Redis and the mail catcher, each unless an address in the environment says to use another. */
export async function startServices(folder: LocalFolder, secrets: Secrets, supervisor: Supervisor): Promise<Services> {
  const means = { folder, secrets, supervisor, ports: await choosePorts(folder) };
  const { DATABASE_URL, REDIS_URL, SMTP_URL } = process.env;
  // Stopped in the opposite order: first Redis, then PostgreSQL, which holds the truth.
  const postgres = DATABASE_URL ? Promise.resolve(DATABASE_URL) : privatePostgres(means);
  const redis = REDIS_URL ? givenRedis(REDIS_URL) : privateRedis(means);
  const mail = SMTP_URL ? Promise.resolve({ smtpUrl: SMTP_URL }) : privateMail(means);
  const [adminDatabaseUrl, redisUrl, addresses] = await Promise.all([postgres, redis, mail]);
  return { adminDatabaseUrl, redisUrl, filesFolder: folder.place('files', 0o700), ...addresses };
}

async function privatePostgres({ folder, secrets, supervisor, ports }: Means): Promise<string> {
  const settings = { folder: folder.place('postgres'), port: ports.postgres, password: secrets.postgres };
  const start = (spawned: Spawned) => startPostgres({ ...settings, spawned });
  return (await supervisor.start({ name: 'PostgreSQL', start })).adminUrl;
}

async function privateRedis({ folder, secrets, supervisor, ports }: Means): Promise<string> {
  const settings = { folder: folder.place('redis', 0o700), port: ports.redis, password: secrets.redis };
  await supervisor.start({ name: 'Redis', start: (spawned) => startRedis({ ...settings, spawned }) });
  return privateRedisUrl(settings);
}

async function givenRedis(url: string): Promise<string> {
  await answers(url).catch((error: Error) => {
    throw new Error(
      `Redis does not answer at the REDIS_URL given (${error.message}). Start it, or unset REDIS_URL to use a private one.`,
    );
  });
  return url;
}

async function privateMail({ folder, ports }: Means): Promise<{ smtpUrl: string; mailPage: string }> {
  const store = new MailStore(folder.place('mail', 0o700));
  await Promise.all([catchMail(store, ports.smtp), showMail(store, ports.mail)]);
  return { smtpUrl: `smtp://127.0.0.1:${ports.smtp}`, mailPage: `http://localhost:${ports.mail}` };
}

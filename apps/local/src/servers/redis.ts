import { Redis } from 'ioredis';
import { Child, type Running } from '../processes/child.ts';
import { redisProgram } from './redis-program.ts';
import { untilReady } from '../processes/until-ready.ts';

interface Settings {
  folder: string;
  port: number;
  password: string;
  spawned: (server: Running) => void;
}

export function privateRedisUrl({ port, password }: { port: number; password: string }): string {
  return `redis://:${password}@127.0.0.1:${port}`;
}

/** Starts a private Redis that writes every change to `folder` and never evicts a job. */
export async function startRedis({ folder, port, password, spawned }: Settings): Promise<Running> {
  // The settings go in by the standard input: the words of a command can be read by every user of the machine.
  const server = new Child({ command: redisProgram(), words: ['-'], stdio: ['pipe', 'pipe', 'inherit'] });
  const log: string[] = [];
  server.process.stdout?.setEncoding('utf8').on('data', (lines: string) => {
    log.push(...lines.trim().split('\n'));
    log.splice(0, log.length - 3);
  });
  server.process.stdin?.on('error', () => undefined).end(configuration(folder, port, password));
  spawned(server);
  try {
    await untilReady(server, () => answers(privateRedisUrl({ port, password })));
    return server;
  } catch (error) {
    throw new Error(`Redis did not start in ${folder}: ${log.join(' ') || String(error)}`, { cause: error });
  }
}

function configuration(folder: string, port: number, password: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    'save ""',
    'appendonly yes',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

/** @throws Error when Redis does not answer, or still loads its data. */
export async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2000 });
  let reason: unknown;
  redis.on('error', (error) => (reason = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw reason ?? error;
  } finally {
    redis.disconnect();
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate, prepareDatabase, roleUrl } from '#platform';
import { startPostgres } from '../../apps/local/src/postgres.ts';
import { freePort } from '../free-port.ts';
import { passwords } from '../passwords.ts';

export type Part = 'portal' | 'worker' | 'PostgreSQL' | 'Redis';

/** A machine of its own with PostgreSQL at its usual safety, Redis, portal and worker, each of which can be killed. */
export class Machine {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'ehc-machine-'));
  readonly #children = new Map<Part, ChildProcess>();
  readonly #password = randomBytes(12).toString('hex');
  readonly #ports: Record<'postgres' | 'redis' | 'portal', number>;

  private constructor(ports: Record<'postgres' | 'redis' | 'portal', number>) {
    this.#ports = ports;
    chmodSync(this.#folder, 0o755);
  }

  static async start(): Promise<Machine> {
    const ports = { postgres: await freePort(), redis: await freePort(), portal: await freePort() };
    const machine = new Machine(ports);
    await machine.startPart('PostgreSQL');
    await prepareDatabase(machine.serverUrl, 'ehc', passwords);
    await migrate(roleUrl(machine.serverUrl, 'ehc_owner', passwords.ehc_owner, 'ehc'));
    for (const part of ['Redis', 'portal', 'worker'] as const) await machine.startPart(part);
    return machine;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#ports.portal}`;
  }

  get adminUrl(): string {
    return this.serverUrl.replace(/\/postgres$/, '/ehc');
  }

  private get serverUrl(): string {
    return `postgres://postgres:${this.#password}@127.0.0.1:${this.#ports.postgres}/postgres`;
  }

  /** As `kill -9` would: no goodbye. */
  async kill(part: Part): Promise<void> {
    if (part === 'PostgreSQL') {
      process.kill(
        Number(readFileSync(path.join(this.#folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
        'SIGKILL',
      );
      return;
    }
    const child = this.#children.get(part)!;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async startPart(part: Part): Promise<void> {
    if (part === 'PostgreSQL') {
      const { postgres: port } = this.#ports;
      await startPostgres({ folder: path.join(this.#folder, 'postgres'), port, password: this.#password });
    } else if (part === 'Redis') {
      const files = ['--appendonly', 'yes', '--save', '', '--dir', this.#folder, '--maxmemory-policy', 'noeviction'];
      const where = ['--port', `${this.#ports.redis}`, '--bind', '127.0.0.1'];
      this.#children.set('Redis', spawn('redis-server', [...where, ...files], { stdio: 'ignore' }));
    } else {
      const program = `apps/${part}/src/main.ts`;
      const child = spawn(process.execPath, ['--conditions=source', '--import', '@oxc-node/core/register', program], {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: { PATH: process.env.PATH, ...this.settings() },
      });
      this.#children.set(part, child);
      await Promise.race([once(child, 'message'), once(child, 'exit')]);
    }
  }

  async stop(): Promise<void> {
    for (const child of this.#children.values()) child.kill('SIGKILL');
    await this.kill('PostgreSQL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.adminUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  private settings(): Record<string, string> {
    const url = (role: 'ehc_app' | 'ehc_worker') => roleUrl(this.serverUrl, role, passwords[role], 'ehc');
    return {
      NODE_ENV: 'test',
      PORT: `${this.#ports.portal}`,
      APP_DATABASE_URL: url('ehc_app'),
      WORKER_DATABASE_URL: url('ehc_worker'),
      REDIS_URL: `redis://127.0.0.1:${this.#ports.redis}`,
      SMTP_URL: 'smtp://127.0.0.1:1',
      SESSION_SECRET: 'only-for-tests',
    };
  }
}

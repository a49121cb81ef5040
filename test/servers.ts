// Started by environment.ts in a process of its own, as the apps are: starts what the tests stand on, says where it is
// in one line of JSON on descriptor 3, and clears everything away when its standard input ends, however the tests ended.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate, prepareDatabase, roleUrl } from '#platform';
import { startPostgres } from '../apps/local/src/postgres.ts';
import { freePort } from './free-port.ts';
import { passwords } from './passwords.ts';

/** What makes a PostgreSQL quick that nobody will miss. */
const throwaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

const given = process.env.TEST_DATABASE_URL;
const folder = mkdtempSync(path.join(tmpdir(), 'ehc-test-'));
chmodSync(folder, 0o755); // PostgreSQL may run as its own user
const template = `ehc_template_${randomBytes(4).toString('hex')}`;
let ending = false;
let server: { adminUrl: string; stop(): Promise<unknown> } | undefined;

process.on('SIGINT', () => undefined); // Ctrl-C goes to everyone; the tests end first, then standard input does
process.on('SIGTERM', () => void clearAway(1));
process.stdin.on('end', () => void clearAway()).resume();

try {
  server = given ? { adminUrl: given, stop: dropTemplate } : await privatePostgres();
  await prepareDatabase(server.adminUrl, template, passwords);
  await migrate(roleUrl(server.adminUrl, 'ehc_owner', passwords.ehc_owner, template));
  writeSync(3, `${JSON.stringify({ adminUrl: server.adminUrl, template, folder })}\n`);
} catch (error) {
  console.error(error);
  await clearAway(1);
}

async function privatePostgres() {
  return startPostgres({
    folder: path.join(folder, 'postgres'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    flags: throwaway.flatMap((setting) => ['-c', setting]),
  });
}

async function dropTemplate(): Promise<void> {
  const client = new pg.Client({ connectionString: given });
  await client.connect();
  await client.query(`drop database if exists ${template} with (force)`);
  await client.end();
}

async function clearAway(code = 0): Promise<void> {
  if (ending) return;
  ending = true;
  await server?.stop();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pid'))) stopLeftover(path.join(folder, file));
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

/** Ends the Redis of a spec file that was stopped before it could end it itself. */
function stopLeftover(pidfile: string): void {
  try {
    process.kill(Number(readFileSync(pidfile, 'utf8')), 'SIGKILL');
  } catch {
    // ended already
  }
}

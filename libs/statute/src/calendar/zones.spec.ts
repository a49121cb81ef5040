import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../timeline.cli.ts', import.meta.url));
const london = new URL('./london.ts', import.meta.url).href;

const run = (zone: string, args: string[]): string =>
  execFileSync(process.execPath, args, { env: { ...process.env, TZ: zone, NODE_NO_WARNINGS: '1' }, encoding: 'utf8' });

/** Instants around both nights on which the clocks change in 2026, around New Year, and late on a summer evening. */
const instants: [instant: string, day: string][] = [
  ['2026-03-28T23:59:59Z', '2026-03-28'],
  ['2026-03-29T00:00:00Z', '2026-03-29'],
  ['2026-03-29T01:30:00Z', '2026-03-29'],
  ['2026-03-29T22:59:59Z', '2026-03-29'],
  ['2026-03-29T23:00:00Z', '2026-03-30'],
  ['2026-06-30T22:59:59Z', '2026-06-30'],
  ['2026-06-30T23:00:00Z', '2026-07-01'],
  ['2026-10-24T22:59:59Z', '2026-10-24'],
  ['2026-10-24T23:00:00Z', '2026-10-25'],
  ['2026-10-25T01:30:00Z', '2026-10-25'],
  ['2026-10-25T23:59:59Z', '2026-10-25'],
  ['2026-10-26T00:00:00Z', '2026-10-26'],
  ['2026-12-31T23:59:59Z', '2026-12-31'],
];

/** Triggers on and around both nights. */
const facts = [
  ...[
    '--requested',
    '2026-02-15',
    '--advice-received',
    'health=2026-03-28',
    '--advice-received',
    'education=2026-03-29',
  ],
  ...['--draft-served', '2026-10-24', '--review-meeting', '2026-10-25', '--notice-sent', '2026-03-29'],
  ...[
    '--custody-notified',
    '2026-10-23',
    '--transfer-aware',
    '2026-03-27',
    '--born',
    '2010-10-25',
    '--now',
    '2026-10-25',
  ],
];

describe.each(['Europe/London', 'UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])('under %s', (zone) => {
  test('the same facts give the same timeline', () => {
    const here = run(zone, [cli, ...facts, '--json']);
    expect(here).toBe(run('UTC', [cli, ...facts, '--json']));
    expect(here).toContain('"dueOn": "2026-03-29"');
  });

  test('today is the day in England', () => {
    const script = `import { todayInLondon } from '${london}';
      process.stdout.write(JSON.stringify(${JSON.stringify(instants)}.map(([instant]) => todayInLondon(new Date(instant)))));`;
    expect(JSON.parse(run(zone, ['--input-type=module', '-e', script]))).toEqual(instants.map(([, day]) => day));
  });
});

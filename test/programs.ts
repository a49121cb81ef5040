import { execFileSync } from 'node:child_process';
import { chromiumProgram } from '../libs/platform/src/print/chromium.ts';

/** What the tests use of the machine, by the Debian package that has it. */
const programs = {
  'redis-server': () => Boolean(process.env.TEST_REDIS_URL) || isOnPath('redis-server'),
  'clamav-daemon': () => isOnPath('clamd'),
  chromium: () => chromiumProgram(process.env.CHROMIUM) !== null,
};

/**
 * On Debian, root installs what is missing, all at once and before the first spec file: two that install beside each other
 * shut each other out. Another installation is waited for.
 * @throws Error with the command that mends it, where there is no Redis. Whoever uses the others tells of them: without
 * clamd a stand-in speaks its protocol, without Chromium journeys and prints fail.
 */
export function installPrograms(): void {
  const missing = Object.entries(programs).flatMap(([name, isHere]) => (isHere() ? [] : [name]));
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (missing.length > 0 && process.getuid?.() === 0 && isOnPath('apt-get')) {
    console.log(`Installing for the tests: apt-get ${install.join(' ')}`);
    aptGet(['update']);
    aptGet(install);
  }
  if (!programs['redis-server']()) {
    throw new Error(
      'The tests need redis-server. Run "apt-get install -y --no-install-recommends redis-server" as root, or give TEST_REDIS_URL, and start again.',
    );
  }
}

function aptGet(words: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  } catch {
    // its own words are on the screen; what is still missing is told by whoever needs it
  }
}

export function isOnPath(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

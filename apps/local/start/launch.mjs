import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endings } from './run.mjs';

/**
 * Runs the launcher proper and waits for its end. It leads a process group of its own, so that Ctrl-C reaches only
 * us, and it can stop its children in order. The channel between us tells it when we are gone.
 * @returns the exit code.
 */
export async function launch(root, node, words) {
  const program = path.join(root, 'dist/apps/local/src/main.js');
  const launcher = spawn(node, ['--enable-source-maps', program, ...words], {
    cwd: root,
    // Node keeps what it has compiled: the second start needs a sixth less work. npm ci clears it away.
    env: { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/compiled'), ...process.env },
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = () => launcher.kill('SIGTERM');
  for (const signal of endings) process.on(signal, stop);
  watchParents(stop);
  const { code, signal } = await new Promise((resolve, reject) => {
    launcher.once('error', reject);
    launcher.once('exit', (code, signal) => resolve({ code, signal }));
  });
  if (code !== null) return code;
  console.error(`The launcher was ended by ${signal}; stopping what it had started. Nothing in .local/ is lost.`);
  await stopGroup(launcher.pid);
  return 1;
}

/** npm, killed outright, cannot tell us; but then we, or the shell between npm and us, have another parent. */
function watchParents(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parents = [process.ppid, parentOf(process.ppid)].join();
  const watch = setInterval(() => {
    if ([process.ppid, parentOf(process.ppid)].join() === parents) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}

/** @returns nothing where the system has no /proc. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

/** Ends every process of the group: SIGINT is PostgreSQL's fast and Redis's ordinary way to end. */
async function stopGroup(leader) {
  for (let tries = 0; tries < 50 && signalGroup(leader, tries === 0 ? 'SIGINT' : 0); tries++) await pause(200);
  signalGroup(leader, 'SIGKILL');
}

/** @returns whether the group still has a process. */
function signalGroup(leader, signal) {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

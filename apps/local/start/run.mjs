import { spawn } from 'node:child_process';

/** Signals that ask this process to end. */
export const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command in the foreground. A signal sent to us is passed on, so that Ctrl-C ends an installation too.
 * @returns its exit code. @throws Error when it cannot be started or was asked to end.
 */
export function run(command, words, options) {
  return new Promise((resolve, reject) => {
    let asked = '';
    const child = spawn(command, words, { stdio: 'inherit', ...options });
    const passOn = (signal) => {
      asked = signal;
      child.kill(signal);
    };
    for (const signal of endings) process.on(signal, passOn);
    const settle = (answer) => {
      for (const signal of endings) process.off(signal, passOn);
      answer();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) =>
      settle(() => (asked ? reject(Object.assign(new Error('Stopped.'), { exitCode: 130 })) : resolve(code ?? 1))),
    );
  });
}

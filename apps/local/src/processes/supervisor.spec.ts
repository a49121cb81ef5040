import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Child } from './child.ts';
import { Supervisor, type Service } from './supervisor.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

describe('a supervisor', () => {
  it('starts a killed program again, and stops the last started first', async () => {
    const spawned: [string, number][] = [];
    const supervisor = new Supervisor((name, pid) => spawned.push([name, pid]));
    const stopped: string[] = [];
    const first = await supervisor.start(sleeper('first', stopped));
    await supervisor.start(sleeper('second', stopped));
    process.kill(first.pid, 'SIGKILL');
    await vi.waitFor(() => expect(spawned.filter(([name]) => name === 'first')).toHaveLength(2), 5000);
    stopped.length = 0;
    await supervisor.stopAll();
    expect(stopped).toEqual(['second', 'first']);
    for (const [, pid] of spawned) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('says why the first start failed', async () => {
    const supervisor = new Supervisor(() => undefined);
    const service = { name: 'Nothing', start: () => Promise.reject(new Error('it is not there')) };
    await expect(supervisor.start(service)).rejects.toThrow('it is not there');
    await supervisor.stopAll();
  });

  it('stops a program whose start was under way', async () => {
    const pids: number[] = [];
    const supervisor = new Supervisor((_name, pid) => pids.push(pid));
    const refused = supervisor.start(sleeper('slow', [], 300)).catch((error: Error) => error.name);
    await supervisor.stopAll();
    expect(await refused).toBe('AbortError');
    expect(pids).toHaveLength(1);
    expect(() => process.kill(pids[0]!, 0)).toThrow('ESRCH');
  });
});

/** A program that runs until it is stopped, and notes its end. */
function sleeper(name: string, stopped: string[], slowness = 0): Service {
  return {
    name,
    async start(spawned) {
      const child = new Child({ command: process.execPath, words: ['-e', 'setInterval(() => {}, 1000)'] });
      spawned(child);
      void child.ended.then(() => stopped.push(name));
      await pause(slowness);
      return child;
    },
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalFolder } from '../local-folder.ts';
import { Child } from './child.ts';
import { claimFolder, launcherFile, noteChild, releaseFolder } from './leftovers.ts';
import { isAlive, know } from './process-table.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);
let folder: LocalFolder;
let stranger: Child;
beforeEach(() => {
  folder = new LocalFolder(mkdtempSync(path.join(tmpdir(), 'ehc-leftovers-')));
  stranger = new Child({ command: process.execPath, words: ['-e', 'setInterval(() => {}, 1000)'] });
});
afterEach(async () => {
  await stranger.stop();
  rmSync(folder.root, { recursive: true });
});

describe('a folder', () => {
  it('is not given to a second launcher', async () => {
    folder.write(launcherFile, know(stranger.pid));
    await expect(claimFolder(folder)).rejects.toThrow(`"kill ${stranger.pid}"`);
  });

  it('is given when the first has ended meanwhile', async () => {
    folder.write(launcherFile, know(stranger.pid));
    const claim = claimFolder(folder);
    await stranger.stop();
    await claim;
    expect(folder.read(launcherFile)).toEqual(know(process.pid));
    releaseFolder(folder);
    expect(folder.has(launcherFile)).toBe(false);
  });

  it('is given with what a killed launcher left running stopped', async () => {
    noteChild(folder, 'Redis', stranger.pid);
    await claimFolder(folder);
    expect(isAlive(know(stranger.pid))).toBe(false);
  });

  it('leaves alone a process that has only the number of an earlier one', async () => {
    folder.write('children.json', { Redis: { pid: stranger.pid, born: 'long ago' } });
    folder.write(launcherFile, { pid: stranger.pid, born: 'long ago' });
    await claimFolder(folder);
    expect(isAlive(know(stranger.pid))).toBe(true);
  });
});

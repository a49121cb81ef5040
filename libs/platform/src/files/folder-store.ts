import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore, KeptFile } from './file-store.ts';

const KEY = /^\d{4}-\d\d-\d\d\/[0-9a-f-]{36}(\.part)?$/;

/** Files in a folder of this machine, or one that several mount. Only this program's user can read it. */
export class FolderStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(key: string, content: Readable): Promise<void> {
    const place = this.place(key);
    const unfinished = this.place(`${key}.part`);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    try {
      await pipeline(content, createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }));
      await rename(unfinished, place);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async open(key: string): Promise<Readable> {
    return (await open(this.place(key))).createReadStream();
  }

  async remove(key: string): Promise<void> {
    await rm(this.place(key), { force: true });
  }

  async list(day: string): Promise<KeptFile[]> {
    const names = await readdir(path.join(this.folder, day)).catch(() => []);
    const keys = names.map((name) => `${day}/${name}`).filter((key) => KEY.test(key));
    return Promise.all(keys.map(async (key) => ({ key, keptAt: (await stat(this.place(key))).mtime })));
  }

  private place(key: string): string {
    if (!KEY.test(key)) throw new Error('This is no key of a file');
    return path.join(this.folder, key);
  }
}

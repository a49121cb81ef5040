import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { repository } from './repository.ts';

/** `.local/`: everything that this machine's portal keeps. */
export class LocalFolder {
  constructor(readonly root: string = path.join(repository, '.local')) {
    // PostgreSQL may run as its own user: it may pass through, not look around.
    mkdirSync(this.root, { recursive: true });
    chmodSync(this.root, 0o711);
  }

  /** A place in the folder, made if `mode` says with which rights. */
  place(name: string, mode?: number): string {
    const place = path.join(this.root, name);
    if (mode !== undefined) {
      mkdirSync(place, { recursive: true });
      chmodSync(place, mode);
    }
    return place;
  }

  has(name: string): boolean {
    return existsSync(this.place(name));
  }

  /** @returns what was kept under the name, or nothing where it is missing or cut short. */
  read(name: string): unknown {
    try {
      return JSON.parse(readFileSync(this.place(name), 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Writes whole or not at all, readable by this user only. */
  write(name: string, content: unknown): void {
    const unfinished = this.place(`${name}.unfinished`);
    writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, this.place(name));
  }

  forget(name: string): void {
    rmSync(this.place(name), { force: true });
  }

  /** Deletes everything but the named files. */
  empty(kept: string[] = []): void {
    for (const name of readdirSync(this.root).filter((name) => !kept.includes(name))) {
      rmSync(this.place(name), { recursive: true, force: true });
    }
  }
}

import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import PostalMime, { type Email } from 'postal-mime';

/** A caught mail. */
export interface Caught {
  /** Its place in the page's addresses. */
  id: string;
  at: Date;
  mail: Email;
}

/** The newest mails that the list shows. */
const shown = 200;

/** Caught mail: one file each, named by when it came. */
export class MailStore {
  constructor(private readonly folder: string) {}

  async keep(message: Readable): Promise<void> {
    const id = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`;
    const file = path.join(this.folder, `${id}.eml`);
    await pipeline(message, createWriteStream(`${file}.unfinished`, { mode: 0o600 }));
    await rename(`${file}.unfinished`, file);
  }

  /** The newest first. */
  async list(): Promise<Caught[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.eml')).sort();
    const newest = names.toReversed().slice(0, shown);
    const found = await Promise.all(newest.map((name) => this.read(path.basename(name, '.eml'))));
    return found.filter((caught) => caught !== undefined);
  }

  /** @returns nothing where there is no such mail. */
  async read(id: string): Promise<Caught | undefined> {
    if (!/^[\dTZ-]+[\da-f]{8}$/.test(id)) return undefined;
    try {
      const mail = await PostalMime.parse(await this.source(id));
      return { id, at: whenCaught(id), mail };
    } catch {
      return undefined;
    }
  }

  /** A mail as it was sent. */
  source(id: string): Promise<Buffer> {
    return readFile(path.join(this.folder, `${id}.eml`));
  }
}

/** From `2026-11-22T10-38-00-000Z-1a2b3c4d`. */
function whenCaught(id: string): Date {
  return new Date(id.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)-/, 'T$1:$2:$3.'));
}

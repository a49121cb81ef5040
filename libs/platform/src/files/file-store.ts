import type { Readable } from 'node:stream';

/** A file that lies in a store, and when it was put there. */
export interface KeptFile {
  key: string;
  keptAt: Date;
}

/** Where the bytes of files lie. A key is `YYYY-MM-DD/uuid`, made by us: nothing that somebody typed becomes a place. */
export interface FileStore {
  /** Keeps all of it, or nothing. @param size in bytes. */
  put(key: string, content: Readable, size: number): Promise<void>;
  /** @throws Error when it is not there. */
  open(key: string): Promise<Readable>;
  /** Also where it is not there. */
  remove(key: string): Promise<void>;
  /** Everything that was put there on a civil day (UTC), whole or half. */
  list(day: string): Promise<KeptFile[]>;
}

export const FILE_STORE = Symbol('file store');

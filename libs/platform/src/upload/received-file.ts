import type { Readable } from 'node:stream';
import { z } from 'zod';
import { allowedWords, type FileKind } from './file-kind.ts';
import { shownName } from './file-name.ts';
import type { Spool } from './spool.ts';

/** A file that came with a form, received whole and of a kind that is taken. It lasts as long as its request. */
export class ReceivedFile {
  /** As people may see it; never a place. */
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256. */
  readonly hash: string;
  readonly #spool: Spool;

  constructor(spool: Spool, { type, extension, also }: FileKind, givenName: string) {
    this.name = shownName(givenName, extension, also);
    this.type = type;
    this.size = spool.size;
    this.hash = spool.hash;
    this.#spool = spool;
  }

  open(): Readable {
    return this.#spool.open();
  }
}

/** The field of a form that holds its file. @param message for a form without one. */
export const receivedFile = (message = `Choose a file: ${allowedWords}`) =>
  z.custom<ReceivedFile>((given) => given instanceof ReceivedFile, message);

import type { Readable } from 'node:stream';
import { kindOf, reports, type Taking } from './file-kind.ts';
import { LARGEST } from './form-with-file.ts';
import { plainFile } from './plain-file.ts';
import { ReceivedFile } from './received-file.ts';
import { Spool } from './spool.ts';

/** A file that comes otherwise than with a form, for as long as it is used. @throws Error where its kind is not taken */
export async function usingFile<T>(
  content: Readable,
  name: string,
  use: (file: ReceivedFile) => Promise<T>,
  taking: Taking = reports,
): Promise<T> {
  let spool = await Spool.of(content, LARGEST);
  try {
    const kind = await kindOf(spool, taking);
    if (typeof kind === 'string') throw new Error(kind);
    const plain = await plainFile(spool, kind);
    if (typeof plain === 'string') throw new Error(plain);
    spool = plain;
    return await use(new ReceivedFile(spool, kind, name));
  } finally {
    await spool.letGo();
  }
}

import type { FileKind } from './file-kind.ts';
import { plainPicture } from './plain-picture.ts';
import { plainSound } from './plain-sound.ts';
import type { Spool } from './spool.ts';

/** A picture or a recording without what a camera or a phone adds; other files as they are. @returns why not, in words */
export async function plainFile(spool: Spool, { type, extension }: FileKind): Promise<Spool | string> {
  if (type.startsWith('image/')) return plainPicture(spool, extension);
  return type.startsWith('audio/') ? plainSound(spool, extension) : spool;
}

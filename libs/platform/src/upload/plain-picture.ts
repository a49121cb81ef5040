import { pipeline } from 'node:stream/promises';
import { Spool } from './spool.ts';

/** More than any phone's camera gives; what unpacks to more is refused before it is unpacked. */
const MOST_PIXELS = 64_000_000;

/**
 * A picture drawn anew, the right way up, with nothing but what can be seen: a camera also writes where and when it was
 * taken, and with what. @returns why not, in words, for a picture that is damaged
 */
export async function plainPicture(spool: Spool, extension: string): Promise<Spool | string> {
  const { default: sharp } = await import('sharp'); // loaded when the first picture comes
  sharp.cache(false);
  const drawn = sharp({ limitInputPixels: MOST_PIXELS, failOn: 'truncated' }).autoOrient();
  const written = extension === 'png' ? drawn.png() : drawn.jpeg({ quality: 90, chromaSubsampling: '4:4:4' });
  try {
    const [plain] = await Promise.all([Spool.of(written, Infinity), pipeline(spool.open(), written)]);
    await spool.letGo();
    return plain;
  } catch {
    return 'The picture is damaged or far too large, so it cannot be shown. Choose another, or take it again';
  }
}

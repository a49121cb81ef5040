import { promisify } from 'node:util';
import { fromFd, type Entry, type Options, type ZipFile } from 'yauzl';

/** Bounds that no report reaches and every zip bomb breaks. */
const MOST_PARTS = 5_000;
const MOST_UNPACKED = 150 * 1024 * 1024;
const MOST_RATIO = 100;
/** A small file of much text packs very well: the ratio counts only above this. */
const FREE_OF_RATIO = 10 * 1024 * 1024;

const NEEDED = ['[Content_Types].xml', 'word/document.xml'];

const openZip = promisify<number, Options, ZipFile>(fromFd);

/**
 * Whether a zip file is a Word document that can be opened safely. What it claims to unpack to is read first; then each
 * part is unpacked, piece by piece and no further than it claims. @returns why not, null if it is.
 */
export async function whyNotWord(fd: number, size: number): Promise<string | null> {
  try {
    const zip = await openZip(fd, { autoClose: false, lazyEntries: true });
    const parts: Entry[] = [];
    if (zip.entryCount > MOST_PARTS) return tooMuch;
    for await (const part of zip.eachEntry()) parts.push(part);
    const names = parts.map(({ fileName }) => fileName);
    if (NEEDED.some((name) => !names.includes(name))) return 'It is a zip file, not a Word document';
    if (names.some((name) => /vbaproject|vbadata/i.test(name)))
      return 'It holds macros, which can do harm: save it as a document without macros';
    const [packed, unpacked] = [sum(parts, 'compressedSize'), sum(parts, 'uncompressedSize')];
    const isBomb = unpacked > MOST_UNPACKED || (unpacked > FREE_OF_RATIO && unpacked > size * MOST_RATIO);
    if (isBomb || packed > size) return tooMuch;
    for (const part of parts) for await (const _ of await zip.openReadStreamPromise(part));
    return null;
  } catch {
    return 'It is damaged or protected by a password, so it cannot be opened';
  }
}

const tooMuch = 'It unpacks to far more than a report can hold';
const sum = (parts: Entry[], what: 'compressedSize' | 'uncompressedSize') =>
  parts.reduce((total, part) => total + part[what], 0);

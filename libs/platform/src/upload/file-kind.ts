import { fileTypeFromBuffer } from 'file-type';
import { whyNotWord } from './word-document.ts';
import type { Spool } from './spool.ts';

/** A kind of file that is taken. */
export interface FileKind {
  type: string;
  extension: string;
  /** Other endings that its name may have. */
  also?: readonly string[];
}

const kinds: Record<string, FileKind> = {
  pdf: { type: 'application/pdf', extension: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  txt: { type: 'text/plain; charset=utf-8', extension: 'txt' },
  png: { type: 'image/png', extension: 'png' },
  jpg: { type: 'image/jpeg', extension: 'jpg', also: ['jpeg'] },
};

export const allowedWords = 'a PDF, a Word document (.docx), plain text, or a PNG or JPEG picture';
/** What an `<input type="file">` offers first; nothing is decided by it. */
export const allowedEndings = Object.values(kinds)
  .flatMap(({ extension, also = [] }) => [extension, ...also])
  .map((ending) => `.${ending}`)
  .join(',');

/** The kind of a file by its content alone; what its name or its sender says counts for nothing. @returns why not, in words. */
export async function kindOf(spool: Spool): Promise<FileKind | string> {
  if (spool.size === 0) return 'The file is empty. Choose another, or save it again first';
  const head = await spool.read(0, 4100);
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found?.ext === 'docx' || found?.ext === 'zip') {
    const reason = await whyNotWord(spool.fd, spool.size);
    return reason ? refused(reason) : kinds.docx!;
  }
  const kind = found ? kinds[found.ext] : (await isText(spool)) ? kinds.txt : undefined;
  if (!kind) return refused(known[found?.ext ?? ''] ?? 'It is of another kind, whatever its name says');
  if (await isTwoInOne(spool, kind)) return refused('It is more than one kind of file in one');
  return kind;
}

/** A control character of ASCII, other than those of space and line. */
const CONTROL = /(?![\t-\r\u{80}-\u{9f}])\p{Cc}/u;

const refused = (reason: string) => `The file was not taken. ${reason}. Choose ${allowedWords}`;

/** What people send often, with what they can do about it. */
const known: Record<string, string> = {
  cfb: 'It is an older Word document or protected by a password: save it as .docx or PDF, without a password',
  rtf: 'It is rich text: save it as .docx or PDF',
  heic: 'It is a photo as some phones keep it: save it as JPEG',
  exe: 'It is a program',
};

/** Also something that a zip reader, or nobody, can read to its end. */
async function isTwoInOne(spool: Spool, { extension }: FileKind): Promise<boolean> {
  const tail = await spool.read(Math.max(0, spool.size - 66_000), 66_000);
  const endsAsZip = tail.includes('PK\x05\x06\0\0\0\0', 0, 'latin1');
  const endsAsPdf = tail.subarray(-2048).includes('%%EOF');
  return extension !== 'txt' && (endsAsZip || (extension === 'pdf' && !endsAsPdf));
}

/** UTF-8 without control characters that does not begin as a web page or a drawing does. */
async function isText(spool: Spool): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of spool.open() as AsyncIterable<Buffer>) {
      const words = decoder.decode(chunk, { stream: true });
      if (isFirst && /^\s*<|^%!/.test(words)) return false;
      if (CONTROL.test(words)) return false;
      isFirst = false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

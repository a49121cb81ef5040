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
  mp3: { type: 'audio/mpeg', extension: 'mp3' },
  m4a: { type: 'audio/mp4', extension: 'm4a', also: ['mp4'] },
  ogg: { type: 'audio/ogg', extension: 'ogg', also: ['opus', 'oga'] },
  wav: { type: 'audio/wav', extension: 'wav' },
};

/** What a form takes: which kinds, and how it says so. */
export interface Taking {
  kinds: readonly string[];
  /** After "Choose". */
  words: string;
  /** What to do with a file that is too large. */
  ifTooLarge: string;
}

/** What professionals write. */
export const reports: Taking = {
  kinds: ['pdf', 'docx', 'txt', 'png', 'jpg'],
  words: 'a PDF, a Word document (.docx), plain text, or a PNG or JPEG picture',
  ifTooLarge: 'Save it smaller, or in two parts',
};

/** What people draw, photograph and record. */
export const picturesAndSounds: Taking = {
  kinds: ['png', 'jpg', 'mp3', 'm4a', 'ogg', 'wav'],
  words: 'a photo or picture (JPEG or PNG), or a sound recording (MP3, M4A, OGG or WAV)',
  ifTooLarge: 'It is too big to send. Your words are kept. Try a shorter recording, or a smaller photo',
};

/** What stands at the head of letters. A drawing (SVG) is refused: it can hold programs. */
export const logos: Taking = {
  kinds: ['png', 'jpg'],
  words: 'a PNG or JPEG picture',
  ifTooLarge: 'Save it smaller: 600 pixels wide are enough',
};

export const allowedWords = reports.words;
/** What an `<input type="file">` offers first; nothing is decided by it. */
export const endingsOf = ({ kinds: taken }: Taking) =>
  taken
    .flatMap((kind) => [kinds[kind]!.extension, ...(kinds[kind]!.also ?? [])])
    .map((ending) => `.${ending}`)
    .join(',');
export const allowedEndings = endingsOf(reports);

/** The kind of a file by its content alone; what its name or its sender says counts for nothing. @returns why not, in words. */
export async function kindOf(spool: Spool, taking: Taking): Promise<FileKind | string> {
  const refused = (reason: string) => `The file was not taken. ${reason}. Choose ${taking.words}`;
  if (spool.size === 0) return 'The file is empty. Choose another, or save it again first';
  const head = await spool.read(0, 4100);
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const name = found ? (sameAs[found.ext] ?? found.ext) : (await isText(spool)) ? 'txt' : '';
  if (!taking.kinds.includes(name)) return refused(known[name] ?? 'It is of another kind, whatever its name says');
  if (name === 'docx') {
    const reason = await whyNotWord(spool.fd, spool.size);
    return reason ? refused(reason) : kinds.docx!;
  }
  if (name === 'm4a' && (await isFilm(spool))) return refused(known.mp4!);
  const kind = kinds[name]!;
  if (await isTwoInOne(spool, kind)) return refused('It is more than one kind of file in one');
  return kind;
}

/** A control character of ASCII, other than those of space and line. */
const CONTROL = /(?![\t-\r\u{80}-\u{9f}])\p{Cc}/u;

/** What a kind is called by its content where it is one of those above: a zip may be a document, a film only sound. */
const sameAs: Record<string, string> = { zip: 'docx', mp4: 'm4a', opus: 'ogg', oga: 'ogg' };

/** What people send often, with what they can do about it. */
const known: Record<string, string> = {
  cfb: 'It is an older Word document or protected by a password: save it as .docx or PDF, without a password',
  rtf: 'It is rich text: save it as .docx or PDF',
  heic: 'It is a photo as some phones keep it: save it as JPEG',
  exe: 'It is a program',
  mp4: 'It is a film: send the sound alone, or a photo',
  mov: 'It is a film: send the sound alone, or a photo',
};

/** Whether an MP4 has moving pictures: its table of contents names a track of them. It may stand at the end. */
async function isFilm(spool: Spool): Promise<boolean> {
  for (let at = 0; at + 8 <= spool.size;) {
    const head = await spool.read(at, 8);
    const size = head.readUInt32BE(0);
    if (head.toString('latin1', 4) === 'moov')
      return (await spool.read(at, Math.min(size, MOST_CONTENTS))).includes('vide');
    if (size < 8) break; // what goes on to the end, or is longer than a file that is taken
    at += size;
  }
  return true; // nobody could play it
}
const MOST_CONTENTS = 4 * 1024 * 1024;

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

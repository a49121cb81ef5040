import type { Answer } from '../browser-less.ts';
import { readPdf, wordText } from '../printed-files.ts';

/** Everything that an answer says: a PDF and a Word document are packed, so they are opened and read. */
export async function opened({ headers, bytes, text }: Answer): Promise<string> {
  const type = headers.get('content-type') ?? '';
  const inside = type.includes('pdf')
    ? readPdf(bytes).then((pdf) => pdf.text)
    : type.includes('wordprocessingml')
      ? wordText(bytes)
      : Promise.resolve('');
  const words = await inside.catch(() => ''); // a text of ours that only says it is one
  return [[...headers].flat().join('\n'), text, words].join('\n');
}

import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Conflict } from '../problems.ts';
import { Download } from '../web/answers.ts';
import { PdfPrinter } from './pdf-printer.ts';
import type { PrintedDocument } from './printed-document.ts';

/** The forms that a document can be saved in. */
export const printFormats = {
  pdf: { words: 'PDF', type: 'application/pdf', ending: 'pdf' },
  word: {
    words: 'Word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
  },
} as const;
export type PrintFormat = keyof typeof printFormats;

/** Writes a document as a file; the same words whatever the form. */
@Injectable()
export class Printing {
  constructor(private readonly printer: PdfPrinter) {}

  /** @throws NoChromium for a PDF where there is none; Error when writing failed. */
  async write(document: PrintedDocument, format: PrintFormat): Promise<Buffer> {
    if (format === 'pdf') return this.printer.print(document);
    return writeWord(document);
  }

  /**
   * A short document as a file that is made while somebody waits, once the transaction has ended; nothing of it is kept.
   * @throws Conflict for a PDF where there is no Chromium
   */
  download(document: PrintedDocument, format: PrintFormat, name: string): Download {
    if (format === 'pdf' && !this.printer.isThere()) throw noPdf();
    const { type, ending } = printFormats[format];
    const open = async () => Readable.from([await this.write(document, format)]);
    return new Download({ name: `${name.replaceAll(/[^\p{L}\p{N} ,.'-]/gu, '')}.${ending}`, type, open });
  }
}

const noPdf = () =>
  new Conflict(
    'This portal cannot make PDFs here',
    'Nothing is lost. Go back and save it as Word, or print the page from your browser. Whoever runs the portal can install Chromium.',
  );

/** Loads the writer when the first Word file is asked for. Not in the class: the build leaves such an import in one as it is. */
async function writeWord(document: PrintedDocument): Promise<Buffer> {
  const { wordOf } = await import('./word-writer.ts');
  return wordOf(document);
}

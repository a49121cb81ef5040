import { Injectable } from '@nestjs/common';
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
}

/** Loads the writer when the first Word file is asked for. Not in the class: the build leaves such an import in one as it is. */
async function writeWord(document: PrintedDocument): Promise<Buffer> {
  const { wordOf } = await import('./word-writer.ts');
  return wordOf(document);
}

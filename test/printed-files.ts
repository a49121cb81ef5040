import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One element of a PDF's structure: `H1`, `L`, `TH` and so on. */
export interface Structure {
  role: string;
  alt?: string;
  lang?: string;
  children: Structure[];
}

interface ReadPdf {
  pages: number;
  /** All that is printed on the pages, footers left out: they are no part of the structure. */
  text: string;
  /** What stands beyond the margins, in part or as a whole. */
  beyond: string[];
  /** The language that the document declares. */
  language: string | null;
  title: string | undefined;
  structure: Structure[];
  outline: string[];
}

/** In points, and a little less than the margin of every side: letters lean out of their box. */
const MARGIN = 48;

/** Reads a PDF as a screen reader does: through its structure. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 });
  const pdf = await loading.promise;
  const texts: string[] = [];
  const beyond: string[] = [];
  const structure: Structure[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const inStructure: boolean[] = [];
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    for (const item of items) {
      if ('str' in item) {
        if (!inStructure.includes(true)) continue;
        texts.push(item.str + (item.hasEOL ? ' ' : ''));
        const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
        const isWithin =
          x >= left + MARGIN && x + item.width <= right - MARGIN && y >= bottom + MARGIN && y <= top - MARGIN;
        if (item.str.trim() && !isWithin) beyond.push(item.str);
      } else if (item.type === 'endMarkedContent') inStructure.pop();
      else {
        inStructure.push(item.id !== null && item.id !== undefined);
        texts.push(' ');
      }
    }
    structure.push((await page.getStructTree()) as unknown as Structure);
  }
  const { info } = await pdf.getMetadata();
  const outline = await pdf.getOutline();
  const read = {
    pages: pdf.numPages,
    text: texts.join(''),
    beyond,
    language: (info as { Language: string | null }).Language,
    title: (info as { Title?: string }).Title,
    structure,
    outline: flat(outline ?? []).map(({ title }) => title),
  };
  await loading.destroy();
  return read;
}

interface Entry {
  title: string;
  items: Entry[];
}
const flat = (entries: Entry[]): Entry[] => entries.flatMap((entry) => [entry, ...flat(entry.items)]);

/** All the elements of a structure, in the order of reading. */
export const elementsOf = (structure: readonly Structure[]): Structure[] =>
  structure.flatMap((each) => (each?.role ? [each, ...elementsOf(each.children ?? [])] : []));

const signs = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** The words of a Word document, footers left out. */
export async function wordText(bytes: Buffer): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  return htmlText(value);
}

/** The words of a page, or of a part of one. */
export function htmlText(html: string): string {
  const text = html.replaceAll(/<(?:[^<>"]|"[^"]*")*>/g, (tag) => (/^<\/?(?:a|strong|em)\b/.test(tag) ? '' : ' '));
  return text
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof signs) => signs[name]);
}

/** Words only: no spaces, no marks of lists; parted after a hyphen, where a line may end. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/\s+|(?<=-)/u)
    .filter((word) => word && !/^(?:[•◦▪]|\d{1,3}\.)$/u.test(word));

/** Letters and signs only, in their order; joined letters apart and in none, since a PDF draws these one by one from the left. */
export const lettersOf = (text: string): string => {
  const all = text.normalize('NFKC').replaceAll(/[\s•◦▪]/gu, '');
  const joined = [...all.matchAll(/\p{Script=Arabic}/gu)].map(String).toSorted();
  return all.replaceAll(/\p{Script=Arabic}/gu, '') + joined.join('');
};
